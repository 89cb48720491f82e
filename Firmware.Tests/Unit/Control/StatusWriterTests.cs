using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class StatusWriterTests
    {
        private const int ContinuousPreset = 3;

        [TestMethod]
        public void Button_IsShownInTheTickAfterTheOneThatTakesIt()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            // Wherever the turn of the groups stands when the press comes.
            for (int i = 0; i < StatusWriter.TurnTicks; i++)
            {
                rig.Run(10 * i);
                rig.Lines |= InputLine.ButtonDown;
                rig.Tick(PenRig.TickMicroseconds);
                rig.Tick(PenRig.TickMicroseconds);
                Assert.AreEqual(i % 2, rig.Status.Cursor);
                rig.Tick(PenRig.TickMicroseconds);
                Assert.AreEqual((i % 2) + 1, rig.Status.Cursor);
                rig.Lines &= ~InputLine.ButtonDown;
                rig.Run(40);
                if (i % 2 == 1)
                {
                    rig.Press(InputLine.ButtonUp);
                    rig.Press(InputLine.ButtonUp);
                }
            }
        }

        [TestMethod]
        public void ChangeOfState_ShowsStateAndScreenInItsTick()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.PressPedal();
            rig.Tick(PenRig.TickMicroseconds);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            rig.Tick(PenRig.TickMicroseconds);
            Assert.AreEqual((int)PenState.Pricking, (int)rig.Status.State);
            Assert.AreEqual((int)ScreenId.Pricking, (int)rig.Status.Screen);
        }

        [TestMethod]
        public void Fault_IsShownInItsTick_WithWhetherItCanBeCleared()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Lines |= InputLine.DriverFault;
            rig.Run(20);
            Assert.AreEqual((int)FaultCode.DriverFault, (int)rig.Status.Fault);
            Assert.AreEqual((int)ScreenId.Fault, (int)rig.Status.Screen);
            Assert.IsFalse(rig.Status.FaultCanBeCleared);
            rig.Lines &= ~InputLine.DriverFault;
            rig.Tick(PenRig.TickMicroseconds);
            Assert.IsTrue(rig.Status.FaultCanBeCleared);
        }

        // SR-33
        [TestMethod]
        public void Counts_AreNeverOlderThanATurn()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(ContinuousPreset);
            rig.PressPedal();
            int longest = 0;
            int ticks = 0;
            int shown = 0;
            for (int i = 0; i < 300; i++)
            {
                rig.Tick(PenRig.TickMicroseconds);
                bool isUpToDate = rig.Status.SessionPricks == rig.Pen.Model.Counters.Pricks;
                shown += isUpToDate ? 1 : 0;
                ticks = isUpToDate ? 0 : ticks + 1;
                longest = ticks > longest ? ticks : longest;
            }
            Assert.IsTrue(shown >= 300 / StatusWriter.TurnTicks);
            Assert.IsTrue(longest < StatusWriter.TurnTicks);
        }

        [TestMethod]
        public void InputsAndCarriage_AreShownWithinATurn()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Lines ^= InputLine.PedalNormallyClosedClosed;
            for (int i = 0; i < StatusWriter.TurnTicks; i++)
            {
                rig.Tick(PenRig.TickMicroseconds);
            }
            Assert.AreEqual((int)rig.Sample(), rig.Status.Inputs);
            Assert.AreEqual(rig.Carriage.Position, rig.Status.CarriageMicrosteps);
        }

        [TestMethod]
        public void TickThatTakesAButton_LeavesThePanelAlone_AndTheNextOnesDrawAndSend()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Run(200);
            rig.Lines |= InputLine.ButtonSelect;
            rig.Tick(PenRig.TickMicroseconds);
            int pages = rig.Panel.PagesWritten;
            rig.Tick(PenRig.TickMicroseconds);
            rig.Tick(PenRig.TickMicroseconds);
            Assert.AreEqual((int)ScreenId.SessionStart, (int)rig.Status.Screen);
            rig.Tick(PenRig.TickMicroseconds);
            Assert.AreEqual(pages, rig.Panel.PagesWritten);
            rig.Tick(PenRig.TickMicroseconds);
            Assert.AreEqual(pages + 1, rig.Panel.PagesWritten);
        }

        [TestMethod]
        public void Press_RedrawsTheHeadingOnly()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(ContinuousPreset);
            rig.Run(500);
            int pages = rig.Panel.PagesWritten;
            rig.NeedleBlocked = true;
            rig.PressPedal();
            rig.Run(60);
            Assert.AreEqual((int)ScreenId.Pricking, (int)rig.Status.Screen);
            // Heading and notice.
            Assert.IsTrue(rig.Panel.PagesWritten > pages);
            rig.Run(50);
            Assert.IsTrue(rig.Panel.PagesWritten <= pages + 3);
        }
    }
}
