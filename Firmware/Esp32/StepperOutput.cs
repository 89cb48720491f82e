using System;
using System.Device.Gpio;
using SmpPen.Core.Hardware;

namespace SmpPen.Esp32
{
    /// <summary>STEP over an RMT channel with four memory blocks, DIR as a GPIO output. One symbol is one step.</summary>
    /// <remarks>No allocation but for DIR (72 bytes a change). SendTrain takes 1.3 ms whatever the length.</remarks>
    public sealed class StepperOutput : IStepper
    {
        /// <summary>The four blocks hold 256 symbols, one of them the end marker's.</summary>
        private const int MaxSteps = 255;

        private const int Channel = 0;
        private const byte MemoryBlocks = 4;
        private const int HalvesPerStep = 2;
        private const int PulseMicroseconds = 5;

        private readonly RmtOutput _output;
        private readonly GpioPin _direction;
        private readonly PinValue _high = PinValue.High;
        private readonly PinValue _low = PinValue.Low;
        private readonly byte[] _symbols = new byte[MaxSteps * HalvesPerStep * RmtSymbols.BytesPerHalf];
        private bool _isOutward;
        private int _steps;

        /// <summary>Takes RMT channel 0 with the memory of channels 0-3, and DIR, low (inward).</summary>
        public StepperOutput(GpioController controller)
        {
            _direction = controller.OpenPin(PinMap.Direction, PinMode.Output);
            _output = new RmtOutput(Channel, PinMap.Step, MemoryBlocks);
        }

        /// <inheritdoc/>
        public int MaxStepsPerTrain
        {
            get { return MaxSteps; }
        }

        /// <inheritdoc/>
        public void SetDirection(bool outward)
        {
            if (outward != _isOutward)
            {
                _direction.Write(outward ? _high : _low);
                _isOutward = outward;
            }
        }

        /// <inheritdoc/>
        public void BeginTrain()
        {
            _steps = 0;
        }

        /// <inheritdoc/>
        /// <exception cref="ArgumentException">The period cannot be played, or the train is full.</exception>
        public void AddStep(int periodMicroseconds)
        {
            int rest = periodMicroseconds - PulseMicroseconds;
            if (_steps == MaxSteps || rest < 1 || rest > RmtSymbols.LongestTicks)
            {
                throw new ArgumentException();
            }
            int half = _steps * HalvesPerStep;
            RmtSymbols.Put(_symbols, half, true, PulseMicroseconds);
            RmtSymbols.Put(_symbols, half + 1, false, rest);
            _steps++;
        }

        /// <inheritdoc/>
        public void SendTrain()
        {
            if (_steps < MaxSteps)
            {
                // The array always goes out whole; a duration of 0 ends the train here.
                RmtSymbols.Put(_symbols, _steps * HalvesPerStep, false, 0);
            }
            _output.Send(_symbols);
        }
    }
}
