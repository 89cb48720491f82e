namespace SmpPen.Core.Hardware
{
    /// <summary>STROKE_PWM: a continuous train of coil pulses, timed by hardware.</summary>
    public interface IStrokePwm
    {
        /// <summary>Starts the train with a pulse at once. Only while stopped: a change of frequency goes through Stop.</summary>
        /// <param name="frequencyHertz">Stroke frequency, 1-150 Hz.</param>
        /// <param name="onTimeMicroseconds">Coil on-time of each stroke; at most half the period.</param>
        void Start(int frequencyHertz, int onTimeMicroseconds);

        /// <summary>Changes the on-time from the next period on. At most once a stroke period.</summary>
        void SetOnTime(int onTimeMicroseconds);

        /// <summary>Ends the train; a pulse in progress is cut.</summary>
        void Stop();
    }
}
