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
        private const int BytesPerStep = HalvesPerStep * RmtSymbols.BytesPerHalf;
        private const int LongestRamp = (MaxSteps + 1) / 2;
        private const int PulseMicroseconds = 5;

        private readonly RmtOutput _output;
        private readonly GpioPin _direction;
        private readonly PinValue _high = PinValue.High;
        private readonly PinValue _low = PinValue.Low;
        private readonly byte[] _symbols = new byte[MaxSteps * BytesPerStep];
        private readonly byte[] _rising = new byte[LongestRamp * BytesPerStep];
        private readonly byte[] _falling = new byte[LongestRamp * BytesPerStep];
        private bool _isOutward;

        /// <summary>Takes RMT channel 0 with the memory of channels 0-3, and DIR, low (inward).</summary>
        public StepperOutput(GpioController controller)
        {
            _direction = controller.OpenPin(PinMap.Direction, PinMode.Output);
            _output = new RmtOutput(Channel, PinMap.Step, MemoryBlocks);
        }

        /// <inheritdoc/>
        public int MaxStepsPerTrain => MaxSteps;

        /// <inheritdoc/>
        /// <exception cref="ArgumentException">A period cannot be played, or there are not as many as half of the longest train has.</exception>
        public void UseRamp(int[] periodsMicroseconds)
        {
            if (periodsMicroseconds.Length != LongestRamp)
            {
                throw new ArgumentException();
            }
            for (int i = 0; i < LongestRamp; i++)
            {
                int period = periodsMicroseconds[i];
                if (period <= PulseMicroseconds || period - PulseMicroseconds > RmtSymbols.LongestTicks)
                {
                    throw new ArgumentException();
                }
                PutStep(_rising, i, period);
                PutStep(_falling, LongestRamp - 1 - i, period);
            }
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
        public void SendTrain(int steps)
        {
            if (steps < 1 || steps > MaxSteps)
            {
                throw new ArgumentOutOfRangeException();
            }
            int down = steps / 2;
            int upLength = (steps - down) * BytesPerStep;
            int downLength = down * BytesPerStep;
            Array.Copy(_rising, 0, _symbols, 0, upLength);
            Array.Copy(_falling, _falling.Length - downLength, _symbols, upLength, downLength);
            if (steps < MaxSteps)
            {
                // The array always goes out whole; a duration of 0 ends the train here.
                RmtSymbols.Put(_symbols, steps * HalvesPerStep, false, 0);
            }
            _output.Send(_symbols);
        }

        private static void PutStep(byte[] symbols, int step, int periodMicroseconds)
        {
            int half = step * HalvesPerStep;
            RmtSymbols.Put(symbols, half, true, PulseMicroseconds);
            RmtSymbols.Put(symbols, half + 1, false, periodMicroseconds - PulseMicroseconds);
        }
    }
}
