using nanoFramework.TestFramework;
using SmpPen.Core.Motion;

namespace SmpPen.Unit.Motion
{
    [TestClass]
    public class HomingSequenceTests
    {
        [TestMethod]
        public void FlagClear_RetractsIntoTheFlag_ThenFineOutward()
        {
            HomingSequence homing = new HomingSequence();
            homing.Begin();
            Assert.AreEqual(-44, homing.NextLeg(false));
            Assert.AreEqual(-44, homing.NextLeg(false));
            Assert.AreEqual(-24, homing.NextLeg(true));
            Assert.AreEqual(2, homing.NextLeg(true));
            Assert.AreEqual(2, homing.NextLeg(true));
            Assert.IsFalse(homing.IsFound);
            Assert.AreEqual(0, homing.NextLeg(false));
            Assert.IsTrue(homing.IsFound);
            Assert.AreEqual(0, homing.NextLeg(false));
        }

        [TestMethod]
        public void FlagSet_LeavesItFirst_ThenComesBackIn()
        {
            HomingSequence homing = new HomingSequence();
            homing.Begin();
            Assert.AreEqual(12, homing.NextLeg(true));
            Assert.AreEqual(12, homing.NextLeg(true));
            Assert.AreEqual(-44, homing.NextLeg(false));
            Assert.AreEqual(-24, homing.NextLeg(true));
            Assert.AreEqual(2, homing.NextLeg(true));
        }

        [TestMethod]
        public void FlagThatFlashed_IsNotTakenForTheEdge()
        {
            HomingSequence homing = new HomingSequence();
            homing.Begin();
            homing.NextLeg(false);
            Assert.AreEqual(-24, homing.NextLeg(true));
            Assert.AreEqual(-44, homing.NextLeg(false));
            Assert.IsFalse(homing.IsFound);
        }

        [TestMethod]
        [DataRow(false, -2596)]
        [DataRow(true, 396)]
        public void FlagThatNeverChanges_EndsTheSearch(bool flag, int farthest)
        {
            HomingSequence homing = new HomingSequence();
            homing.Begin();
            int way = 0;
            int leg = homing.NextLeg(flag);
            while (leg != 0)
            {
                way += leg;
                leg = homing.NextLeg(flag);
            }
            Assert.AreEqual(farthest, way);
            Assert.IsFalse(homing.IsFound);
            Assert.AreEqual(0, homing.NextLeg(!flag));
        }

        [TestMethod]
        public void FlagThatSticksOnTheFineWay_EndsTheSearch()
        {
            HomingSequence homing = new HomingSequence();
            homing.Begin();
            homing.NextLeg(false);
            homing.NextLeg(true);
            int way = 0;
            int leg = homing.NextLeg(true);
            while (leg != 0)
            {
                way += leg;
                leg = homing.NextLeg(true);
            }
            Assert.AreEqual(HomingSequence.MaxFineSteps, way);
            Assert.IsFalse(homing.IsFound);
        }
    }
}
