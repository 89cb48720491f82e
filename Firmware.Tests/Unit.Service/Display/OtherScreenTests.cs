using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Display;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Unit.Display
{
    [TestClass]
    public class OtherScreenTests
    {
        [TestMethod]
        [DataRow(0, 16, "0.00", 99)]
        [DataRow(-500, 1, "-0.50", 74)]
        [DataRow(500, 16, "0.50", 124)]
        [DataRow(140, 16, "0.14", 106)]
        public void CartridgeZero_ShowsTheOffset_InDigitsAndOnTheScale(int micrometres, int column, string digits, int needleColumn)
        {
            PenStatus status = Samples.Typical(ScreenId.CartridgeZero);
            status.CartridgeZeroMicrometres = micrometres;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.Shows(picture, 0, "CARTRIDGE ZERO"));
            Assert.IsTrue(PanelReader.ShowsLarge(picture, 1, column, digits));
            Assert.AreEqual(0xE0, (int)picture[128 + needleColumn]);
        }

        [TestMethod]
        public void CartridgeZero_ShowsTheNotice_AsABarWhenItWarns()
        {
            PenStatus status = Samples.Typical(ScreenId.CartridgeZero);
            status.Notice = Notice.Moving;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 7, "MOVING"));
            status.Notice = Notice.ReleasePedal;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.ShowsInverse(picture, 7, "RELEASE PEDAL"));
            Assert.AreEqual(0x80, (int)picture[(6 * 128) + 127]);
        }

        [TestMethod]
        public void Summary_ShowsTheResult()
        {
            byte[] picture = Samples.Picture(Samples.Typical(ScreenId.Summary));
            Assert.IsTrue(PanelReader.Shows(picture, 0, "DONE  First treatment"));
            Assert.IsTrue(PanelReader.ShowsTitle(picture, 1, 1, "14237", 0));
            Assert.IsTrue(PanelReader.Shows(picture, 4, "Missed             12"));
            Assert.IsTrue(PanelReader.Shows(picture, 5, "Duration      2:15:30"));
            Assert.IsTrue(PanelReader.Shows(picture, 6, "Needle on     1:13:30"));
            picture = Samples.Picture(Samples.Extreme(ScreenId.Summary));
            Assert.IsTrue(PanelReader.ShowsTitle(picture, 1, 1, "2147483647", 0));
            Assert.IsTrue(PanelReader.Shows(picture, 4, "Missed     2147483647"));
        }

        // SR-34
        [TestMethod]
        public void EveryFault_ShowsCodeTitleCauseAndNextStep()
        {
            PenStatus status = Samples.Typical(ScreenId.Fault);
            for (int i = 1; i < FaultCatalogue.Count; i++)
            {
                FaultCode code = (FaultCode)i;
                status.Fault = code;
                byte[] picture = Samples.Picture(status);
                string number = "" + (char)('0' + (i / 10)) + (char)('0' + (i % 10));
                Assert.IsTrue(PanelReader.ShowsTitle(picture, 0, 17, "FAULT", 0xFF));
                Assert.IsTrue(PanelReader.ShowsTitle(picture, 0, 17 + 72, number, 0xFF), number);
                Assert.IsTrue(PanelReader.Shows(picture, 2, FaultCatalogue.Title(code)));
                Assert.IsTrue(PanelReader.Shows(picture, 3, FaultCatalogue.Line(code, 1)));
                Assert.IsTrue(PanelReader.Shows(picture, 4, FaultCatalogue.Line(code, 2)));
                Assert.IsTrue(PanelReader.Shows(picture, 5, FaultCatalogue.Line(code, 3)));
                Assert.IsTrue(PanelReader.Shows(picture, 6, FaultCatalogue.Line(code, 4)));
            }
        }

        // SR-34
        [TestMethod]
        [DataRow(8, true, "SELECT=clear @1:15:12")]
        [DataRow(8, false, "STILL THERE  @1:15:12")]
        [DataRow(4, false, "RESTART PEN  @1:15:12")]
        public void Fault_SaysWhatClearsIt_AndWhenItWas(int code, bool canBeCleared, string line)
        {
            PenStatus status = Samples.Typical(ScreenId.Fault);
            status.Fault = (FaultCode)code;
            status.FaultCanBeCleared = canBeCleared;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 7, line));
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(20)]
        [DataRow(1000)]
        public void UnknownFault_IsShownWithoutWords(int code)
        {
            PenStatus status = Samples.Typical(ScreenId.Fault);
            status.Fault = (FaultCode)code;
            Assert.IsTrue(PanelReader.ShowsTitle(Samples.Picture(status), 0, 17 + 72, "??", 0xFF));
        }

        [TestMethod]
        public void ServiceCounters_FitWithTheLargestCounts()
        {
            byte[] picture = Samples.Picture(Samples.Typical(ScreenId.Service));
            Assert.IsTrue(PanelReader.Shows(picture, 0, "SERVICE 1/4  COUNTERS"));
            Assert.IsTrue(PanelReader.Shows(picture, 2, "Life        100234567"));
            picture = Samples.Picture(Samples.Extreme(ScreenId.Service));
            Assert.IsTrue(PanelReader.Shows(picture, 2, "Life      -----------"));
            Assert.IsTrue(PanelReader.Shows(picture, 3, "Cartridge 99999999999"));
            Assert.IsTrue(PanelReader.Shows(picture, 4, "Session    2147483647"));
            Assert.IsTrue(PanelReader.Shows(picture, 5, "Zone       2147483647"));
            Assert.IsTrue(PanelReader.Shows(picture, 6, "Missed     2147483647"));
            Assert.IsTrue(PanelReader.Shows(picture, 7, "Needle on    99:59:59"));
        }

        [TestMethod]
        [DataRow(1, 2, "\x1F Pedal NO")]
        [DataRow(2, 3, "\x1F Pedal NC")]
        [DataRow(64, 4, "\x1F Driver")]
        [DataRow(128, 5, "\x1F Home")]
        [DataRow(4, 2, "\x1F Up")]
        [DataRow(8, 3, "\x1F Down")]
        [DataRow(16, 4, "\x1F Select")]
        [DataRow(32, 5, "\x1F Stop")]
        public void ServiceInputs_ShowEachLine(int inputs, int page, string text)
        {
            PenStatus status = Samples.Typical(ScreenId.Service);
            status.ServicePage = 1;
            Assert.IsFalse(PanelReader.Shows(Samples.Picture(status), page, text));
            status.Inputs = inputs;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), page, text));
        }

        [TestMethod]
        public void ServiceInputs_ShowTheCarriageAndTheOnTime()
        {
            PenStatus status = Samples.Typical(ScreenId.Service);
            status.ServicePage = 1;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.Shows(picture, 6, "Carriage          -64"));
            Assert.IsTrue(PanelReader.Shows(picture, 7, "On-time       5400 \x1Es"));
            status.CarriageMoving = true;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 6, "Carriage >>"));
            status = Samples.Extreme(ScreenId.Service);
            status.ServicePage = 1;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 6, "Carriage    ---------"));
        }

        [TestMethod]
        public void ServiceFaults_ListTheValidOnes()
        {
            PenStatus status = Samples.Typical(ScreenId.Service);
            status.ServicePage = 2;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 2, "No faults recorded"));
            status.RecentFaults[0] = FaultCode.UncommandedStroke;
            status.RecentFaults[1] = FaultCode.InternalError;
            status.RecentFaults[2] = FaultCode.StepsLost;
            status.RecentFaultCount = 2;
            byte[] picture = Samples.Picture(status);
            Assert.IsTrue(PanelReader.Shows(picture, 2, "07 UNEXPECTED MOVE"));
            Assert.IsTrue(PanelReader.Shows(picture, 3, "18 PROGRAM ERROR"));
            Assert.IsFalse(PanelReader.Shows(picture, 4, "DEPTH LOST"));
            Assert.IsTrue(PanelReader.Shows(picture, 7, "UP/DOWN page STOP out"));
        }

        [TestMethod]
        public void ServicePageThatDoesNotExist_ShowsTheCounters()
        {
            PenStatus status = Samples.Typical(ScreenId.Service);
            status.ServicePage = 7;
            Assert.IsTrue(PanelReader.Shows(Samples.Picture(status), 0, "SERVICE 1/4  COUNTERS"));
            status.ServicePage = 2;
            status.RecentFaultCount = 1;
            status.RecentFaults[0] = (FaultCode)99;
            Assert.IsFalse(PanelReader.Shows(Samples.Picture(status), 2, "99"));
        }

        [TestMethod]
        [DataRow(1, 1240, 16, "1.24!", "Depth", "Advised 0.30-1.00 mm")]
        [DataRow(2, 140, 22, "140!", "Frequency", "Advised 60-130 Hz")]
        [DataRow(3, 100, 16, "10.0!", "Pace", "Advised 1.0-5.0 /s")]
        [DataRow(4, 12500, 16, "12.5!", "Dwell", "Advised 2.0-10.0 ms")]
        [DataRow(5, 10, 37, "10!", "Burst", "Advised 2-4 pricks")]
        public void Confirm_ShowsValueAndBand(int setting, int value, int column, string digits, string name, string band)
        {
            PenStatus status = Samples.Typical(ScreenId.Confirm);
            status.Selected = (SettingId)setting;
            status.ConfirmValue = value;
            byte[] picture = Samples.Picture(status);
            string number = digits.Substring(0, digits.Length - 1);
            Assert.IsTrue(PanelReader.ShowsTitle(picture, 0, 1, "SURE?", 0));
            Assert.IsTrue(PanelReader.Shows(picture, 0, name));
            Assert.IsTrue(PanelReader.ShowsLarge(picture, 2, column, number));
            Assert.IsTrue(PanelReader.ShowsLarge(picture, 2, 70, "!"));
            Assert.IsTrue(PanelReader.Shows(picture, 5, band));
            Assert.IsTrue(PanelReader.Shows(picture, 6, "SELECT  allow it"));
            Assert.IsTrue(PanelReader.Shows(picture, 7, "STOP    keep old one"));
        }

        [TestMethod]
        public void ConfirmOfNothing_ShowsNoBand()
        {
            PenStatus status = Samples.Typical(ScreenId.Confirm);
            status.Selected = SettingId.None;
            Assert.IsFalse(PanelReader.Shows(Samples.Picture(status), 5, "Advised"));
        }
    }
}
