namespace SmpPen.Core.Calibration
{
    /// <summary>What keeps technician commands from everybody else.</summary>
    public interface IServiceLock
    {
        /// <summary>True while a technician has unlocked the pen.</summary>
        bool IsUnlocked { get; }
    }
}
