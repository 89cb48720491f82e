using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using nanoFramework.TestFramework;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class PressLimitTests
    {
        // SR-16
        [TestMethod]
        public void StopAndPedalInTheSameTick_FireNothing()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            int fired = rig.ShotsFired;
            rig.PressPedal();
            rig.Lines |= InputLine.ButtonStop;
            rig.Run(100);
            Assert.AreEqual(fired, rig.ShotsFired);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
        }

        // SR-17
        [TestMethod]
        public void ASingleHeldDown_EndsAfterAMinute_AndTheCarriageGoesHomeAfterAnother()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.PressPedal();
            rig.Run(61000);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            rig.Run(61000);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            Assert.IsTrue(rig.Carriage.IsHome);
            Assert.AreEqual(1, rig.Pen.Model.Counters.Pricks);
        }

        // SR-18
        [TestMethod]
        public void ACartridgeZeroThatNobodyTouches_RetractsAfterAMinute()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(59000);
            Assert.AreEqual((int)PenState.CartridgeZero, (int)rig.Status.State);
            rig.Press(InputLine.ButtonUp);
            rig.Run(59000);
            Assert.AreEqual((int)PenState.CartridgeZero, (int)rig.Status.State);
            rig.Tap(300);
            rig.Run(59000);
            Assert.AreEqual((int)PenState.CartridgeZero, (int)rig.Status.State);
            rig.Run(3000);
            Assert.AreEqual((int)PenState.Standby, (int)rig.Status.State);
            Assert.IsTrue(rig.Carriage.IsHome);
        }

        // SR-18
        [TestMethod]
        public void ACartridgeZeroInASession_RetractsToPaused_AndSaysWhy()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Press(InputLine.ButtonStop);
            for (int i = 0; i < 3; i++)
            {
                rig.Press(InputLine.ButtonDown);
            }
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.CartridgeZero, (int)rig.Status.State);
            rig.Run(64000);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            Assert.AreEqual((int)Notice.IdleRetracted, (int)rig.Status.Notice);
            Assert.IsTrue(rig.Carriage.IsHome);
        }

        // SR-06
        [TestMethod]
        public void AStuckUpButton_DeepensByElevenStepsAtMost_AndSaysSo()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            int depth = rig.Status.Settings.DepthMicrometres;
            rig.Lines |= InputLine.ButtonUp;
            rig.Run(5000);
            Assert.AreEqual(depth + (11 * 20), rig.Status.Settings.DepthMicrometres);
            Assert.AreEqual((int)Notice.ButtonHeld, (int)rig.Status.Notice);
            rig.Run(24000);
            Assert.AreEqual(depth + (11 * 20), rig.Status.Settings.DepthMicrometres);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            rig.Run(2000);
            Assert.AreEqual((int)FaultCode.ButtonStuck, (int)rig.Status.Fault);
        }

        // SR-06
        [TestMethod]
        public void AStuckUpButton_LeavesStopAndSelectAtWork()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Lines |= InputLine.ButtonUp;
            rig.Run(5000);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)SettingId.Dwell, (int)rig.Status.Selected);
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
        }

        // SR-06
        [TestMethod]
        public void AStuckStopButton_IsAFault_ThatClearsWhenItComesFree()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Lines |= InputLine.ButtonStop;
            rig.Run(31000);
            Assert.AreEqual((int)FaultCode.ButtonStuck, (int)rig.Status.Fault);
            Assert.IsFalse(rig.Status.FaultCanBeCleared);
            rig.Lines &= ~InputLine.ButtonStop;
            rig.Run(100);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(5000);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
        }

        // SR-17
        [TestMethod]
        public void TestStrokesOfTheCartridgeZero_EndAfterAMinute()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            rig.PressPedal();
            rig.Run(59000);
            Assert.IsTrue(rig.IsEnabled);
            rig.Run(2000);
            Assert.IsFalse(rig.IsEnabled);
            int fired = rig.ShotsFired;
            rig.Run(1000);
            Assert.AreEqual(fired, rig.ShotsFired);
            rig.ReleasePedal();
            rig.Run(100);
            rig.PressPedal();
            rig.Run(500);
            Assert.IsTrue(rig.IsEnabled);
        }
    }
}
