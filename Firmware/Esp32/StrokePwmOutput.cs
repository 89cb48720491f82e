using System;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;
using SmpPen.Core.Hardware;
using SmpPen.Core.Stroke;

namespace SmpPen.Esp32
{
    /// <summary>STROKE_PWM: one LEDC channel.</summary>
    /// <remarks>
    /// No allocation; Start about 0.7 ms, SetOnTime 0.15 ms, Stop 0.15 ms. What it keeps clear of, all in
    /// nf-interpreter targets/ESP32/_nanoCLR/System.Device.Pwm:
    /// PWM1, since timer 4 (PWM9, 10) is programmed in the wrong group; one channel only, since "started" is one flag of all;
    /// every change of frequency through Stop, since a running timer would restart with a cut pulse and a second one;
    /// duty at most 0.5, since the 32-bit product wraps from 0.8192 on.
    /// </remarks>
    public sealed class StrokePwmOutput : IStrokePwm
    {
        /// <summary>Steps of the duty from 0 to 1.</summary>
        public const int DutySteps = 10000;

        private const int LargestDutySteps = DutySteps / 2;

        private readonly PwmChannel _channel;
        private int _frequencyHertz = 100;
        private bool _isStarted;

        /// <summary>Takes the pin and ends a pulse train that survived a reset, a crash or the end of the program before.</summary>
        public StrokePwmOutput()
        {
            Configuration.SetPinFunction(PinMap.StrokePwm, DeviceFunction.PWM1);
            _channel = PwmChannel.CreateFromPin(PinMap.StrokePwm, _frequencyHertz, 0);
            if (_channel == null)
            {
                throw new InvalidOperationException();
            }
            // LEDC outlives everything but the power: only a Start on this channel makes its Stop reach the old train.
            _channel.Start();
            _channel.Stop();
        }

        /// <inheritdoc/>
        public void Start(int frequencyHertz, int onTimeMicroseconds)
        {
            // A setter while started would restart the timer at once; while stopped both are only stored.
            Stop();
            _frequencyHertz = frequencyHertz;
            _channel.Frequency = frequencyHertz;
            _channel.DutyCycle = DutyFor(onTimeMicroseconds);
            _channel.Start();
            _isStarted = true;
        }

        /// <inheritdoc/>
        public void SetOnTime(int onTimeMicroseconds)
        {
            _channel.DutyCycle = DutyFor(onTimeMicroseconds);
        }

        /// <inheritdoc/>
        public void Stop()
        {
            if (_isStarted)
            {
                _channel.Stop();
                _isStarted = false;
            }
        }

        private double DutyFor(int onTimeMicroseconds)
        {
            long period = StrokeTiming.RealPeriodNanoseconds(_frequencyHertz);
            int steps = (int)((((long)onTimeMicroseconds * 1000 * DutySteps) + (period / 2)) / period);
            if (steps > LargestDutySteps)
            {
                steps = LargestDutySteps;
            }
            // The runtime truncates to 1/10,000 and loses a step to rounding (0.57 becomes 5,699): half a step more.
            return steps == 0 ? 0 : (steps + 0.5) / DutySteps;
        }
    }
}
