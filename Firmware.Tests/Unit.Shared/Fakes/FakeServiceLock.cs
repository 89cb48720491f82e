using SmpPen.Core.Calibration;

namespace SmpPen.Unit.Fakes
{
    /// <summary>A lock that the test opens and closes.</summary>
    public sealed class FakeServiceLock : IServiceLock
    {
        public bool IsUnlocked { get; set; }
    }
}
