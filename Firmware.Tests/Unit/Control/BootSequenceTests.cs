using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class BootSequenceTests
    {
        [TestMethod]
        public void ASoundPen_ReachesStandby_WithItsCarriageHome()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            Assert.AreEqual((int)PenState.Standby, (int)rig.Status.State);
            Assert.IsTrue(rig.Carriage.IsHome);
            Assert.IsFalse(rig.IsEnabled);
            Assert.AreEqual((int)ScreenId.Standby, (int)rig.Status.Screen);
        }

        [TestMethod]
        public void TheProof_MakesOneStrokeFromEachOutput_WithTheCarriageHome()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            Assert.AreEqual(3, rig.ShotsFired);
            Assert.AreEqual(3, rig.PwmStarts);
            Assert.AreEqual(2L, rig.Strokes.Count);
            Assert.AreEqual(2, rig.Pen.Model.Counters.TestStrokes);
            Assert.AreEqual(0, rig.Pen.Model.Counters.Pricks);
        }

        // SR-22
        [TestMethod]
        public void ADeadInterlock_IsFoundBeforeAnySession()
        {
            PenRig rig = new PenRig();
            rig.InterlockIsDead = true;
            rig.Boot();
            AssertFault(FaultCode.InterlockFailedSelfTest, rig);
            rig.Press(InputLine.ButtonSelect);
            AssertFault(FaultCode.InterlockFailedSelfTest, rig);
        }

        // SR-22
        [TestMethod]
        public void ADeadEnable_IsFoundBeforeAnySession()
        {
            PenRig rig = new PenRig();
            rig.EnableIsDead = true;
            rig.Boot();
            AssertFault(FaultCode.EnableFailedSelfTest, rig);
        }

        // SR-22
        [TestMethod]
        [DataRow(true, false)]
        [DataRow(false, true)]
        public void AStrokeOutputThatDoesNotArrive_IsFoundBeforeAnySession(bool shotIsDead, bool pwmIsDead)
        {
            PenRig rig = new PenRig();
            rig.ShotIsDead = shotIsDead;
            rig.PwmIsDead = pwmIsDead;
            rig.Boot();
            AssertFault(FaultCode.StrokeFailedSelfTest, rig);
        }

        [TestMethod]
        public void ABlockedNeedle_IsFoundBeforeAnySession()
        {
            PenRig rig = new PenRig();
            rig.NeedleBlocked = true;
            rig.Boot();
            AssertFault(FaultCode.StrokeFailedSelfTest, rig);
        }

        // SR-21
        [TestMethod]
        public void APedalHeldAtPowerUp_IsAFault_AndReleasingItLetsThePenStart()
        {
            PenRig rig = new PenRig();
            rig.PressPedal();
            rig.Run(6000);
            AssertFault(FaultCode.PedalStuckAtStart, rig);
            Assert.IsFalse(rig.Status.FaultCanBeCleared);
            rig.ReleasePedal();
            rig.Run(100);
            Assert.IsTrue(rig.Status.FaultCanBeCleared);
            rig.Press(InputLine.ButtonSelect);
            rig.Boot();
            Assert.AreEqual((int)PenState.Standby, (int)rig.Status.State);
        }

        // SR-21
        [TestMethod]
        public void AButtonHeldAtPowerUp_IsAFault()
        {
            PenRig rig = new PenRig();
            rig.Lines |= InputLine.ButtonUp;
            rig.Run(6000);
            AssertFault(FaultCode.ButtonStuck, rig);
            rig.Lines &= ~InputLine.ButtonUp;
            rig.Press(InputLine.ButtonSelect);
            rig.Boot();
            Assert.AreEqual((int)PenState.Standby, (int)rig.Status.State);
        }

        // SR-08
        [TestMethod]
        public void ADeadHomeFlag_IsAFault()
        {
            PenRig rig = new PenRig();
            rig.Carriage.FlagIsDead = true;
            rig.Run(30000);
            AssertFault(FaultCode.HomeNotFound, rig);
        }

        [TestMethod]
        public void NoHeartbeat_IsGiven_WhileTheInterlockIsProven()
        {
            PenRig rig = new PenRig();
            int longestGap = 0;
            int gap = 0;
            for (int i = 0; i < 2000 && rig.Status.State != PenState.Standby; i++)
            {
                int before = rig.Heartbeats;
                rig.Tick(PenRig.TickMicroseconds);
                gap = rig.Heartbeats == before ? gap + 1 : 0;
                longestGap = gap > longestGap ? gap : longestGap;
            }
            Assert.IsTrue(longestGap >= 15);
        }

        private static void AssertFault(FaultCode code, PenRig rig)
        {
            Assert.AreEqual((int)PenState.Fault, (int)rig.Status.State);
            Assert.AreEqual((int)code, (int)rig.Status.Fault);
            Assert.IsFalse(rig.IsEnabled);
        }
    }
}
