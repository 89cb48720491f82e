using nanoFramework.TestFramework;
using SmpPen.Core.Session;

namespace SmpPen.Unit.Session
{
    // SR-04
    [TestClass]
    public class GuardrailTests
    {
        [TestMethod]
        [DataRow(-20, false)]
        [DataRow(0, true)]
        [DataRow(1500, true)]
        [DataRow(1520, false)]
        public void Depth_IsAllowed_UpToTheTechnicianLimit(int depthMicrometres, bool allowed)
        {
            Assert.AreEqual(allowed, new PenLimits().DepthMicrometres.Allows(depthMicrometres));
        }

        [TestMethod]
        public void TechnicianLimit_CannotLeaveTheAbsoluteLimit()
        {
            Guardrail depth = new PenLimits().DepthMicrometres;
            depth.TechnicianHigh = 9999;
            Assert.AreEqual(2000, depth.TechnicianHigh);
            depth.TechnicianHigh = -1;
            Assert.AreEqual(0, depth.TechnicianHigh);
        }

        [TestMethod]
        [DataRow(280, false)]
        [DataRow(300, true)]
        [DataRow(1000, true)]
        [DataRow(1020, false)]
        public void Depth_IsRecommended_InsideTheBand(int depthMicrometres, bool recommended)
        {
            Assert.AreEqual(recommended, new PenLimits().DepthMicrometres.Recommends(depthMicrometres));
        }

        [TestMethod]
        [DataRow(-500, 0)]
        [DataRow(700, 700)]
        [DataRow(1600, 1500)]
        public void Limit_GivesTheNearestAllowedValue(int asked, int given)
        {
            Assert.AreEqual(given, new PenLimits().DepthMicrometres.Limit(asked));
        }
    }
}
