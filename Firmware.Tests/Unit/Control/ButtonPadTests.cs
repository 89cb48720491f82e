using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class ButtonPadTests
    {
        [TestMethod]
        [DataRow(4)]
        [DataRow(8)]
        [DataRow(16)]
        [DataRow(32)]
        public void AButtonSeenSteadily_IsPressedOnce(int line)
        {
            ButtonPad pad = new ButtonPad();
            pad.Tick((InputLine)line, 0);
            Assert.AreEqual(0, (int)pad.Pressed);
            pad.Tick((InputLine)line, 10000);
            Assert.AreEqual(line, (int)pad.Pressed);
            pad.Tick((InputLine)line, 20000);
            Assert.AreEqual(0, (int)pad.Pressed);
        }

        [TestMethod]
        public void ABounce_IsNoPress()
        {
            ButtonPad pad = new ButtonPad();
            pad.Tick(InputLine.ButtonUp, 0);
            pad.Tick(InputLine.None, 10000);
            pad.Tick(InputLine.ButtonUp, 20000);
            Assert.AreEqual(0, (int)pad.Pressed);
        }

        [TestMethod]
        public void UpHeld_RepeatsAfterHalfASecond_TenTimesASecond()
        {
            Assert.AreEqual(1, PressesWhileHeld(InputLine.ButtonUp, 490));
            Assert.AreEqual(2, PressesWhileHeld(InputLine.ButtonUp, 520));
            Assert.AreEqual(7, PressesWhileHeld(InputLine.ButtonUp, 1020));
        }

        [TestMethod]
        [DataRow(16)]
        [DataRow(32)]
        public void SelectAndStopHeld_NeverDoTwoThings(int line)
        {
            Assert.AreEqual(1, PressesWhileHeld((InputLine)line, 5000));
        }

        [TestMethod]
        [DataRow(16)]
        [DataRow(32)]
        public void UpHeldWhileSelectOrStopIsPressed_NoLongerRepeats(int line)
        {
            ButtonPad pad = new ButtonPad();
            for (int i = 0; i < 100; i++)
            {
                pad.Tick(InputLine.ButtonUp, i * 10000);
            }
            for (int i = 100; i < 110; i++)
            {
                pad.Tick(InputLine.ButtonUp | (InputLine)line, i * 10000);
            }
            for (int i = 110; i < 300; i++)
            {
                pad.Tick(InputLine.ButtonUp, i * 10000);
                Assert.AreEqual(0, (int)pad.Pressed);
            }
            pad.Tick(InputLine.None, 3000000);
            pad.Tick(InputLine.None, 3010000);
            pad.Tick(InputLine.ButtonUp, 3020000);
            pad.Tick(InputLine.ButtonUp, 3030000);
            Assert.AreEqual((int)InputLine.ButtonUp, (int)pad.Pressed);
        }

        [TestMethod]
        public void StopAndSelectTogether_AreStop()
        {
            ButtonPad pad = new ButtonPad();
            pad.Tick(InputLine.ButtonStop | InputLine.ButtonSelect, 0);
            pad.Tick(InputLine.ButtonStop | InputLine.ButtonSelect, 10000);
            Assert.AreEqual((int)InputLine.ButtonStop, (int)pad.Pressed);
        }

        [TestMethod]
        public void UpAndDownTogether_AreNothing()
        {
            ButtonPad pad = new ButtonPad();
            pad.Tick(InputLine.ButtonUp | InputLine.ButtonDown, 0);
            pad.Tick(InputLine.ButtonUp | InputLine.ButtonDown, 10000);
            Assert.AreEqual(0, (int)pad.Pressed);
        }

        private static int PressesWhileHeld(InputLine line, int milliseconds)
        {
            ButtonPad pad = new ButtonPad();
            int presses = 0;
            for (int at = 0; at <= milliseconds; at += 10)
            {
                pad.Tick(line, at * 1000L);
                presses += pad.Pressed == line ? 1 : 0;
            }
            return presses;
        }
    }
}
