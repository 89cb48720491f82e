using SmpPen.Core.Hardware;

namespace SmpPen.Core.Control
{
    /// <summary>The pen: one time-triggered tick that reads, decides, sets up the peripherals and proves itself alive.</summary>
    public sealed class PenController
    {
        private readonly PenHardware _hardware;

        /// <summary>Makes the pen on its board; nothing moves yet.</summary>
        public PenController(PenHardware hardware)
        {
            _hardware = hardware;
        }

        /// <summary>What the pen is doing.</summary>
        public PenStatus Status { get; } = new PenStatus();

        /// <summary>Reads the store and begins the self-test. Once, before the first tick.</summary>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void Start(long nowMicroseconds)
        {
            Status.State = PenState.SelfTest;
        }

        /// <summary>One control tick, nominally every 10 ms.</summary>
        /// <param name="nowMicroseconds">Time since power-up; measured, never assumed.</param>
        public void Tick(long nowMicroseconds)
        {
            _hardware.Safety.ToggleHeartbeat();
        }
    }
}
