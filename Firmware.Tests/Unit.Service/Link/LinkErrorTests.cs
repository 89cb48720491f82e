using nanoFramework.TestFramework;
using SmpPen.Core.Link;
using SmpPen.Unit.Control;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Link
{
    /// <summary>Wrong lines: the standard number, and nothing else happens.</summary>
    [TestClass]
    public class LinkErrorTests
    {
        private const string Settings = "DEPT?;FREQ?;PACE?;DWEL?;BURS?;MODE?;PRES?";

        [TestMethod]
        [DataRow("*IDN", -100)]
        [DataRow("SYST:PASS:CEN?", -100)]
        [DataRow("SESS:PRIC 5", -100)]
        [DataRow("DEPT 0.6\u0001", -101)]
        [DataRow("DEPT\u007f?", -101)]
        [DataRow("\"DEPT\"?", -102)]
        [DataRow("DEPT!", -102)]
        [DataRow("DEPT2?", -102)]
        [DataRow("5", -102)]
        [DataRow(":?", -102)]
        [DataRow("SYST::ERR?", -102)]
        [DataRow("DEPT -", -102)]
        [DataRow("DEPT .", -102)]
        [DataRow("DEPT,0.6", -103)]
        [DataRow("DEPT?0.6", -103)]
        [DataRow("DEPT 0.6 0.7", -103)]
        [DataRow("DEPT 0.6 mmmm", -131)]
        [DataRow("DEPT abc", -104)]
        [DataRow("DEPT \"0.6\"", -104)]
        [DataRow("MODE 3", -104)]
        [DataRow("SYST:PASS:CEN 0000", -104)]
        [DataRow("DEPT? 5", -108)]
        [DataRow("*CLS 1", -108)]
        [DataRow("DEPT 0.6,0.7", -108)]
        [DataRow("SYST:PASS:NEW \"a\",\"b\",\"c\"", -108)]
        [DataRow("DEPT", -109)]
        [DataRow("DEPT ;FREQ 90", -109)]
        [DataRow("DEPT ,5", -109)]
        [DataRow("SESS:REC?", -109)]
        [DataRow("SYST:PASS:NEW \"0000\"", -109)]
        [DataRow("ABCDEFGHIJKLMN?", -112)]
        [DataRow("SYST:ABCDEFGHIJKLMN?", -112)]
        [DataRow("NONSENSE", -113)]
        [DataRow("DEP?", -113)]
        [DataRow("DEPTHS?", -113)]
        [DataRow("SYST?", -113)]
        [DataRow("SYSTE:ERR?", -113)]
        [DataRow("*FOO?", -113)]
        [DataRow("*IDN:FOO?", -113)]
        [DataRow("DEPT:FOO?", -113)]
        [DataRow("*?", -113)]
        [DataRow("DEPT 0.600000000000", -124)]
        [DataRow("DEPT 12345678901", -124)]
        [DataRow("DEPT 0.6 HZ", -131)]
        [DataRow("DEPT 0.6 M", -131)]
        [DataRow("FREQ 90 MM", -131)]
        [DataRow("PACE 2 MS", -131)]
        [DataRow("DWEL 4 UM", -131)]
        [DataRow("BURS 4 HZ", -131)]
        [DataRow("DEPT 6E-1", -131)]
        [DataRow("SYST:PASS:CEN \"0000", -151)]
        [DataRow("SYST:PASS:CEN \"00000000000000000\"", -151)]
        [DataRow("DEPT 1.2", -203)]
        [DataRow("DEPT 0.02", -203)]
        [DataRow("FREQ 40", -203)]
        [DataRow("LIM:DEPT 1.2", -203)]
        [DataRow("PRES:SAVE 1", -203)]
        [DataRow("DEPT 1.6", -222)]
        [DataRow("DEPT -0.5", -222)]
        [DataRow("DEPT 2000000 S", -131)]
        [DataRow("DEPT 9999999", -222)]
        [DataRow("FREQ 0", -222)]
        [DataRow("FREQ 151", -222)]
        [DataRow("PACE 11", -222)]
        [DataRow("DWEL 31", -222)]
        [DataRow("DWEL 9999999 S", -222)]
        [DataRow("BURS 1", -222)]
        [DataRow("PRES 0", -222)]
        [DataRow("PRES 9", -222)]
        [DataRow("*ESE 256", -222)]
        [DataRow("*SRE -1", -222)]
        [DataRow("SESS:REC? 1", -222)]
        [DataRow("DEPT 0.613", -224)]
        [DataRow("DEPT 0.6205 MM", -224)]
        [DataRow("FREQ 90.5", -224)]
        [DataRow("PACE 2.3", -224)]
        [DataRow("DWEL 4.2", -224)]
        [DataRow("MODE FAST", -224)]
        [DataRow("SYST:PASS:CEN \"9999\"", -224)]
        public void AWrongLine_GivesItsNumber_AndChangesNothing(string line, int number)
        {
            PenRig rig = new PenRig();
            rig.Boot();
            string before = rig.Ask(Settings);
            Assert.AreEqual("", rig.Ask(line), line);
            Assert.AreEqual(number, rig.TakeError(), line);
            Assert.AreEqual(0, rig.TakeError(), line);
            Assert.AreEqual(before, rig.Ask(Settings), line);
            Assert.IsFalse(rig.Pen.Model.Technician.IsUnlocked);
        }

        [TestMethod]
        public void AfterAnErrorOfForm_TheRestOfTheLineIsNotDone()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            Assert.AreEqual("0.500", rig.Ask("DEPT?;NONSENSE;FREQ 90;FREQ?"));
            Assert.AreEqual("100", rig.Ask("FREQ?"));
        }

        [TestMethod]
        public void AfterAnErrorOfExecution_TheRestOfTheLineIsDone()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            Assert.AreEqual("90", rig.Ask("SESS:REC? 7;:FREQ 90;FREQ?"));
            Assert.AreEqual(-222, rig.TakeError());
        }

        [TestMethod]
        public void ALineOf128Characters_IsTaken_AndALongerOneIsNot()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            string rest = ";;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;";
            Assert.AreEqual(119, rest.Length);
            Assert.AreEqual("", rig.Ask("DEPT 0.62" + rest));
            Assert.AreEqual("0.620", rig.Ask("DEPT?"));
            Assert.AreEqual("", rig.Ask("DEPT 0.700" + rest));
            Assert.AreEqual(-363, rig.TakeError());
            Assert.AreEqual("0.620", rig.Ask("DEPT?"));
        }

        [TestMethod]
        public void AnErrorTooMany_ReplacesTheNewest()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            for (int i = 0; i < 20; i++)
            {
                rig.Ask(i == 0 ? "DEPT 1.6" : "NONSENSE");
            }
            Assert.AreEqual("16", rig.Ask("SYST:ERR:COUN?"));
            Assert.AreEqual("-222,\"Data out of range\"", rig.Ask("SYST:ERR?"));
            for (int i = 0; i < 14; i++)
            {
                Assert.AreEqual("-113,\"Undefined header\"", rig.Ask("SYST:ERR?"));
            }
            Assert.AreEqual("-350,\"Queue overflow\"", rig.Ask("SYST:ERR?"));
            Assert.AreEqual("0,\"No error\"", rig.Ask("SYST:ERR?"));
        }

        [TestMethod]
        public void EveryNumber_HasAText()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            for (int i = 1; i < ScpiError.Numbers.Length; i++)
            {
                rig.Pen.Link.Errors.Push(ScpiError.Numbers[i]);
                string text = rig.Ask("SYST:ERR?");
                Assert.IsTrue(text.IndexOf(",\"") > 0 && text.Length > 15, text);
            }
            rig.Pen.Link.Errors.Push(ScpiError.DefaultPin);
            Assert.AreEqual("1,\"Default PIN in force, change it\"", rig.Ask("SYST:ERR?"));
            rig.Pen.Link.Errors.Push(ScpiError.InputOverrun);
            Assert.AreEqual("-363,\"Input buffer overrun\"", rig.Ask("SYST:ERR?"));
        }

        [TestMethod]
        public void ALineInPieces_IsOneLine()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Serial.Send("DE");
            rig.Run(200);
            rig.Serial.Send("PT 0.6");
            rig.Run(200);
            rig.Serial.Send("2\r");
            rig.Run(200);
            rig.Serial.Send("\n\r\n\n");
            Assert.AreEqual("0.620", rig.Ask("DEPT?"));
            Assert.AreEqual(0, rig.TakeError());
        }

        [TestMethod]
        public void ManyLinesAtOnce_AreDoneInOrder()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Serial.Send("DEPT 0.62\nDEPT?\nDEPT 0.64\nDEPT?\n");
            Assert.AreEqual("0.620\n0.640\n0.640", rig.Ask("DEPT?"));
        }

        [TestMethod]
        public void CtrlX_ForgetsWhatWasTyped()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Serial.Send("DEPT 0.62");
            rig.Serial.SendByte(1);
            rig.Serial.SendByte(CommandLine.Cancel);
            Assert.AreEqual("0.500", rig.Ask("DEPT?"));
            Assert.AreEqual(0, rig.TakeError());
        }

        [TestMethod]
        public void Garbage_IsRefused_AndTheNextLineIsUnderstood()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            string before = rig.Ask(Settings);
            Lcg chance = new Lcg(7);
            for (int i = 0; i < 2000; i++)
            {
                rig.Serial.SendByte(chance.Next(0, 255));
            }
            rig.Ask("");
            Assert.IsTrue(rig.Pen.Link.Errors.Count > 0);
            rig.Ask("*CLS");
            Assert.AreEqual(before, rig.Ask(Settings));
        }
    }
}
