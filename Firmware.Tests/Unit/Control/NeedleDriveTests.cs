using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Stroke;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class NeedleDriveTests
    {
        private const int TrainMicroseconds = 1000000;

        [TestMethod]
        public void APressDuringAnEarlierTrain_WaitsForItsEnd_WithEnableLow()
        {
            PenRig board = new PenRig();
            NeedleDrive drive = WithATrainThatWasCut(board);
            drive.Begin(TenPricks(), 20000);
            Assert.IsTrue(drive.IsBusy);
            drive.Tick(30000);
            Assert.IsFalse(board.IsEnabled);
            Assert.AreEqual(10, board.ShotsFired);
            drive.Tick(TrainMicroseconds);
            Assert.IsTrue(board.IsEnabled);
            Assert.IsTrue(drive.IsLive);
            Assert.AreEqual(20, board.ShotsFired);
        }

        [TestMethod]
        public void APressReleasedWhileItWaits_NeverFires()
        {
            PenRig board = new PenRig();
            NeedleDrive drive = WithATrainThatWasCut(board);
            drive.Begin(TenPricks(), 20000);
            drive.Stop(30000);
            drive.Tick(TrainMicroseconds);
            Assert.IsFalse(board.IsEnabled);
            Assert.AreEqual(10, board.ShotsFired);
        }

        // SR-14
        [TestMethod]
        public void LongDwellsInQuickSuccession_WaitForTheCoilsLimit()
        {
            PenRig board = new PenRig();
            CoilDutyGuard duty = new CoilDutyGuard();
            NeedleDrive drive = OnBoard(board, duty);
            StrokeSettings settings = TenPricks();
            settings.Mode = StrokeMode.Single;
            settings.DwellMicroseconds = 30000;
            duty.AddPulses(0, 0, 1000000);
            duty.AddPulses(1, 32600, 1040000);
            drive.Begin(settings, 1040000);
            Assert.IsFalse(drive.IsLive);
            Assert.IsFalse(board.IsEnabled);
            Assert.AreEqual(0, board.ShotsFired);
            for (int now = 1050000; now <= 1160000; now += 10000)
            {
                duty.AddPulses(0, 0, now);
                drive.Tick(now);
            }
            Assert.IsTrue(drive.IsLive);
            Assert.IsTrue(board.IsEnabled);
            Assert.AreEqual(1, board.ShotsFired);
        }

        // SR-23
        [TestMethod]
        public void AShotWithoutPulses_IsSuspect_WhileItPlays()
        {
            PenRig board = new PenRig();
            StrokeSupervisor supervisor = SupervisorOf(board);
            NeedleDrive drive = OnBoard(board, new CoilDutyGuard(), supervisor);
            drive.Begin(TenPricks(), 0);
            drive.Tick(10000);
            Assert.IsFalse(supervisor.HasUncommanded);
            drive.Tick(200000);
            Assert.IsTrue(drive.Generator.IsShotPlaying(200000));
            Assert.IsTrue(supervisor.HasUncommanded);
        }

        // SR-23
        [TestMethod]
        public void AfterTheLastPrick_SilenceIsNotSuspect_HoweverLateTheTick()
        {
            PenRig board = new PenRig();
            StrokeSupervisor supervisor = SupervisorOf(board);
            NeedleDrive drive = OnBoard(board, new CoilDutyGuard(), supervisor);
            StrokeSettings settings = TenPricks();
            settings.Mode = StrokeMode.Single;
            drive.Begin(settings, 0);
            drive.Tick(10000);
            // A collection and a late wake: no tick has seen the end of the shot yet.
            drive.Tick(200000);
            Assert.IsFalse(supervisor.HasUncommanded);
            Assert.IsFalse(board.IsEnabled);
        }

        [TestMethod]
        public void SettingsOfAnotherMode_AreNotTakenWhileLive()
        {
            PenRig board = new PenRig();
            NeedleDrive drive = OnBoard(board);
            StrokeSettings settings = TenPricks();
            settings.Mode = StrokeMode.Continuous;
            settings.FrequencyHertz = 100;
            drive.Begin(settings, 0);
            int onTimeMicroseconds = drive.Generator.OnTimeMicroseconds;
            settings.Mode = StrokeMode.Paced;
            settings.DwellMicroseconds = 30000;
            drive.Change(settings, 10000);
            drive.Tick(20000);
            Assert.AreEqual(onTimeMicroseconds, drive.Generator.OnTimeMicroseconds);
            Assert.IsTrue(board.PwmRuns);
        }

        // SR-31
        [TestMethod]
        public void WithoutAStateThatAllowsIt_NothingIsDriven()
        {
            PenRig board = new PenRig();
            NeedleDrive drive = OnBoard(board);
            drive.Allow(false);
            drive.Begin(TenPricks(), 0);
            drive.Tick(10000);
            Assert.IsFalse(drive.IsLive);
            Assert.IsFalse(board.IsEnabled);
            Assert.AreEqual(0, board.ShotsFired);
            drive.FireTestPulse(true, true, false, 20000);
            Assert.IsFalse(board.IsEnabled);
        }

        // SR-22
        [TestMethod]
        public void ATestPulse_EndsWhatThePartBeforeStarted()
        {
            PenRig board = new PenRig();
            NeedleDrive drive = OnBoard(board);
            drive.FireTestPulse(false, true, true, 0);
            Assert.IsTrue(board.PwmRuns);
            Assert.AreEqual(1, board.ShotsFired);
            drive.FireTestPulse(true, true, false, 200000);
            Assert.IsFalse(board.PwmRuns);
            Assert.AreEqual(2, board.ShotsFired);
            drive.FireTestPulse(true, false, true, 400000);
            Assert.IsTrue(board.PwmRuns);
            Assert.AreEqual(2, board.ShotsFired);
            Assert.AreEqual(6000, drive.Generator.OnTimeMicroseconds);
            drive.SetTestEnable(false, 470000);
            Assert.IsFalse(board.PwmRuns);
            Assert.IsFalse(board.IsEnabled);
        }

        /// <summary>ENABLE was taken away right after a burst began: the peripheral plays it to its end.</summary>
        private static NeedleDrive WithATrainThatWasCut(PenRig board)
        {
            NeedleDrive drive = OnBoard(board);
            drive.Begin(TenPricks(), 0);
            Assert.IsTrue(board.IsEnabled);
            Assert.IsTrue(drive.IsLive);
            drive.Stop(10000);
            Assert.IsFalse(board.IsEnabled);
            return drive;
        }

        private static NeedleDrive OnBoard(PenRig board)
        {
            return OnBoard(board, new CoilDutyGuard());
        }

        private static NeedleDrive OnBoard(PenRig board, CoilDutyGuard duty)
        {
            return OnBoard(board, duty, SupervisorOf(board));
        }

        private static StrokeSupervisor SupervisorOf(PenRig board)
        {
            return new StrokeSupervisor(new HardwareCount(board.Strokes, 200), new HardwareCount(board.Drives, 200));
        }

        private static NeedleDrive OnBoard(PenRig board, CoilDutyGuard duty, StrokeSupervisor supervisor)
        {
            StrikeRegulator regulator = new StrikeRegulator(new HardwareCount(board.Travel, StrikeRegulator.ClockHertz));
            NeedleDrive drive = new NeedleDrive(board, new StrokeGenerator(board, board), supervisor, regulator, duty);
            drive.Allow(true);
            return drive;
        }

        private static StrokeSettings TenPricks()
        {
            StrokeSettings settings = new StrokeSettings();
            settings.Mode = StrokeMode.Burst;
            settings.DwellMicroseconds = 10000;
            settings.BurstPricks = 10;
            settings.PaceTenths = 25;
            return settings;
        }
    }
}
