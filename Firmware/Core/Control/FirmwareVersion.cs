namespace SmpPen.Core.Control
{
    /// <summary>The version of this firmware, as the display and the service link state it.</summary>
    public static class FirmwareVersion
    {
        /// <summary>Major.minor.patch.</summary>
        public const string Text = "1.0.0";
    }
}
