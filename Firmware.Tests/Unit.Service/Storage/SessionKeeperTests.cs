using nanoFramework.TestFramework;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Storage
{
    [TestClass]
    public class SessionKeeperTests
    {
        private const int RecordFileLength = 333;

        // What the pedal changes, its checksum, the file.
        private const int TicksToStore = 3;

        [TestMethod]
        public void APowerCutBetweenRecordAndCounters_LosesNoStroke()
        {
            FakeFileStore files = CutAfterTheRecord();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            Assert.AreEqual(7L, counters.LifeStrokes);
            Assert.AreEqual(7L, counters.CartridgeStrokes);
            Assert.AreEqual((int)FaultCode.None, (int)keeper.Failure);
            SessionCounters later = new SessionCounters();
            Loaded(files, later);
            Assert.AreEqual(7L, later.LifeStrokes);
        }

        [TestMethod]
        public void CountersThatCannotBeRepaired_AreAFailure_UntilItIsSeen()
        {
            FakeFileStore files = CutAfterTheRecord();
            files.RefusesWrites = true;
            SessionKeeper keeper = Loaded(files, new SessionCounters());
            Assert.AreEqual((int)FaultCode.RecordStoreFailed, (int)keeper.Failure);
            keeper.ForgetFailure();
            Assert.AreEqual((int)FaultCode.None, (int)keeper.Failure);
        }

        [TestMethod]
        public void ACheckpoint_IsDueByTime_OnlyAfterNewPricks()
        {
            FakeFileStore files = new FakeFileStore();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            Begin(keeper);
            keeper.CheckpointIfDue(SessionKeeper.CheckpointMicroseconds);
            Store(keeper);
            Assert.AreEqual(0, files.Writes);
            counters.AddPricks(ScalpZone.Hairline, 1, 1, 0);
            keeper.CheckpointIfDue(SessionKeeper.CheckpointMicroseconds - 1);
            Store(keeper);
            Assert.AreEqual(0, files.Writes);
            keeper.CheckpointIfDue(SessionKeeper.CheckpointMicroseconds);
            Store(keeper);
            Assert.AreEqual(1, files.Writes);
        }

        // SR-38
        [TestMethod]
        public void ACheckpoint_IsDueByPricks_WhateverTheTime()
        {
            FakeFileStore files = new FakeFileStore();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            Begin(keeper);
            counters.AddPricks(ScalpZone.Hairline, SessionKeeper.CheckpointPricks, SessionKeeper.CheckpointPricks, 0);
            keeper.CheckpointIfDue(1);
            Store(keeper);
            Assert.AreEqual(1, files.Writes);
        }

        // SR-39
        [TestMethod]
        public void ACheckpoint_WaitsForATickThatMayWrite()
        {
            FakeFileStore files = new FakeFileStore();
            SessionKeeper keeper = Running(files);
            keeper.Checkpoint(new StrokeSettings(), 0, 1);
            Idle(keeper);
            Assert.AreEqual(0, files.Writes);
            Assert.IsTrue(keeper.IsStoring);
            for (int tick = 0; tick < TicksToStore; tick++)
            {
                keeper.Tick(true);
            }
            Assert.AreEqual(1, files.Writes);
        }

        [TestMethod]
        public void AReleaseOfThePedal_FindsTheCheckpointAllButReady()
        {
            FakeFileStore files = new FakeFileStore();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            Begin(keeper);
            Store(keeper);
            Assert.AreEqual(0, files.Writes, "prepared, and not due");
            counters.AddPricks(ScalpZone.Crown, SessionKeeper.CheckpointPricks, SessionKeeper.CheckpointPricks, 0);
            keeper.CheckpointIfDue(1);
            keeper.Tick(true);
            for (int tick = 0; tick < TicksToStore; tick++)
            {
                Assert.AreEqual(0, files.Writes);
                keeper.Tick(true);
            }
            Assert.AreEqual(1, files.Writes);
            Assert.AreEqual(SessionKeeper.CheckpointPricks, AfterACut(files).Pricks);
        }

        [TestMethod]
        public void ACheckpointThatMissedItsRelease_HasTheCountsOfTheNext()
        {
            FakeFileStore files = new FakeFileStore();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            Begin(keeper);
            Store(keeper);
            counters.AddPricks(ScalpZone.Crown, SessionKeeper.CheckpointPricks, SessionKeeper.CheckpointPricks, 0);
            keeper.CheckpointIfDue(1);
            keeper.Tick(true);
            keeper.Tick(true);
            Idle(keeper);
            counters.AddPricks(ScalpZone.Crown, 1, 2, 1);
            keeper.CheckpointIfDue(2);
            Store(keeper);
            Assert.AreEqual(1, files.Writes);
            SessionRecord record = AfterACut(files);
            Assert.AreEqual(SessionKeeper.CheckpointPricks + 1, record.Pricks);
            Assert.AreEqual(SessionKeeper.CheckpointPricks + 2, record.CommandedStrokes);
            Assert.AreEqual(1, record.MissedStrokes);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(5)]
        [DataRow(100)]
        public void SettingsChangedWhileACheckpointIsPrepared_AreInIt(int ticks)
        {
            FakeFileStore files = new FakeFileStore();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            Begin(keeper);
            for (int tick = 0; tick < ticks; tick++)
            {
                keeper.Tick(false);
            }
            StrokeSettings deeper = new StrokeSettings();
            deeper.DepthMicrometres = 820;
            deeper.DwellMicroseconds = 4000;
            keeper.Prepare(ScalpZone.Crown, deeper, 3);
            counters.AddPricks(ScalpZone.Crown, SessionKeeper.CheckpointPricks, SessionKeeper.CheckpointPricks, 0);
            keeper.CheckpointIfDue(1);
            Store(keeper);
            SessionRecord record = AfterACut(files);
            Assert.AreEqual(820, record.Settings.DepthMicrometres);
            Assert.AreEqual(3, record.PresetIndex);
            StrokeSettings zone = new StrokeSettings();
            Assert.IsTrue(record.TryReadZone(ScalpZone.Crown, zone));
            Assert.AreEqual(820, zone.DepthMicrometres);
        }

        [TestMethod]
        public void AFaultAfterACheckpointWasPrepared_IsInIt()
        {
            FakeFileStore files = new FakeFileStore();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            Begin(keeper);
            Idle(keeper);
            keeper.AddFault(FaultCode.DriverFault);
            counters.AddPricks(ScalpZone.Crown, SessionKeeper.CheckpointPricks, SessionKeeper.CheckpointPricks, 0);
            keeper.CheckpointIfDue(1);
            Store(keeper);
            Assert.AreEqual((int)FaultCode.DriverFault, (int)AfterACut(files).LastFaults[0]);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(6)]
        [DataRow(100)]
        public void ASessionThatEndsDuringACheckpoint_IsStoredWhole(int ticks)
        {
            FakeFileStore files = new FakeFileStore();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            keeper.Begin(SessionKind.FirstTreatment, 0, 0, 0);
            counters.AddPricks(ScalpZone.Hairline, 7, 7, 0);
            keeper.Checkpoint(new StrokeSettings(), 0, 1);
            for (int tick = 0; tick < ticks; tick++)
            {
                keeper.Tick(false);
            }
            counters.AddPricks(ScalpZone.Hairline, 2, 2, 0);
            keeper.Close(new StrokeSettings(), 0, 2);
            Store(keeper);
            SessionCounters later = new SessionCounters();
            SessionRecord record = new SessionRecord();
            Assert.IsTrue(Loaded(files, later).Store.Read(0, record));
            Assert.AreEqual(9, record.Pricks);
            Assert.AreEqual((int)RecordState.Closed, (int)record.State);
            Assert.AreEqual(9L, later.LifeStrokes);
        }

        [TestMethod]
        public void ReadingARecord_DoesNotDisturbWhatIsBeingStored()
        {
            FakeFileStore files = new FakeFileStore();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            SessionRecord record = new SessionRecord();
            for (int session = 1; session <= 2; session++)
            {
                keeper.Begin(SessionKind.FirstTreatment, 0, 0, 0);
                counters.AddPricks(ScalpZone.Crown, session, session, 0);
                keeper.Close(new StrokeSettings(), 0, 1000000);
                while (keeper.IsStoring)
                {
                    keeper.Tick(true);
                    keeper.Store.Read(0, record);
                }
            }
            SessionKeeper later = Loaded(files, new SessionCounters());
            Assert.IsTrue(later.Store.Read(0, record));
            Assert.AreEqual(2, record.Pricks);
            Assert.IsTrue(later.Store.Read(1, record));
            Assert.AreEqual(1, record.Pricks);
            Assert.AreEqual(0, later.Store.DamagedCount);
        }

        [TestMethod]
        public void ANewSession_FirstStoresTheOneBefore()
        {
            FakeFileStore files = new FakeFileStore();
            SessionKeeper keeper = Running(files);
            keeper.Close(new StrokeSettings(), 0, 1000000);
            keeper.Begin(SessionKind.TouchUp, 0, 0, 2000000);
            Assert.IsFalse(keeper.IsStoring);
            SessionRecord record = new SessionRecord();
            Assert.IsTrue(keeper.Store.Read(0, record));
            Assert.AreEqual(7, record.Pricks);
        }

        [TestMethod]
        public void WithoutASession_NothingIsStored()
        {
            FakeFileStore files = new FakeFileStore();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            counters.AddPricks(ScalpZone.Hairline, SessionKeeper.CheckpointPricks, SessionKeeper.CheckpointPricks, 0);
            keeper.CheckpointIfDue(1);
            Store(keeper);
            Assert.AreEqual(0, files.Writes);
        }

        private static SessionKeeper Running(FakeFileStore files)
        {
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            keeper.Begin(SessionKind.FirstTreatment, 0, 0, 0);
            counters.AddPricks(ScalpZone.Hairline, 7, 7, 0);
            return keeper;
        }

        /// <summary>A session of 7 pricks: checkpoint and record were stored, then the power went before the counters were.</summary>
        private static FakeFileStore CutAfterTheRecord()
        {
            FakeFileStore files = new FakeFileStore();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            keeper.Begin(SessionKind.FirstTreatment, 0, 0, 0);
            counters.AddPricks(ScalpZone.Hairline, 7, 7, 0);
            files.CutAfter(2 * RecordFileLength);
            keeper.Close(new StrokeSettings(), 0, 1000000);
            Store(keeper);
            Assert.IsTrue(files.IsOff);
            files.PowerOn();
            return files;
        }

        private static void Begin(SessionKeeper keeper)
        {
            keeper.Begin(SessionKind.FirstTreatment, 0, 0, 0);
            keeper.Prepare(ScalpZone.Crown, new StrokeSettings(), 0);
        }

        // Long enough for all that the flash is not needed for.
        private static void Idle(SessionKeeper keeper)
        {
            for (int tick = 0; tick < 100; tick++)
            {
                keeper.Tick(false);
            }
        }

        private static SessionRecord AfterACut(FakeFileStore files)
        {
            SessionRecord record = new SessionRecord();
            Assert.IsTrue(Loaded(files, new SessionCounters()).Store.Read(0, record));
            return record;
        }

        private static void Store(SessionKeeper keeper)
        {
            while (keeper.IsStoring)
            {
                keeper.Tick(true);
            }
        }

        private static SessionKeeper Loaded(FakeFileStore files, SessionCounters counters)
        {
            SessionKeeper keeper = new SessionKeeper(files, new PenMemory(files), new PenLimits(), counters);
            keeper.Load();
            return keeper;
        }
    }
}
