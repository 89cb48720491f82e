namespace SmpPen.Esp32
{
    /// <summary>The period that LEDC really makes of a whole number of hertz, 1-151.</summary>
    /// <remarks>
    /// nf-interpreter System.Device.Pwm and esp-idf ledc.c: up to 151 Hz the timer has 19 bits, and the 80 MHz clock is divided
    /// by a number with 8 fractional bits, rounded to nearest. 100 Hz is really 99.904 Hz.
    /// </remarks>
    public static class LedcClock
    {
        /// <summary>Tenths of a microsecond that one unit (1/256) of the divider adds to the period: 2^19 / 256 / 80 MHz.</summary>
        public const int TenthsOfMicrosecondsPerDividerUnit = 256;

        private const long ClockTimes256 = 80000000L * 256;
        private const int Counts = 524288;

        /// <summary>Real period in tenths of a microsecond.</summary>
        /// <param name="frequencyHertz">Frequency as PwmChannel takes it, 1-151 Hz.</param>
        public static int PeriodTenthsOfMicroseconds(int frequencyHertz)
        {
            long countsPerSecond = (long)frequencyHertz * Counts;
            int divider = (int)((ClockTimes256 + (countsPerSecond / 2)) / countsPerSecond);
            return divider * TenthsOfMicrosecondsPerDividerUnit;
        }
    }
}
