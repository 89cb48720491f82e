using nanoFramework.TestFramework;
using SmpPen.Core.Storage;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Storage
{
    // SR-38
    [TestClass]
    public class SessionStoreTests
    {
        private const int FileLength = 333;

        [TestMethod]
        public void NewPen_HasNoRecords()
        {
            FakeFileStore files = new FakeFileStore();
            SessionStore store = new SessionStore(files);
            Assert.IsTrue(store.Start(0));
            Assert.AreEqual(0, store.Count);
            Assert.IsFalse(store.HasRecovered);
            Assert.IsFalse(store.Read(0, new SessionRecord()));
            Assert.AreEqual(0, files.FileCount);
        }

        [TestMethod]
        public void ClosedSessions_AreReadNewestFirst()
        {
            SessionStore store = Started(WithSessions(3));
            Assert.AreEqual(3, store.Count);
            AssertRecord(store, 0, 3);
            AssertRecord(store, 1, 2);
            AssertRecord(store, 2, 1);
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(3)]
        public void ARecordThatIsNotThere_IsNotRead(int index)
        {
            Assert.IsFalse(Started(WithSessions(3)).Read(index, new SessionRecord()));
        }

        [TestMethod]
        public void TheRing_KeepsTheLast64()
        {
            FakeFileStore files = WithSessions(150);
            SessionStore store = Started(files);
            Assert.AreEqual(64, store.Count);
            for (int i = 0; i < 64; i++)
            {
                AssertRecord(store, i, 150 - i);
            }

            Assert.IsFalse(store.Read(64, new SessionRecord()));
            // 65 of the ring and two of the checkpoint.
            Assert.AreEqual(67, files.FileCount);
        }

        [TestMethod]
        public void WhileRunning_TheRingGrowsAndStaysAt64()
        {
            SessionStore store = Started(WithSessions(63));
            Assert.AreEqual(63, store.Count);
            for (int session = 64; session <= 67; session++)
            {
                Run(store, session);
                Assert.AreEqual(64, store.Count);
                AssertRecord(store, 0, session);
                AssertRecord(store, 63, session - 63);
            }
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void ACutWhileTheFullRingIsWritten_TouchesNoneOfTheLast64(int cutStyle)
        {
            FakeFileStore files = WithSessions(65);
            SessionStore store = Started(files);
            SessionRecord record = Begun(store, 66);
            files.CutStyle = (CutStyle)cutStyle;
            files.CutAfter(FileLength + 50);
            Assert.IsFalse(store.Close(record));
            files.PowerOn();

            // Without recovery, as if the power went again before it: records 65 to 2 are all there.
            files.RefusesWrites = true;
            SessionStore unrecovered = new SessionStore(files);
            Assert.IsFalse(unrecovered.Start(0));
            Assert.AreEqual(64, unrecovered.Count);
            Assert.AreEqual(1, unrecovered.DamagedCount);
            AssertRecord(unrecovered, 0, 65);
            AssertRecord(unrecovered, 63, 2);

            files.RefusesWrites = false;
            SessionStore recovered = Started(files);
            Assert.AreEqual(64, recovered.Count);
            AssertRecord(recovered, 0, 66);
            AssertRecord(recovered, 63, 3);
        }

        [TestMethod]
        public void AnOpenCheckpoint_BecomesOneInterruptedRecord()
        {
            FakeFileStore files = WithSessions(2);
            SessionStore store = Started(files);
            SessionRecord record = Begun(store, 3);
            Assert.IsTrue(store.Checkpoint(record));

            for (int boot = 0; boot < 3; boot++)
            {
                SessionStore rebooted = Started(files);
                Assert.AreEqual(boot == 0, rebooted.HasRecovered);
                Assert.AreEqual(3, rebooted.Count);
                SessionRecord read = new SessionRecord();
                Assert.IsTrue(rebooted.Read(0, read));
                Assert.AreEqual((int)RecordState.Interrupted, (int)read.State);
                Assert.AreEqual(300, read.Pricks);
                Assert.AreEqual(3u, read.Sequence);
            }
        }

        [TestMethod]
        public void TheNextSession_AfterARecovery_HasTheNextNumber()
        {
            FakeFileStore files = WithSessions(1);
            SessionStore store = Started(files);
            store.Checkpoint(Begun(store, 2));
            store = Started(files);
            Run(store, 3);
            AssertRecord(store, 0, 3);
            Assert.AreEqual(3, store.Count);
        }

        [TestMethod]
        public void TheLastCheckpoint_IsTheOneRecovered()
        {
            FakeFileStore files = new FakeFileStore();
            SessionStore store = Started(files);
            SessionRecord record = Begun(store, 1);
            for (int i = 1; i <= 5; i++)
            {
                record.ZonePricks[2] = i;
                Assert.IsTrue(store.Checkpoint(record));
            }

            SessionRecord read = new SessionRecord();
            Assert.IsTrue(Started(files).Read(0, read));
            Assert.AreEqual(5, read.ZonePricks[2]);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void ACutAtAnyByteOfACheckpoint_LosesAtMostThatCheckpoint(int cutStyle)
        {
            for (int cut = 0; cut <= FileLength; cut += CutStep(cut))
            {
                FakeFileStore files = WithSessions(2);
                SessionStore store = Started(files);
                SessionRecord record = Begun(store, 3);
                record.MissedStrokes = 1;
                Assert.IsTrue(store.Checkpoint(record));
                record.MissedStrokes = 2;
                files.CutStyle = (CutStyle)cutStyle;
                files.CutAfter(cut);
                bool saved = store.Checkpoint(record);
                files.PowerOn();

                SessionStore rebooted = Started(files);
                SessionRecord read = new SessionRecord();
                Assert.AreEqual(3, rebooted.Count);
                Assert.IsTrue(rebooted.Read(0, read));
                Assert.IsTrue(read.MissedStrokes == 2 || (read.MissedStrokes == 1 && !saved));
                Assert.AreEqual((int)RecordState.Interrupted, (int)read.State);
                AssertRecord(rebooted, 1, 2);
                AssertRecord(rebooted, 2, 1);
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void ACutAtAnyByteOfAClose_LeavesExactlyOneRecordOfTheSession(int cutStyle)
        {
            for (int cut = 0; cut <= 2 * FileLength; cut += CutStep(cut))
            {
                FakeFileStore files = WithSessions(2);
                SessionStore store = Started(files);
                SessionRecord record = Begun(store, 3);
                Assert.IsTrue(store.Checkpoint(record));
                record.MissedStrokes = 2;
                files.CutStyle = (CutStyle)cutStyle;
                files.CutAfter(cut);
                bool closed = store.Close(record);
                files.PowerOn();

                for (int boot = 0; boot < 2; boot++)
                {
                    SessionStore rebooted = Started(files);
                    SessionRecord read = new SessionRecord();
                    Assert.AreEqual(3, rebooted.Count);
                    Assert.IsTrue(rebooted.Read(0, read));
                    Assert.AreEqual(3u, read.Sequence);
                    bool whole = read.MissedStrokes == 2 && read.State == RecordState.Closed;
                    bool asOfCheckpoint = read.MissedStrokes == 0 && read.State == RecordState.Interrupted;
                    Assert.IsTrue(whole || (asOfCheckpoint && cut < FileLength));
                    Assert.IsTrue(whole || !closed);
                    AssertRecord(rebooted, 1, 2);
                }
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void ARecoveryThatIsCutItself_StillMakesExactlyOneRecord(int cutStyle)
        {
            for (int cut = 0; cut <= FileLength; cut += CutStep(cut))
            {
                FakeFileStore files = WithSessions(2);
                SessionStore store = Started(files);
                Assert.IsTrue(store.Checkpoint(Begun(store, 3)));
                files.CutStyle = (CutStyle)cutStyle;
                files.CutAfter(cut);
                new SessionStore(files).Start(0);
                files.PowerOn();
                files.CutAfter(cut / 2);
                new SessionStore(files).Start(0);
                files.PowerOn();

                SessionStore rebooted = Started(files);
                Assert.AreEqual(3, rebooted.Count);
                AssertRecord(rebooted, 0, 3);
                AssertRecord(rebooted, 1, 2);
                Assert.IsFalse(Started(files).HasRecovered);
            }
        }

        [TestMethod]
        public void ClosingTwice_MakesOneRecord()
        {
            FakeFileStore files = new FakeFileStore();
            SessionStore store = Started(files);
            SessionRecord record = Begun(store, 1);
            Assert.IsTrue(store.Close(record));
            int writes = files.Writes;
            Assert.IsTrue(store.Close(record));
            Assert.AreEqual(writes, files.Writes);
            Assert.AreEqual(1, store.Count);
        }

        [TestMethod]
        public void ACloseThatFailed_CanBeRepeated()
        {
            FakeFileStore files = WithSessions(1);
            SessionStore store = Started(files);
            SessionRecord record = Begun(store, 2);
            files.RefusesWrites = true;
            Assert.IsFalse(store.Close(record));
            Assert.IsFalse(store.Checkpoint(record));
            Assert.AreEqual(1, store.Count);
            files.RefusesWrites = false;
            Assert.IsTrue(store.Close(record));
            AssertRecord(store, 0, 2);
        }

        [TestMethod]
        public void AnOlderSession_CannotBeClosedAfterANewer()
        {
            FakeFileStore files = new FakeFileStore();
            SessionStore store = Started(files);
            SessionRecord first = Begun(store, 1);
            Run(store, 2);
            Assert.IsFalse(store.Close(first));
            Assert.AreEqual(1, store.Count);
        }

        [TestMethod]
        public void ADamagedRecord_IsPassedOver_AndCounted()
        {
            FakeFileStore files = WithSessions(5);
            files.Flip("S02", 40, 1);
            SessionStore store = Started(files);
            Assert.AreEqual(4, store.Count);
            Assert.AreEqual(1, store.DamagedCount);
            AssertRecord(store, 0, 5);
            AssertRecord(store, 1, 4);
            AssertRecord(store, 2, 2);
            AssertRecord(store, 3, 1);
            Assert.IsFalse(store.Read(4, new SessionRecord()));
        }

        [TestMethod]
        public void TheNewestRecord_WhenDamaged_IsRestoredFromTheCheckpoint()
        {
            FakeFileStore files = WithSessions(5);
            files.Flip("S04", 40, 1);
            SessionStore store = Started(files);
            Assert.IsTrue(store.HasRecovered);
            Assert.AreEqual(5, store.Count);
            AssertRecord(store, 0, 5);
            Assert.AreEqual(0, Started(files).DamagedCount);
        }

        [TestMethod]
        public void EveryCorruptByteOfARecord_IsDetected()
        {
            FakeFileStore files = WithSessions(2);
            for (int i = 0; i < FileLength; i++)
            {
                files.Flip("S00", i, 0x20);
                Assert.AreEqual(1, Started(files).DamagedCount);
                files.Flip("S00", i, 0x20);
            }

            Assert.AreEqual(0, Started(files).DamagedCount);
        }

        [TestMethod]
        public void ARecordThatGoesBadWhileRunning_IsNotRead()
        {
            FakeFileStore files = WithSessions(2);
            SessionStore store = Started(files);
            files.Flip("S00", 60, 8);
            Assert.IsFalse(store.Read(1, new SessionRecord()));
        }

        [TestMethod]
        public void AFailedOverwriteOfTheOldest_LeavesTheCountRight()
        {
            FakeFileStore files = WithSessions(65);
            files.Flip("S10", 40, 1);
            files.Flip("S11", 40, 1);
            SessionStore store = Started(files);
            Assert.AreEqual(63, store.Count);
            files.StoresWrong = true;
            SessionRecord record = Begun(store, 66);
            Assert.IsFalse(store.Close(record));
            Assert.AreEqual(62, store.Count);
            AssertRecord(store, 61, 2);
            files.StoresWrong = false;
            Assert.IsTrue(store.Close(record));
            Assert.AreEqual(63, store.Count);
            AssertRecord(store, 62, 2);
        }

        [TestMethod]
        public void SessionNumbers_GoOnWhenTheRecordsAreLost()
        {
            SessionStore store = new SessionStore(new FakeFileStore());
            store.Start(41);
            SessionRecord record = new SessionRecord();
            store.Begin(record);
            Assert.AreEqual(42u, record.Sequence);
        }

        [TestMethod]
        public void SessionNumbers_SurviveTheWrap()
        {
            FakeFileStore files = new FakeFileStore();
            SessionStore store = new SessionStore(files);
            store.Start(0xFFFFFFFD);
            SessionRecord record = new SessionRecord();
            for (int i = 0; i < 4; i++)
            {
                store.Begin(record);
                record.ElapsedSeconds = i;
                Assert.IsTrue(store.Close(record));
            }

            SessionStore rebooted = Started(files);
            Assert.AreEqual(4, rebooted.Count);
            for (int i = 0; i < 4; i++)
            {
                Assert.IsTrue(rebooted.Read(i, record));
                Assert.AreEqual(3 - i, record.ElapsedSeconds);
                Assert.AreEqual(1u - (uint)i, record.Sequence);
            }
        }

        [TestMethod]
        public void ACheckpointOfAnotherVersion_GivesTheOlderCheckpoint()
        {
            FakeFileStore files = new FakeFileStore();
            SessionStore store = Started(files);
            SessionRecord record = Begun(store, 1);
            store.Checkpoint(record);
            new TwoCopyStore(files, "RunA", "RunB", 317).Save(new byte[317], 317);
            store = Started(files);
            Assert.IsTrue(store.HasRecovered);
            AssertRecord(store, 0, 1);
        }

        [TestMethod]
        public void CheckpointsOfAnotherVersionOnly_AreLeftAlone()
        {
            FakeFileStore files = new FakeFileStore();
            new TwoCopyStore(files, "RunA", "RunB", 317).Save(new byte[317], 317);
            SessionStore store = Started(files);
            Assert.IsFalse(store.HasRecovered);
            Assert.AreEqual(0, store.Count);
        }

        [TestMethod]
        public void OneSession_WritesEachOfItsRecordsOnce()
        {
            FakeFileStore files = WithSessions(1);
            SessionStore store = Started(files);
            int writes = files.Writes;
            SessionRecord record = Begun(store, 2);
            Assert.AreEqual(writes, files.Writes);
            store.Checkpoint(record);
            Assert.AreEqual(writes + 1, files.Writes);
            store.Close(record);
            Assert.AreEqual(writes + 3, files.Writes);
        }

        // Every byte of header and CRC, every eleventh of the payload: TwoCopyStoreTests cuts at every byte of a small file, and
        // all bytes here would take the device many minutes.
        private static int CutStep(int cut)
        {
            int inFile = cut % FileLength;
            return inFile < 14 || inFile >= FileLength - 7 ? 1 : 11;
        }

        private static SessionStore Started(FakeFileStore files)
        {
            SessionStore store = new SessionStore(files);
            Assert.IsTrue(store.Start(0));
            return store;
        }

        private static FakeFileStore WithSessions(int count)
        {
            FakeFileStore files = new FakeFileStore();
            SessionStore store = Started(files);
            for (int session = 1; session <= count; session++)
            {
                Run(store, session);
            }

            return files;
        }

        private static void Run(SessionStore store, int session)
        {
            Assert.IsTrue(store.Close(Begun(store, session)));
        }

        // A session whose pricks tell which one it is: 100 times its number.
        private static SessionRecord Begun(SessionStore store, int session)
        {
            SessionRecord record = new SessionRecord();
            store.Begin(record);
            record.ZonePricks[session % 10] = 100 * session;
            return record;
        }

        private static void AssertRecord(SessionStore store, int index, int session)
        {
            SessionRecord read = new SessionRecord();
            Assert.IsTrue(store.Read(index, read));
            Assert.AreEqual(100 * session, read.Pricks);
        }
    }
}
