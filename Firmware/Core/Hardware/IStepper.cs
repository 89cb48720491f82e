namespace SmpPen.Core.Hardware
{
    /// <summary>STEP and DIR of the depth axis. Step trains are timed by hardware and cannot be aborted.</summary>
    /// <remarks>
    /// Every train has the same ramp from both ends, so the adapter prepares its symbols once: encoding a train step by step
    /// would cost the interpreter several ticks.
    /// </remarks>
    public interface IStepper
    {
        /// <summary>Most steps that one train may have (they all fit into the peripheral's own memory).</summary>
        int MaxStepsPerTrain { get; }

        /// <summary>Gives the ramp of every train. Once, before the first train.</summary>
        /// <param name="periodsMicroseconds">
        /// From a step to the next, from standstill on, 100-32,000 us; as many as half of the longest train, rounded up.
        /// </param>
        void UseRamp(int[] periodsMicroseconds);

        /// <summary>Sets DIR for the next train. Never while a train plays.</summary>
        /// <param name="outward">True: the carriage moves towards the skin.</param>
        void SetDirection(bool outward);

        /// <summary>Plays a train: up the ramp for its first half, and down the same way. Never while an earlier one is still playing.</summary>
        /// <param name="steps">Steps of the train, 1 to MaxStepsPerTrain.</param>
        void SendTrain(int steps);
    }
}
