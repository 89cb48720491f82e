using nanoFramework.TestFramework;
using SmpPen.Core.Safety;

namespace SmpPen.Unit.Safety
{
    // SR-30
    [TestClass]
    public class FaultLatchTests
    {
        [TestMethod]
        public void TheFirstFault_IsHeld_WithItsTime()
        {
            FaultLatch latch = new FaultLatch();
            Assert.IsTrue(latch.Latch(FaultCode.DriverFault, 123456));
            Assert.IsFalse(latch.Latch(FaultCode.MissedStrokes, 200000));
            Assert.AreEqual((int)FaultCode.DriverFault, (int)latch.Code);
            Assert.AreEqual(123456L, latch.AtMicroseconds);
            Assert.AreEqual(1, latch.TotalCount);
        }

        [TestMethod]
        public void NoFault_LatchesNothing()
        {
            FaultLatch latch = new FaultLatch();
            Assert.IsFalse(latch.Latch(FaultCode.None, 1));
            Assert.AreEqual(0, latch.TotalCount);
        }

        [TestMethod]
        public void AfterClearing_TheNextFaultIsHeld_AndTheLogKeepsBoth()
        {
            FaultLatch latch = new FaultLatch();
            latch.Latch(FaultCode.DriverFault, 1);
            latch.Clear();
            Assert.AreEqual((int)FaultCode.None, (int)latch.Code);
            latch.Latch(FaultCode.StepsLost, 2);
            Assert.AreEqual((int)FaultCode.StepsLost, (int)latch.Recent[0]);
            Assert.AreEqual((int)FaultCode.DriverFault, (int)latch.Recent[1]);
        }

        [TestMethod]
        public void TheLog_KeepsTheLastFour()
        {
            FaultLatch latch = new FaultLatch();
            for (int code = 1; code <= 6; code++)
            {
                latch.Latch((FaultCode)code, code);
                latch.Clear();
            }
            Assert.AreEqual(6, (int)latch.Recent[0]);
            Assert.AreEqual(3, (int)latch.Recent[3]);
            Assert.AreEqual(6, latch.TotalCount);
        }
    }
}
