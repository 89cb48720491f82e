namespace SmpPen.Core.Hardware
{
    /// <summary>STROKE_SHOT: a counted train of coil pulses, timed by hardware. It cannot be aborted: ENABLE is the stop.</summary>
    public interface IStrokeShot
    {
        /// <summary>Sends the train. Never while an earlier one is still playing.</summary>
        /// <param name="pricks">Number of pulses, 1-10.</param>
        /// <param name="onTimeMicroseconds">Length of each pulse, 500-65,000 us.</param>
        /// <param name="periodMicroseconds">Start of a pulse to start of the next, more than the on-time; unused for one prick.</param>
        void Fire(int pricks, int onTimeMicroseconds, int periodMicroseconds);
    }
}
