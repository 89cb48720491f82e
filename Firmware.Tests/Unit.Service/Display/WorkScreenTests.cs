using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Unit.Display
{
    [TestClass]
    public class WorkScreenTests
    {
        [TestMethod]
        public void Ready_ShowsDepthRateZonePricksDwellAndTime()
        {
            PenStatus status = Samples.Typical(ScreenId.Ready);
            status.Notice = Notice.PressPedal;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.Shows(picture, 0, "READY"));
            Assert.IsTrue(PanelReader.Shows(picture, 0, "Crown"));
            Assert.IsTrue(PanelReader.ShowsLarge(picture, 1, 1, "0.64"));
            Assert.IsTrue(PanelReader.ShowsLarge(picture, 1, 73, "100"));
            Assert.IsTrue(PanelReader.Shows(picture, 4, "Depth mm"));
            Assert.IsTrue(PanelReader.Shows(picture, 4, "Freq Hz"));
            Assert.IsTrue(PanelReader.Shows(picture, 5, " Pricks         14237"));
            Assert.IsTrue(PanelReader.Shows(picture, 6, " Dwell  4.0ms 2:15:30"));
            Assert.IsTrue(PanelReader.Shows(picture, 7, "PRESS PEDAL"));
            Assert.IsFalse(PanelReader.ShowsInverse(picture, 7, "PRESS PEDAL"));
        }

        [TestMethod]
        public void ATickBesideThePricks_SaysThatTheStrikeHasSettled()
        {
            PenStatus status = Samples.Typical(ScreenId.Pricking);
            Assert.IsFalse(PanelReader.Shows(Samples.Picture(status), 5, "\x1B"));
            status.StrikeSettled = true;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.Shows(picture, 5, " Pricks \x1B"));
            Assert.IsTrue(PanelReader.Shows(picture, 5, "14237"));
        }

        [TestMethod]
        [DataRow(0, 67, "12.5", "Dwell ms")]
        [DataRow(1, 82, "2.5", "Pace /s")]
        [DataRow(2, 103, "3", "Burst N")]
        [DataRow(3, 73, "100", "Freq Hz")]
        public void RateOfEachMode_StandsInLargeDigits(int mode, int column, string digits, string caption)
        {
            PenStatus status = Samples.Typical(ScreenId.Ready);
            status.Settings.Mode = (StrokeMode)mode;
            status.Settings.DwellMicroseconds = 12500;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.ShowsLarge(picture, 1, column, digits));
            Assert.IsTrue(PanelReader.Shows(picture, 4, caption));
            Assert.AreEqual(mode == 0, PanelReader.Shows(picture, 6, "Single"));
            Assert.AreEqual(mode != 0, PanelReader.Shows(picture, 6, "Dwell 12.5ms"));
        }

        [TestMethod]
        [DataRow(3, 1, "\x1C" + "Depth mm", 4)]
        [DataRow(3, 2, "\x1C" + "Freq Hz", 4)]
        [DataRow(3, 4, "\x1C" + "Dwell  4.0ms", 6)]
        [DataRow(1, 3, "\x1C" + "Pace /s", 4)]
        [DataRow(2, 5, "\x1C" + "Burst N", 4)]
        [DataRow(0, 4, "\x1C" + "Dwell ms", 4)]
        public void SelectedSetting_IsTheOnlyBar(int mode, int selected, string bar, int page)
        {
            PenStatus status = Samples.Typical(ScreenId.Ready);
            status.Settings.Mode = (StrokeMode)mode;
            status.Selected = (SettingId)selected;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.ShowsInverse(picture, page, bar));
            int pointers = 0;
            for (int p = 0; p < 8; p++)
            {
                pointers += PanelReader.Shows(picture, p, "\x1C") ? 1 : 0;
            }
            Assert.AreEqual(1, pointers);
        }

        // SR-05
        [TestMethod]
        public void ValuesOutsideTheirBand_AreMarked()
        {
            PenStatus status = Samples.Typical(ScreenId.Ready);
            Assert.IsFalse(PanelReader.ShowsLarge(Samples.Picture(status), 1, 55, "!"));
            status.DepthMarked = true;
            status.DwellMarked = true;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.ShowsLarge(picture, 1, 55, "!"));
            Assert.IsFalse(PanelReader.ShowsLarge(picture, 1, 121, "!"));
            Assert.IsTrue(PanelReader.Shows(picture, 6, "Dwell!"));
            status.RateMarked = true;
            Assert.IsTrue(PanelReader.ShowsLarge(Samples.Picture(status), 1, 121, "!"));
        }

        [TestMethod]
        public void DwellInSingle_IsMarkedInLargeDigits()
        {
            PenStatus status = Samples.Typical(ScreenId.Ready);
            status.Settings.Mode = StrokeMode.Single;
            status.DwellMarked = true;
            Assert.IsTrue(PanelReader.ShowsLarge(Samples.Picture(status), 1, 121, "!"));
        }

        // SR-33
        [TestMethod]
        public void Pricking_DiffersFromReadyAtAGlance_ByALitHeader()
        {
            byte[] pricking = Samples.Picture(Samples.Typical(ScreenId.Pricking));
            byte[] ready = Samples.Picture(Samples.Typical(ScreenId.Ready));
            Assert.IsTrue(PanelReader.ShowsInverse(pricking, 0, "PRICKING"));
            Assert.IsTrue(PanelReader.ShowsInverse(pricking, 0, "Crown"));
            int litPricking = 0;
            int litReady = 0;
            for (int column = 0; column < 128; column++)
            {
                litPricking += pricking[column] == 0xFF ? 1 : 0;
                litReady += ready[column] == 0xFF ? 1 : 0;
            }
            Assert.IsTrue(litPricking > 40);
            Assert.AreEqual(0, litReady);
        }

        [TestMethod]
        [DataRow(4)]
        [DataRow(5)]
        public void LargestValues_StandSideBySide(int screen)
        {
            PenStatus status = Samples.Extreme((ScreenId)screen);
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.Shows(picture, 0, "Mid scalp"));
            Assert.IsTrue(PanelReader.ShowsLarge(picture, 1, 7, "---"));
            Assert.IsTrue(PanelReader.ShowsLarge(picture, 1, 73, "---"));
            Assert.IsTrue(PanelReader.Shows(picture, 5, " Pricks \x1B  2147483647"));
            Assert.IsTrue(PanelReader.Shows(picture, 6, " Dwell!----ms99:59:59"));
            Assert.IsTrue(PanelReader.ShowsInverse(picture, 7, "60 s PRESS: LIFT FOOT"));
        }

        // SR-33
        [TestMethod]
        public void HighestAllowedValues_AreShownInFull()
        {
            PenStatus status = Samples.Typical(ScreenId.Pricking);
            status.Settings.DepthMicrometres = 2000;
            status.Settings.Mode = StrokeMode.Paced;
            status.Settings.PaceTenths = 100;
            status.Settings.DwellMicroseconds = 30000;
            status.Selected = SettingId.Dwell;
            status.Notice = Notice.AbsoluteLimit;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.ShowsLarge(picture, 1, 1, "2.00"));
            Assert.IsTrue(PanelReader.ShowsLarge(picture, 1, 67, "10.0"));
            Assert.IsTrue(PanelReader.ShowsInverse(picture, 6, "Dwell 30.0ms"));
            Assert.IsTrue(PanelReader.Shows(picture, 6, "2:15:30"));
        }
    }
}
