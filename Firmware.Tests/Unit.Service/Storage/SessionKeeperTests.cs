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
        private const int RecordFileLength = 328;

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
            StrokeSettings settings = new StrokeSettings();
            keeper.Begin(SessionKind.FirstTreatment, 0, 0, 0);
            keeper.CheckpointIfDue(settings, 0, SessionKeeper.CheckpointMicroseconds);
            Assert.AreEqual(0, files.Writes);
            counters.AddPricks(ScalpZone.Hairline, 1, 1, 0);
            keeper.CheckpointIfDue(settings, 0, SessionKeeper.CheckpointMicroseconds - 1);
            Assert.AreEqual(0, files.Writes);
            keeper.CheckpointIfDue(settings, 0, SessionKeeper.CheckpointMicroseconds);
            Assert.AreEqual(1, files.Writes);
        }

        [TestMethod]
        public void ACheckpoint_IsDueByPricks_WhateverTheTime()
        {
            FakeFileStore files = new FakeFileStore();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            keeper.Begin(SessionKind.FirstTreatment, 0, 0, 0);
            counters.AddPricks(ScalpZone.Hairline, SessionKeeper.CheckpointPricks, SessionKeeper.CheckpointPricks, 0);
            keeper.CheckpointIfDue(new StrokeSettings(), 0, 1);
            Assert.AreEqual(1, files.Writes);
        }

        [TestMethod]
        public void WithoutASession_NothingIsStored()
        {
            FakeFileStore files = new FakeFileStore();
            SessionCounters counters = new SessionCounters();
            SessionKeeper keeper = Loaded(files, counters);
            counters.AddPricks(ScalpZone.Hairline, SessionKeeper.CheckpointPricks, SessionKeeper.CheckpointPricks, 0);
            keeper.CheckpointIfDue(new StrokeSettings(), 0, 1);
            Assert.AreEqual(0, files.Writes);
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
            Assert.IsTrue(files.IsOff);
            files.PowerOn();
            return files;
        }

        private static SessionKeeper Loaded(FakeFileStore files, SessionCounters counters)
        {
            SessionKeeper keeper = new SessionKeeper(files, new PenMemory(files), new PenLimits(), counters);
            keeper.Load();
            return keeper;
        }
    }
}
