using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    /// <summary>A pulse counter that the rig counts up.</summary>
    public sealed class RigCounter : IPulseCounter
    {
        private readonly PenRig _rig;

        public long Count;

        public RigCounter(PenRig rig)
        {
            _rig = rig;
        }

        public long ReadAtMicroseconds
        {
            get { return _rig.Now; }
        }

        public long Read()
        {
            return Count;
        }
    }
}
