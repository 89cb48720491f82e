using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    /// <summary>A pulse counter that the rig counts up.</summary>
    public sealed class RigCounter : IPulseCounter
    {
        public long Count;

        public long Read()
        {
            return Count;
        }
    }
}
