using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Session;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class PedalWorkTests
    {
        private const int Paced = 2;
        private const int Continuous = 3;
        private const int Burst = 6;

        // SR-39
        [TestMethod]
        public void AtRest_NothingIsWritten_UntilTheFootHasComeAndGone()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(Continuous);
            rig.PressPedal();
            rig.Run(6000);
            // What was prepared is of no use any more, and the release comes too soon for another.
            rig.Press(InputLine.ButtonUp);
            rig.ReleasePedal();
            int writes = rig.Files.Writes;
            rig.Run(20000);
            Assert.AreEqual(writes, rig.Files.Writes);
            rig.Tap(200);
            rig.Run(100);
            Assert.AreEqual(writes + 1, rig.Files.Writes);
        }

        [TestMethod]
        public void AButtonHeldDown_IsAnsweredBeforeTheFlashIsWritten()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tap(200);
            int writes = rig.Files.Writes;
            rig.Press(InputLine.ButtonStop);
            rig.Lines |= InputLine.ButtonDown;
            rig.Run(1000);
            Assert.AreEqual(writes, rig.Files.Writes);
            rig.Lines &= ~InputLine.ButtonDown;
            rig.Run(500);
            Assert.AreEqual(writes + 1, rig.Files.Writes);
        }

        [TestMethod]
        public void Single_APressIsOnePrick_HoweverLong()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tap(30);
            rig.Tap(500);
            rig.Tap(3000);
            Assert.AreEqual(3, rig.Pen.Model.Counters.Pricks);
            Assert.AreEqual(3, rig.Status.SessionPricks);
            Assert.AreEqual(0, rig.Status.MissedStrokes);
        }

        [TestMethod]
        public void Single_TakesEnableAway_WhenThePrickIsDone()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.PressPedal();
            rig.Run(30);
            Assert.IsTrue(rig.IsEnabled);
            rig.Run(200);
            Assert.IsFalse(rig.IsEnabled);
            Assert.AreEqual((int)PenState.Pricking, (int)rig.Status.State);
        }

        [TestMethod]
        public void AGlitchOnThePedal_IsNoPrick()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tap(10);
            Assert.AreEqual(0, rig.Pen.Model.Counters.Pricks);
        }

        [TestMethod]
        public void Burst_IsThreePricks_ForAPressThatLasts()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(Burst);
            rig.Tap(1000);
            Assert.AreEqual(3, rig.Pen.Model.Counters.Pricks);
            rig.Tap(1000);
            Assert.AreEqual(6, rig.Pen.Model.Counters.Pricks);
        }

        [TestMethod]
        public void Paced_KeepsItsPace()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(Paced);
            int tenths = rig.Status.Settings.PaceTenths;
            rig.Tap(10000);
            int expected = tenths;
            Assert.IsTrue(rig.Pen.Model.Counters.Pricks >= expected && rig.Pen.Model.Counters.Pricks <= expected + 1);
        }

        // SR-16
        [TestMethod]
        public void Continuous_StrokesWhileThePedalIsDown_AndStopsInTheSameTick()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(Continuous);
            rig.PressPedal();
            rig.Run(1000);
            Assert.IsTrue(rig.PwmRuns);
            Assert.IsTrue(rig.IsEnabled);
            rig.ReleasePedal();
            rig.Tick(PenRig.TickMicroseconds);
            Assert.IsFalse(rig.IsEnabled);
            Assert.IsFalse(rig.PwmRuns);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            Assert.IsTrue(rig.Pen.Model.Counters.Pricks >= 98);
        }

        // SR-16
        [TestMethod]
        public void Stop_EndsThePress_AndRetracts()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(Continuous);
            rig.PressPedal();
            rig.Run(500);
            rig.Lines |= InputLine.ButtonStop;
            rig.Run(30);
            Assert.IsFalse(rig.IsEnabled);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            rig.Run(2000);
            Assert.IsTrue(rig.Carriage.IsHome);
        }

        // SR-17
        [TestMethod]
        public void APressIsEnded_AfterSixtySeconds_AndMustBeReleased()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(Continuous);
            rig.PressPedal();
            rig.Run(59000);
            Assert.IsTrue(rig.IsEnabled);
            rig.Run(2000);
            Assert.IsFalse(rig.IsEnabled);
            Assert.AreEqual((int)Notice.PressTooLong, (int)rig.Status.Notice);
            rig.Run(3000);
            Assert.IsFalse(rig.IsEnabled);
        }

        // SR-18
        [TestMethod]
        public void SixtySecondsWithoutAPrick_Retract_AndOnePressReturns()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tap(100);
            rig.Run(59000);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            rig.Run(1500);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            Assert.AreEqual((int)Notice.IdleRetracted, (int)rig.Status.Notice);
            rig.Run(2000);
            Assert.IsTrue(rig.Carriage.IsHome);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            Assert.AreEqual((int)Notice.PressPedal, (int)rig.Status.Notice);
        }

        // SR-20
        [TestMethod]
        public void ThePedal_IsDeadUntilSeenReleased_AfterResuming()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Press(InputLine.ButtonStop);
            rig.PressPedal();
            rig.Press(InputLine.ButtonSelect);
            rig.Run(3000);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            Assert.AreEqual((int)Notice.ReleasePedal, (int)rig.Status.Notice);
            Assert.AreEqual(0, rig.Pen.Model.Counters.Pricks);
            rig.ReleasePedal();
            rig.Run(100);
            rig.Tap(100);
            Assert.AreEqual(1, rig.Pen.Model.Counters.Pricks);
        }

        // SR-20
        [TestMethod]
        public void ThePedal_IsDeadWhileTheCarriageIsOnItsWay()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Press(InputLine.ButtonStop);
            rig.Run(2000);
            rig.Lines |= InputLine.ButtonSelect;
            rig.Run(30);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            Assert.AreEqual((int)Notice.Moving, (int)rig.Status.Notice);
            rig.PressPedal();
            rig.Run(30);
            Assert.IsFalse(rig.IsEnabled);
        }

        [TestMethod]
        public void CartridgeZero_StrokesAreTestStrokes_OnlyWhileThePedalIsDown()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            Assert.AreEqual((int)PenState.CartridgeZero, (int)rig.Status.State);
            rig.Tap(1050);
            Assert.AreEqual(2 + 6, rig.Pen.Model.Counters.TestStrokes);
            Assert.AreEqual(0, rig.Pen.Model.Counters.Pricks);
            Assert.IsFalse(rig.IsEnabled);
        }

        // SR-19
        [TestMethod]
        public void AFootHalfWay_IsToldToLift_AndDrivesNothing()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            long drives = rig.Drives.Count;
            rig.Lines &= ~InputLine.PedalNormallyClosedClosed;
            rig.Run(3000);
            Assert.AreEqual((int)Notice.PedalHalfWay, (int)rig.Status.Notice);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            Assert.AreEqual(drives, rig.Drives.Count);
            rig.ReleasePedal();
            rig.Run(200);
            Assert.AreEqual((int)Notice.PressPedal, (int)rig.Status.Notice);
        }

        // SR-36
        [TestMethod]
        public void PricksAreBooked_InTheZoneBeingWorkedOn()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tap(100);
            rig.Tap(100);
            rig.Press(InputLine.ButtonStop);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            rig.Tap(100);
            Assert.AreEqual(2, rig.Pen.Model.Counters.ZonePricks[(int)ScalpZone.Hairline]);
            Assert.AreEqual(1, rig.Pen.Model.Counters.ZonePricks[(int)ScalpZone.LeftTemple]);
            Assert.AreEqual(1, rig.Status.ZonePricks);
            Assert.AreEqual(3, rig.Status.SessionPricks);
        }
    }
}
