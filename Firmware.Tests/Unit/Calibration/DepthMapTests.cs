using nanoFramework.TestFramework;
using SmpPen.Core.Calibration;

namespace SmpPen.Unit.Calibration
{
    [TestClass]
    public class DepthMapTests
    {
        [TestMethod]
        [DataRow(0, -500, 0)]
        [DataRow(0, 0, 320)]
        [DataRow(500, 0, 640)]
        [DataRow(500, 20, 653)]
        [DataRow(2000, 500, 1920)]
        [DataRow(20, 0, 333)]
        public void Protrusion_BecomesMicrosteps_FromTheHomeEdge(int protrusionMicrometres, int zeroMicrometres, int microsteps)
        {
            Assert.AreEqual(microsteps, DepthMap.ToMicrosteps(protrusionMicrometres, zeroMicrometres));
        }

        [TestMethod]
        public void EveryStepOfDepth_IsWithinHalfAMicrostep()
        {
            for (int depthMicrometres = 0; depthMicrometres <= 2000; depthMicrometres += 20)
            {
                int thousandths = (DepthMap.ToMicrosteps(depthMicrometres, 0) * 1000) - ((depthMicrometres + 500) * DepthMap.MicrostepsPerMillimetre);
                Assert.IsTrue(thousandths >= -500 && thousandths <= 500);
            }
        }
    }
}
