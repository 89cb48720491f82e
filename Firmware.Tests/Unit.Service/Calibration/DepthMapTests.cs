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
            Assert.AreEqual(microsteps, new DepthMap().ToMicrosteps(protrusionMicrometres, zeroMicrometres));
        }

        [TestMethod]
        public void EveryStepOfDepth_IsWithinHalfAMicrostep()
        {
            DepthMap map = new DepthMap();
            for (int depthMicrometres = 0; depthMicrometres <= 2000; depthMicrometres += 20)
            {
                int thousandths = (map.ToMicrosteps(depthMicrometres, 0) * 1000) - ((depthMicrometres + 500) * DepthMap.MicrostepsPerMillimetre);
                Assert.IsTrue(thousandths >= -500 && thousandths <= 500);
            }
        }

        [TestMethod]
        [DataRow(-400, 0, 0)]
        [DataRow(0, 0, 257)]
        [DataRow(10, 10, 270)]
        [DataRow(600, 0, 643)]
        [DataRow(1000, 0, 900)]
        [DataRow(1800, 0, 1425)]
        [DataRow(2600, 0, 1950)]
        [DataRow(-420, 0, -13)]
        [DataRow(2700, 0, 2016)]
        public void MeasuredPoints_AreMet_AndJoinedByStraightPieces(int protrusionMicrometres, int zeroMicrometres, int microsteps)
        {
            DepthMap map = new DepthMap();
            map.Set(new int[] { 0, 900, 1950 }, new int[] { -400, 1000, 2600 }, 3);
            Assert.AreEqual(microsteps, map.ToMicrosteps(protrusionMicrometres, zeroMicrometres));
        }

        [TestMethod]
        public void BothWays_AgreeWithinAMicrostep_AndEachIsMonotonic()
        {
            DepthMap map = new DepthMap();
            map.Set(new int[] { 0, 500, 1000, 1960 }, new int[] { -520, 240, 1060, 2530 }, 4);
            int last = -1000;
            for (int micrometres = -500; micrometres <= 2500; micrometres++)
            {
                int microsteps = map.ToMicrosteps(micrometres, 0);
                Assert.IsTrue(microsteps >= last);
                int back = map.ToMicrometres(microsteps) - micrometres;
                Assert.IsTrue(back >= -2 && back <= 2);
                last = microsteps;
            }
        }

        [TestMethod]
        public void SetNominal_ForgetsThePoints()
        {
            DepthMap map = new DepthMap();
            map.Set(new int[] { 0, 900, 1950 }, new int[] { -400, 1000, 2600 }, 3);
            map.SetNominal();
            Assert.AreEqual(640, map.ToMicrosteps(500, 0));
            Assert.AreEqual(500, map.ToMicrometres(640));
        }
    }
}
