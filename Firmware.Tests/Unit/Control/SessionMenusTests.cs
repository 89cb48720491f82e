using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class SessionMenusTests
    {
        private const int PresetRow = 2;
        private const int CartridgeRow = 3;
        private const int EndRow = 4;

        [TestMethod]
        public void TheQuestionToEndASession_IsCancelledByStop()
        {
            PenRig rig = PausedAtRow(EndRow);
            rig.Press(InputLine.ButtonSelect);
            Assert.IsTrue(rig.Status.Editing);
            rig.Press(InputLine.ButtonStop);
            Assert.IsFalse(rig.Status.Editing);
            rig.Press(InputLine.ButtonSelect);
            Assert.IsTrue(rig.Status.Editing);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
        }

        // SR-35
        [TestMethod]
        [DataRow(4)]    // InputLine.ButtonUp
        [DataRow(8)]    // InputLine.ButtonDown
        public void TheQuestionForANewCartridge_IsCancelledByUpAndDown(int button)
        {
            PenRig rig = PausedAtRow(CartridgeRow);
            rig.Press(InputLine.ButtonSelect);
            Assert.IsTrue(rig.Status.Editing);
            rig.Press((InputLine)button);
            Assert.IsFalse(rig.Status.Editing);
            Assert.AreEqual(CartridgeRow, rig.Status.Cursor);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
        }

        [TestMethod]
        public void InAPause_AnotherPresetCanBeChosen()
        {
            PenRig rig = PausedAtRow(PresetRow);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual(1, rig.Status.PresetIndex);
            Assert.AreEqual("Temple", rig.Status.PresetName);
            Assert.IsFalse(rig.Status.Editing);
        }

        [TestMethod]
        public void CartridgeZero_LeftByStopInASession_GoesBackToThePause()
        {
            PenRig rig = PausedAtRow(CartridgeRow);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.CartridgeZero, (int)rig.Status.State);
            rig.Press(InputLine.ButtonStop);
            rig.Run(2000);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            Assert.AreEqual(1, rig.Status.SessionPricks);
            Assert.IsTrue(rig.Carriage.IsHome);
        }

        private static PenRig PausedAtRow(int row)
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tap(100);
            rig.Press(InputLine.ButtonStop);
            for (int i = 0; i < row; i++)
            {
                rig.Press(InputLine.ButtonDown);
            }
            Assert.AreEqual(row, rig.Status.Cursor);
            return rig;
        }
    }
}
