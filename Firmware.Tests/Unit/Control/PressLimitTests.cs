using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class PressLimitTests
    {
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
            Assert.AreEqual(1, rig.Pen.Counters.Pricks);
        }

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
