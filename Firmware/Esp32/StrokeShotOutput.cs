using System;
using SmpPen.Core.Hardware;

namespace SmpPen.Esp32
{
    /// <summary>STROKE_SHOT: an RMT channel, one memory block.</summary>
    /// <remarks>
    /// No allocation: the symbols of each count of pricks are kept and rewritten in place when a time changes. Fire takes
    /// about 0.5 ms for 10 pricks. A prick is 5 symbols: the pulse over 2 halves (up to 65 ms), the gap over 8 (up to
    /// 262 ms); the last prick needs no gap, so 10 pricks are 46 symbols of the 63 that a block holds.
    /// </remarks>
    public sealed class StrokeShotOutput : IStrokeShot
    {
        /// <summary>Most pricks of one train.</summary>
        public const int MaxPricks = 10;

        private const int Channel = 4;
        private const int PulseHalves = 2;
        private const int GapHalves = 8;
        private const int HalvesPerPrick = PulseHalves + GapHalves;

        private readonly RmtOutput _output;
        private readonly byte[][] _symbols = new byte[MaxPricks + 1][];
        private readonly int[] _onTimes = new int[MaxPricks + 1];
        private readonly int[] _periods = new int[MaxPricks + 1];

        /// <summary>Takes RMT channel 4; the line is low.</summary>
        public StrokeShotOutput()
        {
            _output = new RmtOutput(Channel, PinMap.StrokeShot, 1);
            for (int pricks = 1; pricks <= MaxPricks; pricks++)
            {
                int halves = ((pricks - 1) * HalvesPerPrick) + PulseHalves;
                _symbols[pricks] = new byte[halves * RmtSymbols.BytesPerHalf];
            }
        }

        /// <inheritdoc/>
        /// <exception cref="ArgumentException">A time cannot be played.</exception>
        public void Fire(int pricks, int onTimeMicroseconds, int periodMicroseconds)
        {
            int gap = periodMicroseconds - onTimeMicroseconds;
            // A half of 0 ticks would end the train silently, one of more than 15 bits would be another time.
            if (pricks < 1 || pricks > MaxPricks
                || onTimeMicroseconds < PulseHalves || onTimeMicroseconds > PulseHalves * RmtSymbols.LongestTicks
                || (pricks > 1 && (gap < GapHalves || gap > GapHalves * RmtSymbols.LongestTicks)))
            {
                throw new ArgumentException();
            }
            if (_onTimes[pricks] != onTimeMicroseconds || _periods[pricks] != periodMicroseconds)
            {
                Rewrite(_symbols[pricks], pricks, onTimeMicroseconds, gap);
                _onTimes[pricks] = onTimeMicroseconds;
                _periods[pricks] = periodMicroseconds;
            }
            _output.Send(_symbols[pricks]);
        }

        private static void Rewrite(byte[] symbols, int pricks, int onTimeMicroseconds, int gapMicroseconds)
        {
            for (int prick = 0; prick < pricks; prick++)
            {
                int half = prick * HalvesPerPrick;
                RmtSymbols.PutSpread(symbols, half, PulseHalves, true, onTimeMicroseconds);
                if (prick < pricks - 1)
                {
                    RmtSymbols.PutSpread(symbols, half + PulseHalves, GapHalves, false, gapMicroseconds);
                }
            }
        }
    }
}
