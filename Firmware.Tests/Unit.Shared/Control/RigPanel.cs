using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    /// <summary>A panel that takes what it is given, or is absent.</summary>
    public sealed class RigPanel : IDisplayPanel
    {
        public bool IsAbsent;
        public int PagesWritten;

        public bool TryInitialise()
        {
            return !IsAbsent;
        }

        public bool TryWritePage(int page, int firstColumn, byte[] frame, int columns)
        {
            PagesWritten++;
            return !IsAbsent;
        }
    }
}
