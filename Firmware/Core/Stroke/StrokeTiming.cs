using SmpPen.Core.Session;

namespace SmpPen.Core.Stroke
{
    /// <summary>Plans on-time, period and duty of coil pulses. Pure integer arithmetic in microseconds.</summary>
    public static class StrokeTiming
    {
        /// <summary>Coil time until full depth is reached, nominal and with a reserve, in microseconds: where regulation starts.</summary>
        public const int NominalStrikeMicroseconds = 2600;

        /// <summary>Shortest period of the pricks of a burst, in microseconds.</summary>
        public const int MinBurstPeriodMicroseconds = 12000;

        /// <summary>Longest on-time of a prick, in microseconds.</summary>
        public const int LongestPrickMicroseconds = 40000;

        /// <summary>
        /// Coil time planned for what the guard may take for 100 ms, in microseconds. Binds where the planned duty alone does not:
        /// at 71 ms two pulses of 27.7 ms fit into 100 ms.
        /// </summary>
        public const int PlannedOnMicrosecondsPer100Milliseconds = PenLimits.MaxCoilOnMicrosecondsPer100Milliseconds - 2000;

        // The guard books a pulse in whole ticks, from the one that it was counted in: its 100 ms may reach over 11 ticks that are a
        // little late, and of the last pulse in them it may have booked a tick that is still to come.
        private const int WindowMicroseconds = 112000;
        private const int WindowAndTickMicroseconds = WindowMicroseconds + 8000;
        private const int BurstPeriodStepMicroseconds = 4000;
        private const long LedcClockHertz = 80000000;
        private const int LedcFractionBits = 8;
        private const int LedcMaxResolutionBits = 19;

        /// <summary>On-time of a prick: strike and dwell, less where pace or frequency leave no room for them.</summary>
        /// <param name="mode">How the pedal makes pricks.</param>
        /// <param name="frequencyHertz">Stroke frequency; used in Continuous.</param>
        /// <param name="paceTenths">Pace in tenths of a prick per second; used in Paced.</param>
        /// <param name="strikeMicroseconds">Coil time until full depth is reached.</param>
        /// <param name="dwellMicroseconds">Time at depth.</param>
        /// <param name="floorMicroseconds">In Continuous never less than this, nor more than half the period.</param>
        public static int OnTimeMicroseconds(
            StrokeMode mode, int frequencyHertz, int paceTenths, int strikeMicroseconds, int dwellMicroseconds, int floorMicroseconds)
        {
            bool isContinuous = mode == StrokeMode.Continuous;
            int onTime = Min(strikeMicroseconds + dwellMicroseconds, LongestPrickMicroseconds);
            if (!isContinuous && mode != StrokeMode.Paced)
            {
                return onTime;
            }
            int period = isContinuous ? RealPeriodMicroseconds(frequencyHertz) : PacePeriodMicroseconds(paceTenths);
            onTime = Min(onTime, LongestOnTimeMicroseconds(period));
            return isContinuous ? Min(onTime > floorMicroseconds ? onTime : floorMicroseconds, period / 2) : onTime;
        }

        /// <summary>Longest on-time of pulses that follow each other at a period: within the planned duty and in what the guard takes for 100 ms.</summary>
        /// <param name="periodMicroseconds">Start of a pulse to start of the next.</param>
        public static int LongestOnTimeMicroseconds(int periodMicroseconds)
        {
            int ofDuty = (int)((long)periodMicroseconds * PenLimits.PlannedDutyPerMille / 1000);
            int periods = WindowMicroseconds / periodMicroseconds;
            int rest = WindowAndTickMicroseconds - periods * periodMicroseconds;
            // The worst window begins with a pulse: that many whole periods, and what of one more pulse fits into the rest.
            int ofWindow = PlannedOnMicrosecondsPer100Milliseconds / (periods + 1);
            if (ofWindow > rest)
            {
                ofWindow = (PlannedOnMicrosecondsPer100Milliseconds - rest) / periods;
            }
            return Min(ofDuty, ofWindow);
        }

        /// <summary>Shortest period of a burst's pricks, in microseconds.</summary>
        /// <param name="onTimeMicroseconds">On-time of each prick, at most 40 ms.</param>
        public static int BurstPeriodMicroseconds(int onTimeMicroseconds)
        {
            int onTime = Min(onTimeMicroseconds, LongestPrickMicroseconds);
            int period = (onTime * 1000 + PenLimits.PlannedDutyPerMille - 1) / PenLimits.PlannedDutyPerMille;
            if (period < MinBurstPeriodMicroseconds)
            {
                period = MinBurstPeriodMicroseconds;
            }
            while (LongestOnTimeMicroseconds(period) < onTime)
            {
                period += BurstPeriodStepMicroseconds;
            }
            return period;
        }

        /// <summary>Period in Paced, in microseconds.</summary>
        /// <param name="paceTenths">Pace in tenths of a prick per second, 5-100.</param>
        public static int PacePeriodMicroseconds(int paceTenths) => 10000000 / paceTenths;

        /// <summary>Period that LEDC really makes, in microseconds, rounded down.</summary>
        /// <param name="frequencyHertz">Stroke frequency, 1-150 Hz.</param>
        public static int RealPeriodMicroseconds(int frequencyHertz) => (int)(RealPeriodNanoseconds(frequencyHertz) / 1000);

        /// <summary>Period that LEDC really makes, in nanoseconds: its divider has 8 fractional bits, so 100 Hz is 99.90 Hz.</summary>
        /// <remarks>Resolution as the runtime chooses it (PwmChannel.cpp, GetOptimumResolution), divider rounded as in ledc.c.</remarks>
        /// <param name="frequencyHertz">Stroke frequency, 1-150 Hz.</param>
        public static long RealPeriodNanoseconds(int frequencyHertz)
        {
            const long ScaledClock = LedcClockHertz << LedcFractionBits;
            int bits = LedcMaxResolutionBits;
            while (((ScaledClock / frequencyHertz) >> bits) <= 1 << LedcFractionBits)
            {
                bits--;
            }
            long countsPerSecond = (long)frequencyHertz << bits;
            long divider = (ScaledClock + countsPerSecond / 2) / countsPerSecond;
            return (divider << bits) * 1000 / (ScaledClock / 1000000);
        }

        private static int Min(int a, int b) => a < b ? a : b;
    }
}
