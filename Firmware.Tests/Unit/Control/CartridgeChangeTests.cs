using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class CartridgeChangeTests
    {
        // SR-10
        [TestMethod]
        public void ANewCartridge_WhoseZeroWasLeftByStop_IsZeroedBeforeTheSessionGoesOn()
        {
            PenRig rig = Changing();
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.CartridgeZero, (int)rig.Status.State);
            rig.Run(2000);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            rig.Run(2000);
            rig.Press(InputLine.ButtonStop);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
        }

        // SR-10
        [TestMethod]
        public void ANewCartridge_WhoseZeroAFaultEnded_IsZeroedBeforeTheSessionGoesOn()
        {
            PenRig rig = Changing();
            rig.Lines |= InputLine.DriverFault;
            rig.Run(300);
            rig.Lines &= ~InputLine.DriverFault;
            rig.Press(InputLine.ButtonSelect);
            rig.Run(5000);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.CartridgeZero, (int)rig.Status.State);
        }

        [TestMethod]
        public void TheIdleNotice_StaysInThePauseOnly()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Run(61000);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            Assert.AreEqual((int)Notice.IdleRetracted, (int)rig.Status.Notice);
            rig.Run(3000);
            Assert.AreEqual((int)Notice.IdleRetracted, (int)rig.Status.Notice);
            ChangeCartridge(rig);
            rig.Run(3000);
            Assert.AreEqual((int)Notice.PressPedal, (int)rig.Status.Notice);
        }

        // SR-04
        [TestMethod]
        public void ADepthAboveALoweredLimit_IsNeverGoneTo_AndCanBeLowered()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Press(InputLine.ButtonStop);
            rig.Pen.Model.Limits.DepthMicrometres.TechnicianHigh = 400;
            rig.Carriage.Furthest = 0;
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            Assert.IsTrue(rig.Carriage.Furthest <= 900 * 640 / 1000);
            rig.Press(InputLine.ButtonDown);
            Assert.AreEqual(380, rig.Status.Settings.DepthMicrometres);
        }

        private static PenRig Changing()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Press(InputLine.ButtonStop);
            ChangeCartridge(rig);
            return rig;
        }

        private static void ChangeCartridge(PenRig rig)
        {
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.CartridgeZero, (int)rig.Status.State);
        }
    }
}
