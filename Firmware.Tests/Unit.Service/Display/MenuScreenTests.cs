using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Unit.Display
{
    [TestClass]
    public class MenuScreenTests
    {
        [TestMethod]
        public void Boot_ShowsNameVersionAndTheRunningCheck()
        {
            byte[] picture = Samples.Picture(Samples.Typical(ScreenId.Boot));
            Assert.IsTrue(PanelReader.ShowsTitle(picture, 1, 23, "SMP PEN", 0));
            Assert.IsTrue(PanelReader.Shows(picture, 3, "Firmware " + FirmwareVersion.Text));
            Assert.IsTrue(PanelReader.Shows(picture, 5, "Interlock"));
            Assert.IsTrue(PanelReader.Shows(picture, 7, "Not a medical device"));
        }

        [TestMethod]
        [DataRow(0, "\x1CSTART SESSION")]
        [DataRow(1, "\x1CSETTINGS")]
        [DataRow(2, "\x1CSERVICE")]
        public void Standby_MarksTheRowOfTheCursor(int cursor, string row)
        {
            PenStatus status = Samples.Typical(ScreenId.Standby);
            status.Cursor = cursor;
            byte[] picture = Samples.Picture(status);
            for (int i = 0; i < 3; i++)
            {
                Assert.AreEqual(i == cursor, PanelReader.ShowsInverse(picture, 3 + i, row));
            }
            Assert.IsTrue(PanelReader.Shows(picture, 7, "Preset"));
            Assert.IsTrue(PanelReader.Shows(picture, 7, "Temple"));
        }

        [TestMethod]
        public void BarOfTheCursor_HasAnUpperEdge_OnThePageAbove()
        {
            PenStatus status = Samples.Typical(ScreenId.Standby);
            Assert.AreEqual(0x84, (int)Samples.Picture(status)[(2 * 128) + 100]);
            status.Cursor = 1;
            byte[] picture = Samples.Picture(status);
            Assert.AreEqual(0x04, (int)picture[(2 * 128) + 100]);
            Assert.AreEqual(0x80, (int)picture[(3 * 128) + 120]);
        }

        [TestMethod]
        public void SessionStart_ShowsCartridgeKindZoneAndPreset()
        {
            byte[] picture = Samples.Picture(Samples.Typical(ScreenId.SessionStart));
            Assert.IsTrue(PanelReader.Shows(picture, 0, "NEW SESSION STOP:back"));
            Assert.IsTrue(PanelReader.ShowsInverse(picture, 2, "\x1CNEW CARTRIDGE FITTED"));
            Assert.IsTrue(PanelReader.Shows(picture, 3, " Kind First treatment"));
            Assert.IsTrue(PanelReader.Shows(picture, 4, "Crown"));
            Assert.IsTrue(PanelReader.Shows(picture, 5, "Temple"));
        }

        [TestMethod]
        public void SessionStart_ShowsClientAndDate()
        {
            PenStatus status = Samples.Typical(ScreenId.SessionStart);
            status.Client = "K17";
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 6, " Client           K17"));
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 7, " Date         not set"));
            status.Today = 20260209;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 7, " Date      2026-02-09"));
            status.Cursor = 5;
            status.Editing = true;
            Assert.IsTrue(PanelReader.ShowsInverse(Samples.Picture(status), 7, "2026-02-09"));
        }

        [TestMethod]
        public void SessionStart_SaysHowLongTheFirstTreatmentIsAgo_AndWarnsBefore28Days()
        {
            PenStatus status = Samples.Typical(ScreenId.SessionStart);
            status.DaysSinceFirst = -1;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 0, "First day not known"));
            status.DaysSinceFirst = 0;
            Assert.IsTrue(PanelReader.ShowsInverse(Samples.Picture(status), 0, "ONLY 0 DAYS, WAIT 28"));
            status.DaysSinceFirst = 27;
            Assert.IsTrue(PanelReader.ShowsInverse(Samples.Picture(status), 0, "ONLY 27 DAYS, WAIT 28"));
            status.DaysSinceFirst = 28;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 0, "First 28 days ago"));
        }

        [TestMethod]
        [DataRow(1, 3, "First treatment")]
        [DataRow(2, 4, "Crown")]
        [DataRow(3, 5, "Temple")]
        public void EditedRow_MarksItsValueOnly(int row, int page, string value)
        {
            PenStatus status = Samples.Typical(ScreenId.SessionStart);
            status.Cursor = row;
            status.Editing = true;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.ShowsInverse(picture, page, value));
            Assert.AreEqual(1, PanelReader.Find(picture, page, "\x1D"));
            Assert.IsFalse(PanelReader.ShowsInverse(picture, page, "\x1D"));
            Assert.AreEqual(0xFF, (int)picture[(page * 128) + PanelReader.Find(picture, page, value) - 1]);
        }

        [TestMethod]
        public void Paused_ShowsTimePricksAndRows()
        {
            byte[] picture = Samples.Picture(Samples.Typical(ScreenId.Paused));
            Assert.IsTrue(PanelReader.ShowsTitle(picture, 0, 1, "PAUSED", 0));
            Assert.IsTrue(PanelReader.Shows(picture, 0, "2:15:30"));
            Assert.IsTrue(PanelReader.Shows(picture, 1, "14237"));
            Assert.IsTrue(PanelReader.ShowsInverse(picture, 2, "\x1CRESUME"));
            Assert.IsTrue(PanelReader.Shows(picture, 3, "Crown"));
            Assert.IsTrue(PanelReader.Shows(picture, 4, "Temple"));
            Assert.IsTrue(PanelReader.Shows(picture, 5, "NEW CARTRIDGE"));
            Assert.IsTrue(PanelReader.Shows(picture, 6, "END SESSION"));
        }

        [TestMethod]
        [DataRow(3, 5)]
        [DataRow(4, 6)]
        public void PausedRowsThatCannotBeUndone_AskFirst(int row, int page)
        {
            PenStatus status = Samples.Typical(ScreenId.Paused);
            status.Cursor = row;
            Assert.IsFalse(PanelReader.Shows(Samples.Picture(status), page, "SURE? SELECT"));
            status.Editing = true;
            Assert.IsTrue(PanelReader.ShowsInverse(Samples.Picture(status), page, "SURE? SELECT"));
            Assert.AreEqual(0x80, Samples.Picture(status)[((page - 1) * 128) + 126] & 0x80);
        }

        [TestMethod]
        public void PausedZone_IsEditedOverTheBarOfANotice()
        {
            PenStatus status = Samples.Typical(ScreenId.Paused);
            status.Cursor = 1;
            status.Editing = true;
            status.Notice = Notice.ReleasePedal;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.ShowsInverse(picture, 3, "Crown"));
            Assert.IsTrue(PanelReader.ShowsInverse(picture, 7, "RELEASE PEDAL"));
            Assert.AreEqual(0x80, (int)picture[(6 * 128) + 120]);
        }

        [TestMethod]
        [DataRow(0, "Rate", "none")]
        [DataRow(1, "Pace", "2.5 /s")]
        [DataRow(2, "Burst", "3 pricks")]
        [DataRow(3, "Frequency", "100 Hz")]
        public void Settings_ShowTheRateOfTheMode(int mode, string name, string value)
        {
            PenStatus status = Samples.Typical(ScreenId.Settings);
            status.Settings.Mode = (StrokeMode)mode;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.Shows(picture, 3, Wording.Mode((StrokeMode)mode)));
            Assert.IsTrue(PanelReader.Shows(picture, 5, name));
            Assert.IsTrue(PanelReader.Shows(picture, 5, value));
        }

        [TestMethod]
        public void Settings_MarkWhatIsOutsideItsBand()
        {
            PenStatus status = Samples.Typical(ScreenId.Settings);
            Assert.IsFalse(PanelReader.Shows(Samples.Picture(status), 4, "!"));
            status.DepthMarked = true;
            status.RateMarked = true;
            status.DwellMarked = true;
            status.Cursor = 2;
            status.Editing = true;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.Shows(picture, 4, " Depth     !") || PanelReader.Shows(picture, 4, "\x1D" + "Depth"));
            Assert.IsFalse(PanelReader.ShowsInverse(picture, 4, "!"));
            Assert.IsTrue(PanelReader.Shows(picture, 4, "!"));
            Assert.IsTrue(PanelReader.ShowsInverse(picture, 4, "0.64 mm"));
            Assert.IsTrue(PanelReader.Shows(picture, 5, "Frequency!"));
            Assert.IsTrue(PanelReader.Shows(picture, 6, "!"));
            Assert.IsTrue(PanelReader.Shows(picture, 7, "SAVE"));
        }

        [TestMethod]
        public void LongestNamesAndCounts_StandSideBySide()
        {
            byte[] picture = Samples.Picture(Samples.Extreme(ScreenId.SessionStart));
            Assert.IsTrue(PanelReader.Shows(picture, 4, "Mid scalp"));
            Assert.IsTrue(PanelReader.Shows(picture, 5, " Preset      WWWWWWWW"));
            picture = Samples.Picture(Samples.Extreme(ScreenId.Paused));
            Assert.IsTrue(PanelReader.ShowsTitle(picture, 0, 1, "PAUSED", 0));
            Assert.IsTrue(PanelReader.Shows(picture, 0, "99:59:59"));
            Assert.IsTrue(PanelReader.Shows(picture, 1, "---------"));
            picture = Samples.Picture(Samples.Extreme(ScreenId.Settings));
            Assert.IsTrue(PanelReader.Shows(picture, 5, " Frequency!   ---- Hz"));
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(Samples.Extreme(ScreenId.Boot)), 5, "123456789012345678901"));
        }
    }
}
