namespace SmpPen.Core.Hardware
{
    /// <summary>STEP and DIR of the depth axis. Step trains are timed by hardware and cannot be aborted.</summary>
    public interface IStepper
    {
        /// <summary>Most steps that one train may have (they all fit into the peripheral's own memory).</summary>
        int MaxStepsPerTrain { get; }

        /// <summary>Sets DIR for the next train. Never while a train plays.</summary>
        /// <param name="outward">True: the carriage moves towards the skin.</param>
        void SetDirection(bool outward);

        /// <summary>Begins a new train of steps in the adapter's buffer.</summary>
        void BeginTrain();

        /// <summary>Adds one step to the train.</summary>
        /// <param name="periodMicroseconds">From this step to the next, 100-32,000 us.</param>
        void AddStep(int periodMicroseconds);

        /// <summary>Plays the train that was added. Never while an earlier one is still playing.</summary>
        void SendTrain();
    }
}
