using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Display;
using SmpPen.Core.Safety;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Display
{
    [TestClass]
    public class DisplayControllerTests
    {
        private const long Tick = 10000;

        [TestMethod]
        public void FirstTick_InitialisesAndClearsThePanel()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            DisplayController display = new DisplayController(panel, Samples.Typical(ScreenId.Boot));
            Assert.AreEqual(0, panel.Initialisations);
            display.Tick(0, false);
            Assert.AreEqual(1, panel.Initialisations);
            Assert.AreEqual(8, panel.Writes);
            Assert.IsTrue(Samples.Same(panel.Memory, new byte[1024]));
            Assert.IsFalse(display.IsLost);
        }

        [TestMethod]
        public void EveryTick_AfterTheFirst_WritesOnePageAtMost()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            PenStatus status = Samples.Typical(ScreenId.Pricking);
            DisplayController display = new DisplayController(panel, status);
            display.Tick(0, false);
            for (int i = 1; i < 300; i++)
            {
                int before = panel.Writes;
                status.SessionPricks += 2;
                status.SessionSeconds++;
                Samples.Change(status, i % Samples.Changes);
                status.Screen = (ScreenId)((i / 13) % 12);
                display.Tick(i * Tick, false);
                Assert.IsTrue(panel.Writes - before <= 1);
            }
        }

        [TestMethod]
        public void NewScreen_IsSentFromTheTop_APageEverySecondTick()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            PenStatus status = Samples.Typical(ScreenId.Ready);
            DisplayController display = Settled(panel, status);
            status.Screen = ScreenId.Fault;
            for (int page = 0; page < 8; page++)
            {
                int before = panel.Writes;
                display.Tick((100 + (2 * page)) * Tick, false);
                Assert.AreEqual(before, panel.Writes);
                display.Tick((101 + (2 * page)) * Tick, false);
                Assert.AreEqual(before + 1, panel.Writes);
                Assert.AreEqual(page, panel.LastPage);
            }
            Assert.IsTrue(Samples.Same(panel.Memory, Samples.Picture(status)));
            Assert.IsTrue(Samples.Same(display.Frame.Bytes, panel.Memory));
        }

        [TestMethod]
        public void NothingChanged_NothingSent()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            DisplayController display = Settled(panel, Samples.Typical(ScreenId.Paused));
            int before = panel.Writes;
            Run(display, 100, 50);
            Assert.AreEqual(before, panel.Writes);
        }

        [TestMethod]
        public void OneMorePrick_SendsOnePage_WithinNineTicks()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            PenStatus status = Samples.Typical(ScreenId.Pricking);
            DisplayController display = Settled(panel, status);
            int before = panel.Writes;
            status.SessionPricks++;
            Run(display, 100, 9);
            Assert.AreEqual(before + 1, panel.Writes);
            Assert.AreEqual(5, panel.LastPage);
            Assert.IsTrue(PanelReader.Shows(panel.Memory, 5, "14238"));
        }

        // SR-33
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(6)]
        [DataRow(7)]
        [DataRow(8)]
        [DataRow(9)]
        [DataRow(10)]
        [DataRow(11)]
        [DataRow(12)]
        public void EveryChange_IsOnThePanel_WithinSixteenTicks(int screen)
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            for (int change = 0; change < Samples.Changes; change++)
            {
                PenStatus status = Samples.Typical((ScreenId)screen);
                if (screen == (int)ScreenId.Service && change >= 33 && change <= 35)
                {
                    status.ServicePage = change == 35 ? 2 : 1;
                }
                DisplayController display = Settled(panel, status);
                Samples.Change(status, change);
                Run(display, 100, 16);
                Assert.IsTrue(Samples.Same(panel.Memory, Samples.Picture(status)), "change " + change);
            }
        }

        [TestMethod]
        public void PricksAtFullRate_AreNeverShownMoreThan150MillisecondsOld()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            PenStatus status = Samples.Typical(ScreenId.Pricking);
            DisplayController display = Settled(panel, status);
            int lastShown = 0;
            for (int i = 0; i < 100; i++)
            {
                status.SessionPricks = 20000 + ((i * 3) / 2);
                status.SessionSeconds = 9000 + (i / 100);
                int before = panel.Writes;
                display.Tick((100 + i) * Tick, false);
                if (panel.Writes != before && panel.LastPage == 5)
                {
                    Assert.IsTrue(i - lastShown <= 15);
                    lastShown = i;
                }
            }
            Assert.IsTrue(lastShown > 85);
        }

        [TestMethod]
        public void QuietTick_SendsNothing()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            PenStatus status = Samples.Typical(ScreenId.Ready);
            DisplayController display = new DisplayController(panel, status);
            display.Tick(0, true);
            Assert.AreEqual(0, panel.Initialisations);
            display.Tick(Tick, false);
            display.Tick(2 * Tick, false);
            int before = panel.Writes;
            display.Tick(3 * Tick, true);
            Assert.AreEqual(before, panel.Writes);
            display.Tick(4 * Tick, false);
            Assert.AreEqual(before + 1, panel.Writes);
        }

        // SR-32
        [TestMethod]
        public void AbsentPanel_IsLostAfterASecondOfTrying()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            panel.Answers = false;
            DisplayController display = new DisplayController(panel, Samples.Typical(ScreenId.Boot));
            for (int i = 0; i < 100; i++)
            {
                display.Tick(i * Tick, false);
                Assert.IsFalse(display.IsLost);
            }
            display.Tick(100 * Tick, false);
            Assert.IsTrue(display.IsLost);
            Assert.AreEqual(21, panel.Initialisations);
            Assert.AreEqual(0, panel.Writes);
        }

        [TestMethod]
        public void PanelThatStopsAnswering_IsInitialisedAgain_AndShowsEverything()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            PenStatus status = Samples.Typical(ScreenId.Pricking);
            DisplayController display = Settled(panel, status);
            panel.Answers = false;
            status.SessionPricks++;
            Run(display, 100, 60);
            Assert.IsFalse(display.IsLost);
            for (int i = 0; i < panel.Memory.Length; i++)
            {
                panel.Memory[i] = 0x55;
            }
            panel.Answers = true;
            Run(display, 160, 20);
            Assert.IsTrue(Samples.Same(panel.Memory, Samples.Picture(status)));
            Assert.IsFalse(display.IsLost);
        }

        [TestMethod]
        public void LostPanel_ThatAnswersAgain_IsNoLongerLost()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            PenStatus status = Samples.Typical(ScreenId.Pricking);
            DisplayController display = Settled(panel, status);
            panel.Answers = false;
            status.SessionPricks++;
            Run(display, 100, 130);
            Assert.IsTrue(display.IsLost);
            panel.Answers = true;
            Run(display, 230, 520);
            Assert.IsFalse(display.IsLost);
        }

        [TestMethod]
        public void LostPanel_IsTriedEveryFiveSecondsOnly()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            PenStatus status = Samples.Typical(ScreenId.Pricking);
            DisplayController display = Settled(panel, status);
            panel.Answers = false;
            status.SessionPricks++;
            Run(display, 100, 130);
            Assert.IsTrue(display.IsLost);
            panel.Answers = true;
            Run(display, 230, 300);
            Assert.IsTrue(display.IsLost);
        }

        // SR-32
        [TestMethod]
        public void PanelThatOnlyInitialises_IsStillLost()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            PenStatus status = Samples.Typical(ScreenId.Ready);
            DisplayController display = Settled(panel, status);
            status.SessionPricks++;
            bool lost = false;
            for (int i = 100; i < 240; i++)
            {
                panel.Answers = true;
                panel.WritesUntilSilence = 0;
                display.Tick(i * Tick, false);
                lost |= display.IsLost;
                Assert.IsTrue(!lost || i >= 200);
            }
            Assert.IsTrue(lost);
        }

        [TestMethod]
        public void GlitchesApartFromEachOther_DoNotAddUpToALoss()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            PenStatus status = Samples.Typical(ScreenId.Pricking);
            DisplayController display = Settled(panel, status);
            for (int i = 100; i < 500; i++)
            {
                panel.Answers = i % 60 < 40;
                status.SessionPricks++;
                display.Tick(i * Tick, false);
                Assert.IsFalse(display.IsLost);
            }
        }

        [TestMethod]
        public void BusThatThrows_IsAPanelThatDoesNotAnswer()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            PenStatus status = Samples.Typical(ScreenId.Ready);
            DisplayController display = Settled(panel, status);
            panel.Throws = true;
            status.Screen = ScreenId.Fault;
            status.Fault = FaultCode.DisplayLost;
            Run(display, 100, 120);
            Assert.IsTrue(display.IsLost);
        }

        [TestMethod]
        public void PanelThatFailsWhileItIsCleared_IsTriedAgain()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            panel.WritesUntilSilence = 3;
            PenStatus status = Samples.Typical(ScreenId.Boot);
            DisplayController display = new DisplayController(panel, status);
            display.Tick(0, false);
            Assert.AreEqual(4, panel.Writes);
            panel.Answers = true;
            panel.WritesUntilSilence = -1;
            Run(display, 1, 4);
            Assert.AreEqual(1, panel.Initialisations);
            Run(display, 5, 17);
            Assert.AreEqual(2, panel.Initialisations);
            Assert.IsTrue(Samples.Same(panel.Memory, Samples.Picture(status)));
        }

        [TestMethod]
        public void StateChangedWhileAScreenIsSent_IsShownAfterIt()
        {
            FakeDisplayPanel panel = new FakeDisplayPanel();
            PenStatus status = Samples.Typical(ScreenId.Ready);
            DisplayController display = Settled(panel, status);
            status.Screen = ScreenId.Pricking;
            Run(display, 100, 12);
            status.Zone = SmpPen.Core.Session.ScalpZone.Back;
            Run(display, 112, 20);
            Assert.IsTrue(Samples.Same(panel.Memory, Samples.Picture(status)));
        }

        private static DisplayController Settled(FakeDisplayPanel panel, PenStatus status)
        {
            DisplayController display = new DisplayController(panel, status);
            Run(display, 0, 20);
            return display;
        }

        private static void Run(DisplayController display, int firstTick, int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                display.Tick((firstTick + i) * Tick, false);
            }
        }
    }
}
