using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Display;
using SmpPen.Core.Safety;

namespace SmpPen.Unit.Display
{
    // SR-34
    [TestClass]
    public class FaultWordsTests
    {
        [TestMethod]
        public void EveryFault_IsWholeOnThePanel_AndNothingElseStandsThere()
        {
            for (int code = 1; code < FaultCatalogue.Count; code++)
            {
                byte[] picture = Render((FaultCode)code, false);
                for (int line = 0; line < 2; line++)
                {
                    AssertAlone(picture, 3 + line, FaultCatalogue.Line((FaultCode)code, 1 + line));
                    AssertAlone(picture, 5 + line, FaultCatalogue.Line((FaultCode)code, 3 + line));
                }
                Assert.IsTrue(PanelReader.Find(picture, 2, FaultCatalogue.Title((FaultCode)code)) > 0);
            }
        }

        [TestMethod]
        public void EveryFault_IsToldInThePractitionersWords()
        {
            string[] engineers =
            {
                "enable", "heartbeat", "interlock", "gate", "driver", "carriage", "flag", "home", "coil", "loop", "sensor", "pulse",
                "counter", "steps", "volt", "duty", "code", "crc", "active",
            };
            for (int code = 1; code < FaultCatalogue.Count; code++)
            {
                string text = All((FaultCode)code).ToLower();
                for (int i = 0; i < engineers.Length; i++)
                {
                    Assert.IsTrue(text.IndexOf(engineers[i]) < 0, text + ": " + engineers[i]);
                }
            }
        }

        [TestMethod]
        public void EveryFault_SaysWhatToDo()
        {
            string[] acts = { "Restart", "restart", "Select", "service", "Let go", "Lift", "technician" };
            for (int code = 1; code < FaultCatalogue.Count; code++)
            {
                FaultCode fault = (FaultCode)code;
                string step = FaultCatalogue.Line(fault, 3) + " " + FaultCatalogue.Line(fault, 4);
                bool says = false;
                for (int i = 0; i < acts.Length; i++)
                {
                    says |= step.IndexOf(acts[i]) >= 0;
                }
                Assert.IsTrue(says, step);
                bool saysRestart = step.IndexOf("estart") >= 0;
                Assert.AreEqual(FaultCatalogue.NeedsRestart(fault), saysRestart, step);
            }
        }

        private static string All(FaultCode code)
        {
            return FaultCatalogue.Title(code) + " " + FaultCatalogue.Line(code, 1) + " " + FaultCatalogue.Line(code, 2) + " "
                + FaultCatalogue.Line(code, 3) + " " + FaultCatalogue.Line(code, 4);
        }

        // The line stands at the left edge, and its last word is followed by nothing.
        private static void AssertAlone(byte[] picture, int page, string text)
        {
            int column = PanelReader.Find(picture, page, text);
            Assert.IsTrue(column >= 0 && column <= 2, text);
            for (int x = column + (text.Length * SmallFont.Width); x < FrameBuffer.Columns; x++)
            {
                Assert.AreEqual(0, picture[(page * FrameBuffer.Columns) + x] & 0x7F, text);
            }
        }

        private static byte[] Render(FaultCode code, bool canBeCleared)
        {
            PenStatus status = Samples.Typical(ScreenId.Fault);
            status.Fault = code;
            status.FaultCanBeCleared = canBeCleared;
            return Samples.Picture(status);
        }
    }
}
