namespace SmpPen.Core.Hardware
{
    /// <summary>The two outputs that allow the coil to be driven at all.</summary>
    public interface ISafetyOutputs
    {
        /// <summary>Drives ENABLE. The gate passes coil drive only while it is high. Written only when it changes.</summary>
        void SetEnable(bool high);

        /// <summary>One edge on HEARTBEAT: keeps the 100 ms interlock open for another 100 ms.</summary>
        void ToggleHeartbeat();
    }
}
