using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class FaultTests
    {
        private const int Continuous = 3;

        // SR-27
        [TestMethod]
        public void DriverFault_StopsWithinTwoTicks_AndClearsWhenItIsGone()
        {
            PenRig rig = Pricking();
            rig.Lines |= InputLine.DriverFault;
            rig.Tick(PenRig.TickMicroseconds);
            Assert.AreEqual((int)PenState.Pricking, (int)rig.Status.State);
            rig.Tick(PenRig.TickMicroseconds);
            AssertStopped(FaultCode.DriverFault, rig);
            rig.ReleasePedal();
            rig.Run(300);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.Fault, (int)rig.Status.State);
            rig.Lines &= ~InputLine.DriverFault;
            rig.Press(InputLine.ButtonSelect);
            rig.Run(5000);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            Assert.IsTrue(rig.Status.SessionPricks > 0);
        }

        // SR-27
        [TestMethod]
        public void ASpikeOnTheDriverFaultLine_IsNone_HoweverOften()
        {
            PenRig rig = Pricking();
            for (int i = 0; i < 30; i++)
            {
                rig.Lines |= InputLine.DriverFault;
                rig.Tick(PenRig.TickMicroseconds);
                rig.Lines &= ~InputLine.DriverFault;
                rig.Run(20);
            }
            Assert.AreEqual((int)PenState.Pricking, (int)rig.Status.State);
        }

        // SR-27
        [TestMethod]
        public void ADriverThatTriesAgainAndAgain_IsAFault()
        {
            PenRig rig = Pricking();
            for (int i = 0; i < 3; i++)
            {
                Assert.AreEqual((int)PenState.Pricking, (int)rig.Status.State);
                rig.Lines |= InputLine.DriverFault;
                rig.Tick(PenRig.TickMicroseconds);
                rig.Lines &= ~InputLine.DriverFault;
                rig.Tick(PenRig.TickMicroseconds);
            }
            AssertStopped(FaultCode.DriverFault, rig);
        }

        // SR-19
        [TestMethod]
        public void BrokenPedalWire_StopsInTheSameTick_AndSaysSo()
        {
            PenRig rig = Pricking();
            rig.Lines &= ~(InputLine.PedalNormallyOpenClosed | InputLine.PedalNormallyClosedClosed);
            rig.Tick(PenRig.TickMicroseconds);
            Assert.IsFalse(rig.IsEnabled);
            rig.Run(4900);
            Assert.AreEqual((int)FaultCode.None, (int)rig.Status.Fault);
            rig.Run(200);
            AssertStopped(FaultCode.PedalContactsDisagree, rig);
        }

        // SR-19
        [TestMethod]
        public void ShortedPedalWire_StopsInTheSameTick_AndSaysSo()
        {
            PenRig rig = Pricking();
            rig.Lines |= InputLine.PedalNormallyClosedClosed;
            rig.Tick(PenRig.TickMicroseconds);
            Assert.IsFalse(rig.IsEnabled);
            rig.Run(150);
            AssertStopped(FaultCode.PedalContactsDisagree, rig);
        }

        // SR-26
        [TestMethod]
        public void ALateTickWithTheCoilLive_IsAFault()
        {
            PenRig rig = Pricking();
            rig.Tick(81000);
            AssertStopped(FaultCode.HeartbeatLate, rig);
        }

        // SR-03
        [TestMethod]
        public void ATickThatTakesTooLong_GivesNoHeartbeat()
        {
            PenRig rig = Pricking();
            int before = rig.Heartbeats;
            rig.TickTakesMicroseconds = 80000;
            rig.Tick(PenRig.TickMicroseconds);
            Assert.AreEqual(before + 1, rig.Heartbeats);
            rig.TickTakesMicroseconds = 80001;
            rig.Tick(PenRig.TickMicroseconds);
            Assert.AreEqual(before + 1, rig.Heartbeats);
        }

        // SR-22
        [TestMethod]
        public void AGateStuckOn_IsFoundByTheSelfTest()
        {
            PenRig rig = new PenRig();
            rig.GateIsStuckOn = true;
            rig.Boot();
            Assert.AreEqual((int)FaultCode.UncommandedStroke, (int)rig.Status.Fault);
        }

        // SR-23
        [TestMethod]
        public void AGateThatSticksOnWhilePricking_IsFoundWithin150Milliseconds()
        {
            PenRig rig = Pricking();
            rig.GateIsStuckOn = true;
            rig.Run(80);
            Assert.AreEqual((int)FaultCode.None, (int)rig.Status.Fault);
            rig.Run(70);
            AssertStopped(FaultCode.UncommandedStroke, rig);
        }

        // SR-23
        [TestMethod]
        public void AGateThatShutsWhilePricking_IsFound()
        {
            PenRig rig = Pricking();
            rig.GateIsShut = true;
            rig.Run(150);
            AssertStopped(FaultCode.UncommandedStroke, rig);
        }

        // SR-23
        [TestMethod]
        public void ASlowPace_IsNoSilence()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(2);
            Assert.AreEqual((int)StrokeMode.Paced, (int)rig.Status.Settings.Mode);
            rig.PressPedal();
            rig.Run(5000);
            Assert.AreEqual((int)PenState.Pricking, (int)rig.Status.State);
            Assert.IsTrue(rig.Status.SessionPricks > 5);
        }

        // SR-06
        [TestMethod]
        public void WithStopHeldDown_ThePedalStartsNothing()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Lines |= InputLine.ButtonStop;
            rig.Run(100);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
            rig.Tap(300);
            Assert.AreEqual(0, rig.Status.SessionPricks);
            rig.Lines &= ~InputLine.ButtonStop;
            rig.Run(100);
            rig.Tap(300);
            Assert.AreEqual(1, rig.Status.SessionPricks);
        }

        // SR-26
        [TestMethod]
        public void ALateTickWithTheCoilDead_IsNone()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tick(300000);
            Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
        }

        // SR-24
        [TestMethod]
        public void ABlockedNeedle_StopsAfterEightMissesInARow()
        {
            PenRig rig = Pricking();
            rig.NeedleBlocked = true;
            rig.Run(400);
            AssertStopped(FaultCode.MissedStrokes, rig);
            Assert.IsTrue(rig.Status.MissedStrokes >= 8);
            Assert.IsTrue(rig.Status.MissedStrokes <= 30);
        }

        // SR-24
        [TestMethod]
        public void ABlockedNeedle_IsFoundInSingleToo()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.NeedleBlocked = true;
            for (int i = 0; i < 8; i++)
            {
                Assert.AreEqual((int)FaultCode.None, (int)rig.Status.Fault);
                rig.Tap(100);
            }
            rig.Run(200);
            AssertStopped(FaultCode.MissedStrokes, rig);
        }

        // SR-23
        [TestMethod]
        public void AStrokeThatNobodyCommanded_IsAFault_ThatOnlyARestartClears()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Run(1000);
            rig.Strokes.Count++;
            rig.Run(20);
            AssertStopped(FaultCode.UncommandedStroke, rig);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.Fault, (int)rig.Status.State);
            Assert.IsFalse(rig.Status.FaultCanBeCleared);
        }

        // SR-23
        [TestMethod]
        public void ADrivePulseThatNobodyCommanded_IsAFault()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Run(1000);
            rig.Drives.Count++;
            rig.Run(20);
            AssertStopped(FaultCode.UncommandedStroke, rig);
        }

        // SR-25
        [TestMethod]
        public void AnImpossibleCount_IsAFault()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Strokes.Count += 1000000;
            rig.Run(100);
            AssertStopped(FaultCode.CounterImplausible, rig);
        }

        // SR-14
        [TestMethod]
        public void ACoilThatIsDrivenTooMuch_IsAFault()
        {
            PenRig rig = Pricking();
            for (int i = 0; i < 60 && rig.Status.State == PenState.Pricking; i++)
            {
                // Twice as many pulses as were commanded.
                rig.Drives.Count++;
                rig.Strokes.Count++;
                rig.Tick(PenRig.TickMicroseconds);
            }
            AssertStopped(FaultCode.CoilDutyLimit, rig);
            rig.ReleasePedal();
            rig.Run(500);
            Assert.IsTrue(rig.Status.FaultCanBeCleared);
        }

        // SR-32
        [TestMethod]
        public void ALostDisplay_StopsThePen()
        {
            PenRig rig = Pricking();
            rig.Panel.IsAbsent = true;
            rig.Run(2500);
            AssertStopped(FaultCode.DisplayLost, rig);
        }

        // SR-07
        [TestMethod]
        public void LostSteps_AreFoundOnTheWayHome()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Carriage.Position += 80;
            rig.Press(InputLine.ButtonStop);
            rig.Run(3000);
            Assert.AreEqual((int)FaultCode.StepsLost, (int)rig.Status.Fault);
            rig.Run(5000);
            Assert.IsTrue(rig.Carriage.IsHome);
        }

        // SR-07
        [TestMethod]
        public void AFewLostSteps_AreFoundWhenTheCarriageLeavesHome()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Press(InputLine.ButtonStop);
            rig.Run(3000);
            rig.Carriage.Position += 40;
            rig.Press(InputLine.ButtonSelect);
            rig.Run(3000);
            Assert.AreEqual((int)FaultCode.StepsLost, (int)rig.Status.Fault);
        }

        // SR-38
        [TestMethod]
        public void AFullFlash_IsAFault_AndTheCountsStay()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tap(100);
            rig.Files.IsFull = true;
            rig.Press(InputLine.ButtonStop);
            rig.Run(500);
            AssertStopped(FaultCode.RecordStoreFailed, rig);
            Assert.AreEqual(1, rig.Status.SessionPricks);
        }

        // SR-38
        [TestMethod]
        public void AFaultThatOnlyARestartClears_StoresTheSessionFirst()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tap(100);
            rig.Tap(100);
            rig.Run(500);
            rig.Strokes.Count++;
            rig.Run(20);
            AssertStopped(FaultCode.UncommandedStroke, rig);
            rig.Run(3000);
            PenRig restarted = new PenRig(rig.Files);
            Assert.AreEqual(3L, restarted.Pen.Model.Counters.LifeStrokes);
        }

        // SR-38
        [TestMethod]
        public void AStoreThatFailsInAFault_IsAFaultOfItsOwn_WhenTheFirstIsCleared()
        {
            PenRig rig = Pricking();
            rig.Files.IsFull = true;
            rig.Lines |= InputLine.DriverFault;
            rig.Run(5000);
            rig.ReleasePedal();
            rig.Lines &= ~InputLine.DriverFault;
            rig.Run(100);
            Assert.AreEqual((int)FaultCode.DriverFault, (int)rig.Status.Fault);
            rig.Press(InputLine.ButtonSelect);
            AssertStopped(FaultCode.RecordStoreFailed, rig);
        }

        // SR-03
        [TestMethod]
        public void InAFault_NoHeartbeatIsGiven_AndTheCarriageGoesHome()
        {
            PenRig rig = Pricking();
            rig.Lines |= InputLine.DriverFault;
            rig.Run(20);
            int heartbeats = rig.Heartbeats;
            rig.Run(3000);
            Assert.AreEqual(heartbeats, rig.Heartbeats);
            Assert.IsTrue(rig.Carriage.IsHome);
        }

        // SR-30
        [TestMethod]
        public void ThePedal_DoesNothingInAFault()
        {
            PenRig rig = Pricking();
            rig.Lines |= InputLine.DriverFault;
            rig.Run(100);
            rig.ReleasePedal();
            rig.Run(100);
            long drives = rig.Drives.Count;
            rig.Tap(500);
            Assert.AreEqual(drives, rig.Drives.Count);
            Assert.IsFalse(rig.IsEnabled);
        }

        // SR-30
        [TestMethod]
        public void ASelectThatWasOnItsWay_ClearsNoFault()
        {
            PenRig rig = Pricking();
            rig.ReleasePedal();
            rig.Run(100);
            rig.Lines |= InputLine.DriverFault;
            rig.Run(20);
            AssertStopped(FaultCode.DriverFault, rig);
            rig.Lines &= ~InputLine.DriverFault;
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)PenState.Fault, (int)rig.Status.State);
            rig.Run(300);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(5000);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
        }

        [TestMethod]
        public void TheFaultLog_KeepsWhatWasCleared()
        {
            PenRig rig = Pricking();
            rig.Lines |= InputLine.DriverFault;
            rig.Run(300);
            rig.ReleasePedal();
            rig.Lines &= ~InputLine.DriverFault;
            rig.Press(InputLine.ButtonSelect);
            rig.Run(5000);
            Assert.AreEqual((int)FaultCode.None, (int)rig.Status.Fault);
            Assert.AreEqual(1, rig.Status.RecentFaultCount);
            Assert.AreEqual((int)FaultCode.DriverFault, (int)rig.Status.RecentFaults[0]);
        }

        private static PenRig Pricking()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(Continuous);
            rig.PressPedal();
            rig.Run(500);
            Assert.AreEqual((int)PenState.Pricking, (int)rig.Status.State);
            return rig;
        }

        private static void AssertStopped(FaultCode code, PenRig rig)
        {
            Assert.AreEqual((int)PenState.Fault, (int)rig.Status.State);
            Assert.AreEqual((int)code, (int)rig.Status.Fault);
            Assert.AreEqual((int)ScreenId.Fault, (int)rig.Status.Screen);
            Assert.IsFalse(rig.IsEnabled);
            Assert.IsFalse(rig.PwmRuns);
        }
    }
}
