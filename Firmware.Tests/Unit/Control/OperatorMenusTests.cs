using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Session;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class OperatorMenusTests
    {
        // SR-35
        [TestMethod]
        public void FromStandbyToReady_IsThreePresses()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            Assert.AreEqual((int)Notice.PressPedal, (int)rig.Status.Notice);
        }

        [TestMethod]
        public void TheMainMenu_MovesWithoutWrapping()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual(0, rig.Status.Cursor);
            for (int i = 0; i < 5; i++)
            {
                rig.Press(InputLine.ButtonDown);
            }
            Assert.AreEqual(2, rig.Status.Cursor);
        }

        [TestMethod]
        public void SessionStart_SetsKindZoneAndPreset()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)ScreenId.SessionStart, (int)rig.Status.Screen);
            EditNextRow(rig, InputLine.ButtonDown);
            EditNextRow(rig, InputLine.ButtonUp);
            EditNextRow(rig, InputLine.ButtonDown);
            Assert.AreEqual((int)SessionKind.TouchUp, (int)rig.Status.Kind);
            Assert.AreEqual((int)ScalpZone.Scar, (int)rig.Status.Zone);
            Assert.AreEqual(1, rig.Status.PresetIndex);
            Assert.AreEqual("Temple", rig.Status.PresetName);
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)ScreenId.Standby, (int)rig.Status.Screen);
            Assert.AreEqual((int)PenState.Standby, (int)rig.Status.State);
        }

        // SR-10
        [TestMethod]
        public void CartridgeZero_StaysWithinHalfAMillimetre()
        {
            PenRig rig = AtZero();
            for (int i = 0; i < 30; i++)
            {
                rig.Press(InputLine.ButtonUp);
            }
            Assert.AreEqual(500, rig.Status.CartridgeZeroMicrometres);
            Assert.AreEqual((int)Notice.AbsoluteLimit, (int)rig.Status.Notice);
            for (int i = 0; i < 60; i++)
            {
                rig.Press(InputLine.ButtonDown);
            }
            Assert.AreEqual(-500, rig.Status.CartridgeZeroMicrometres);
        }

        [TestMethod]
        public void CartridgeZero_IsLeftByStop_WithoutASession()
        {
            PenRig rig = AtZero();
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)PenState.Standby, (int)rig.Status.State);
            Assert.IsFalse(rig.Pen.Model.Counters.IsOpen);
            rig.Run(2000);
            Assert.IsTrue(rig.Carriage.IsHome);
        }

        [TestMethod]
        public void Ready_UpAndDown_ChangeDepthByTwoHundredths()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            int depth = rig.Status.Settings.DepthMicrometres;
            int position = rig.Carriage.Position;
            rig.Press(InputLine.ButtonUp);
            rig.Run(500);
            Assert.AreEqual(depth + 20, rig.Status.Settings.DepthMicrometres);
            Assert.IsTrue(rig.Carriage.Position > position);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Run(500);
            Assert.AreEqual(depth - 20, rig.Status.Settings.DepthMicrometres);
            Assert.IsTrue(rig.Carriage.Position < position);
        }

        [TestMethod]
        public void Ready_SelectGoesToDwell_InSingle()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)SettingId.Dwell, (int)rig.Status.Selected);
            int dwell = rig.Status.Settings.DwellMicroseconds;
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual(dwell + 500, rig.Status.Settings.DwellMicroseconds);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)SettingId.Depth, (int)rig.Status.Selected);
        }

        // SR-05
        [TestMethod]
        public void ADepthOutsideTheBand_AsksFirst_AndStopKeepsTheOld()
        {
            PenRig rig = AtDepth(1000);
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual((int)ScreenId.Confirm, (int)rig.Status.Screen);
            Assert.AreEqual((int)SettingId.Depth, (int)rig.Status.Selected);
            Assert.AreEqual(1020, rig.Status.ConfirmValue);
            rig.Tap(100);
            Assert.AreEqual(0, rig.Pen.Model.Counters.Pricks);
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            Assert.AreEqual(1000, rig.Status.Settings.DepthMicrometres);
            Assert.IsFalse(rig.Status.DepthMarked);
        }

        [TestMethod]
        public void ADepthOutsideTheBand_IsAllowedBySelect_AndMarked()
        {
            PenRig rig = AtDepth(1000);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual(1020, rig.Status.Settings.DepthMicrometres);
            Assert.IsTrue(rig.Status.DepthMarked);
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual((int)ScreenId.Ready, (int)rig.Status.Screen);
            Assert.AreEqual(1040, rig.Status.Settings.DepthMicrometres);
        }

        // SR-04
        [TestMethod]
        public void TheTechnicianLimit_RefusesWithTheReason()
        {
            PenRig rig = AtDepth(1000);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonSelect);
            for (int i = 0; i < 30; i++)
            {
                rig.Press(InputLine.ButtonUp);
            }
            Assert.AreEqual(1500, rig.Status.Settings.DepthMicrometres);
            Assert.AreEqual((int)Notice.TechnicianLimit, (int)rig.Status.Notice);
            Assert.IsTrue(rig.Carriage.Furthest <= 1280);
        }

        // SR-05
        [TestMethod]
        public void WhilePricking_AValueOutsideTheBand_IsRefused()
        {
            PenRig rig = AtDepth(1000);
            rig.PressPedal();
            rig.Run(1000);
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual(1000, rig.Status.Settings.DepthMicrometres);
            Assert.AreEqual((int)Notice.ReleaseFirst, (int)rig.Status.Notice);
        }

        [TestMethod]
        public void WhilePrickingContinuously_TheFrequencyChangesAtOnce()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(3);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)SettingId.Frequency, (int)rig.Status.Selected);
            rig.PressPedal();
            rig.Run(200);
            int frequency = rig.Status.Settings.FrequencyHertz;
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual(frequency + 1, rig.Status.Settings.FrequencyHertz);
            Assert.AreEqual((int)PenState.Pricking, (int)rig.Status.State);
            Assert.IsTrue(rig.PwmRuns);
        }

        [TestMethod]
        public void EndingASession_AsksTwice_AndShowsTheSummary()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tap(100);
            rig.Press(InputLine.ButtonStop);
            for (int i = 0; i < 4; i++)
            {
                rig.Press(InputLine.ButtonDown);
            }
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            Assert.IsTrue(rig.Status.Editing);
            rig.Press(InputLine.ButtonStop);
            Assert.IsFalse(rig.Status.Editing);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)ScreenId.Summary, (int)rig.Status.Screen);
            Assert.AreEqual(1, rig.Status.SessionPricks);
            rig.Run(1000);
            Assert.AreEqual(1, rig.Pen.Model.Keeper.Store.Count);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)ScreenId.Standby, (int)rig.Status.Screen);
        }

        // SR-35
        [TestMethod]
        public void ANewCartridge_InAPause_AsksTwice_AndZeroesItsCount()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tap(100);
            rig.Press(InputLine.ButtonStop);
            for (int i = 0; i < 3; i++)
            {
                rig.Press(InputLine.ButtonDown);
            }
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual(1L, rig.Status.CartridgeStrokes);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.CartridgeZero, (int)rig.Status.State);
            Assert.AreEqual(0L, rig.Status.CartridgeStrokes);
            rig.Run(2000);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            Assert.AreEqual(1, rig.Status.SessionPricks);
        }

        [TestMethod]
        public void Settings_AreStoredBySave_AndThereAfterAPowerCut()
        {
            PenRig rig = new PenRig();
            OpenSettings(rig);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonSelect);
            int depth = rig.Status.Settings.DepthMicrometres;
            for (int i = 0; i < 3; i++)
            {
                rig.Press(InputLine.ButtonDown);
            }
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)ScreenId.Standby, (int)rig.Status.Screen);

            rig.Run(1000);
            PenRig later = new PenRig(rig.Files);
            later.Boot();
            Assert.AreEqual(depth, later.Status.Settings.DepthMicrometres);
        }

        [TestMethod]
        public void Settings_LeftByStop_ChangeNothing()
        {
            PenRig rig = new PenRig();
            OpenSettings(rig);
            int writes = rig.Files.Writes;
            int depth = rig.Status.Settings.DepthMicrometres;
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)ScreenId.Standby, (int)rig.Status.Screen);
            Assert.AreEqual(depth, rig.Status.Settings.DepthMicrometres);
            Assert.AreEqual(writes, rig.Files.Writes);
        }

        [TestMethod]
        public void Settings_ModeAndRate_CanBeEdited()
        {
            PenRig rig = new PenRig();
            OpenSettings(rig);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)StrokeMode.Paced, (int)rig.Status.Settings.Mode);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            int pace = rig.Status.Settings.PaceTenths;
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual(pace + 5, rig.Status.Settings.PaceTenths);
        }

        [TestMethod]
        public void Settings_AValueOutsideTheBand_AsksFirst()
        {
            PenRig rig = new PenRig();
            OpenSettings(rig);
            for (int i = 0; i < 4; i++)
            {
                rig.Press(InputLine.ButtonDown);
            }
            rig.Press(InputLine.ButtonSelect);
            for (int i = 0; i < 20 && rig.Status.Screen == ScreenId.Settings; i++)
            {
                rig.Press(InputLine.ButtonDown);
            }
            Assert.AreEqual((int)ScreenId.Confirm, (int)rig.Status.Screen);
            Assert.AreEqual(1500, rig.Status.ConfirmValue);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)ScreenId.Settings, (int)rig.Status.Screen);
            Assert.AreEqual(1500, rig.Status.Settings.DwellMicroseconds);
            Assert.IsTrue(rig.Status.DwellMarked);
        }

        [TestMethod]
        public void Service_TurnsItsPages_AndIsLeftByStop()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)ScreenId.Service, (int)rig.Status.Screen);
            rig.Press(InputLine.ButtonDown);
            Assert.AreEqual(1, rig.Status.ServicePage);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual(3, rig.Status.ServicePage);
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)PenState.Standby, (int)rig.Status.State);
        }

        private static void EditNextRow(PenRig rig, InputLine button)
        {
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(button);
            rig.Press(InputLine.ButtonSelect);
        }

        private static PenRig AtZero()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            Assert.AreEqual((int)PenState.CartridgeZero, (int)rig.Status.State);
            return rig;
        }

        private static PenRig AtDepth(int depthMicrometres)
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            while (rig.Status.Settings.DepthMicrometres < depthMicrometres)
            {
                rig.Press(InputLine.ButtonUp);
            }
            rig.Run(500);
            return rig;
        }

        private static void OpenSettings(PenRig rig)
        {
            rig.Boot();
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)ScreenId.Settings, (int)rig.Status.Screen);
        }
    }
}
