using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Stroke;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class RegulationTests
    {
        private const int Paced = 2;
        private const int Continuous = 3;

        [TestMethod]
        public void Single_TheOnTimeFollowsFromPressToPress_AndTheScreenHasItsTick()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            Assert.IsFalse(rig.Status.StrikeSettled);
            rig.Tap(100);
            int first = rig.LastOnTimeMicroseconds;
            for (int i = 0; i < 25; i++)
            {
                rig.Tap(100);
            }
            Assert.IsTrue(rig.Status.StrikeSettled);
            int off = rig.Pen.Model.Drive.Regulator.StrikeMicroseconds - (rig.TravelMicroseconds * 6 / 5 - 770);
            Assert.IsTrue(off >= -4 && off <= 4);
            Assert.AreEqual(rig.Pen.Model.Drive.Regulator.StrikeMicroseconds + rig.Status.Settings.DwellMicroseconds, rig.LastOnTimeMicroseconds);
            Assert.IsTrue(rig.LastOnTimeMicroseconds < first);
        }

        [TestMethod]
        [DataRow(Paced)]
        [DataRow(Continuous)]
        public void WhilePricking_TheOnTimeFollowsTheSkin(int preset)
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(preset);
            rig.PressPedal();
            rig.Run(15000);
            Assert.IsTrue(rig.Status.StrikeSettled);
            int soft = rig.LastOnTimeMicroseconds;
            int softStrike = rig.Pen.Model.Drive.Regulator.StrikeMicroseconds;
            rig.TravelMicroseconds = 2700;
            rig.Run(3000);
            Assert.AreEqual((int)PenState.Pricking, (int)rig.Status.State);
            Assert.IsTrue(rig.Pen.Model.Drive.Regulator.StrikeMicroseconds > softStrike + 300);
            Assert.IsTrue(rig.LastOnTimeMicroseconds >= soft);
            Assert.AreEqual(0, rig.Status.MissedStrokes);
        }

        [TestMethod]
        public void APause_KeepsTheStrike_ANewCartridgeForgetsIt()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            for (int i = 0; i < 25; i++)
            {
                rig.Tap(100);
            }
            int strike = rig.Pen.Model.Drive.Regulator.StrikeMicroseconds;
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            Assert.AreEqual(strike, rig.Pen.Model.Drive.Regulator.StrikeMicroseconds);
            Assert.IsTrue(rig.Status.StrikeSettled);
            rig.Press(InputLine.ButtonStop);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.CartridgeZero, (int)rig.Status.State);
            Assert.AreEqual(StrikeRegulator.StartMicroseconds, rig.Pen.Model.Drive.Regulator.StrikeMicroseconds);
            Assert.IsFalse(rig.Status.StrikeSettled);
        }

        [TestMethod]
        public void MissesThatGoOnAtTheLongestOnTime_AreMissedStrokes_AndAreForgottenWhenCleared()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(Continuous);
            rig.PressPedal();
            // Too few misses for the bucket, but they do not end.
            for (int i = 0; i < 40 && rig.Status.Fault == FaultCode.None; i++)
            {
                rig.NeedleBlocked = true;
                rig.Run(20);
                rig.NeedleBlocked = false;
                rig.Run(200);
            }
            Assert.AreEqual((int)FaultCode.MissedStrokes, (int)rig.Status.Fault);
            rig.ReleasePedal();
            rig.Run(500);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)FaultCode.None, (int)rig.Status.Fault);
        }
    }
}
