using nanoFramework.TestFramework;
using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Display;

namespace SmpPen.Unit.Display
{
    [TestClass]
    public class CalibrationScreenTests
    {
        [TestMethod]
        [DataRow(0, "POINT               1")]
        [DataRow(4, "POINT               5")]
        [DataRow(5, "BACKLASH, FROM OUT")]
        [DataRow(6, "CHECK               1")]
        [DataRow(8, "CHECK               3")]
        public void TheTitle_SaysWhichReading(int index, string title)
        {
            PenStatus status = Samples.Typical(ScreenId.Calibration);
            status.Calibration.Step = CalibrationStep.Reading;
            status.Calibration.PointCount = 5;
            status.Calibration.Index = index;
            status.Calibration.ExpectedMicrometres = -1234;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.Shows(picture, 0, title));
            Assert.IsTrue(PanelReader.Shows(picture, 5, "Expected       -1.234"));
            Assert.IsTrue(PanelReader.Shows(picture, 7, "SELECT on    STOP end"));
        }

        [TestMethod]
        [DataRow(3, "POINTS GOOD", "SELECT on    STOP end")]
        [DataRow(4, "VERIFIED", "SELECT on    STOP end")]
        [DataRow(5, "STORED, IN FORCE", "SELECT back")]
        public void TheResult_IsShownInMillimetres(int step, string title, string hint)
        {
            PenStatus status = Samples.Typical(ScreenId.Calibration);
            status.Calibration.Step = (CalibrationStep)step;
            status.Calibration.ResidualMicrometres = 12;
            status.Calibration.SlopePerMille = 1020;
            status.Calibration.BacklashMicrometres = -3;
            status.Calibration.WorstCheckMicrometres = 41;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.Shows(picture, 0, title));
            Assert.IsTrue(PanelReader.Shows(picture, 2, "Residual        0.012"));
            Assert.IsTrue(PanelReader.Shows(picture, 3, "Slope           1.020"));
            Assert.IsTrue(PanelReader.Shows(picture, 4, "Backlash       -0.003"));
            Assert.AreEqual(step > 3, PanelReader.Shows(picture, 5, "Worst check     0.041"));
            Assert.IsTrue(PanelReader.Shows(picture, 7, hint));
        }

        [TestMethod]
        public void EveryRefusal_HasWordsThatFit()
        {
            for (int i = 1; i < 15; i++)
            {
                PenStatus status = Samples.Typical(ScreenId.Calibration);
                status.Calibration.Step = CalibrationStep.Refused;
                status.Calibration.Refusal = (CalibrationRefusal)i;
                string first = NoticeText.Of((CalibrationRefusal)i);
                Assert.IsTrue(first.Length > 0 && first.Length <= 21);
                Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 3, first));
                Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 5, "The old one stays."));
            }
            Assert.AreEqual((int)CalibrationRefusal.TimedOut, 14);
        }

        [TestMethod]
        public void Setup_ShowsItsValues()
        {
            PenStatus status = Samples.Typical(ScreenId.Calibration);
            status.Calibration.Date = 20270409;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.Shows(picture, 0, "CALIBRATE DEPTH"));
            Assert.IsTrue(PanelReader.Shows(picture, 3, "Year"));
            Assert.IsTrue(PanelReader.Shows(picture, 3, "2027"));
            Assert.IsTrue(PanelReader.Shows(picture, 5, "Day"));
            Assert.IsTrue(PanelReader.Shows(picture, 7, "START"));
        }

        // SR-09
        [TestMethod]
        public void Standby_MarksADepthThatIsNotCalibrated()
        {
            PenStatus status = Samples.Typical(ScreenId.Standby);
            Assert.IsFalse(PanelReader.Shows(Samples.Picture(status), 6, "Depth not calibrated"));
            status.Calibration.Mark = CalibrationMark.Never;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 6, "Depth not calibrated"));
            status.Calibration.Mark = CalibrationMark.Due;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 6, "Calibration due"));
        }

        [TestMethod]
        public void ServicePage_SaysWhetherTheCalibrationIsLocked()
        {
            PenStatus status = Samples.Typical(ScreenId.Service);
            status.ServicePage = 3;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 4, "LOCKED: SELECT, PIN"));
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 5, "                   "));
            status.Calibration.PinLength = 3;
            status.Calibration.PinWheel = 7;
            status.Calibration.PinWait = 16;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 4, "PIN ***7"));
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 5, "SELECT each, > ends"));
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 6, "Wait s             16"));
            status.Calibration.PinLength = 0;
            status.Calibration.PinWheel = PinDial.EndPlace;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 4, "PIN > "));
            status.Calibration.PinLength = -1;
            status.Calibration.IsUnlocked = true;
            status.Calibration.Serial = 2;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 2, "Calibrations        2"));
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 4, "SELECT calibrate"));
            // Unlocked over the link by one technician while another dials.
            status.Calibration.PinLength = 2;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 4, "SELECT calibrate "));
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 5, "                   "));
        }
    }
}
