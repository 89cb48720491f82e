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

        [TestMethod]
        public void SettingsOfAnotherMode_AreNotTakenWhileLive()
        {
            PenRig board = new PenRig();
            NeedleDrive drive = OnBoard(board);
            StrokeSettings settings = TenPricks();
            settings.Mode = StrokeMode.Continuous;
            settings.FrequencyHertz = 100;
            drive.Begin(settings, 0);
            int onTimeMicroseconds = drive.OnTimeMicroseconds;
            settings.Mode = StrokeMode.Paced;
            settings.DwellMicroseconds = 30000;
            drive.Change(settings, 10000);
            drive.Tick(20000);
            Assert.AreEqual(onTimeMicroseconds, drive.OnTimeMicroseconds);
            Assert.IsTrue(board.PwmRuns);
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
            StrokeSupervisor supervisor = new StrokeSupervisor(new HardwareCount(board.Strokes, 200), new HardwareCount(board.Drives, 200));
            StrikeRegulator regulator = new StrikeRegulator(new HardwareCount(board.Travel, StrikeRegulator.ClockHertz));
            return new NeedleDrive(board, new StrokeGenerator(board, board), supervisor, regulator);
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
