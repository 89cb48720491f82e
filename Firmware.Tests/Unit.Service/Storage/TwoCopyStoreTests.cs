using nanoFramework.TestFramework;
using SmpPen.Core.Storage;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Storage
{
    // SR-37
    [TestClass]
    public class TwoCopyStoreTests
    {
        private const int PayloadLength = 12;
        private const int ImageLength = PayloadLength + 16;

        [TestMethod]
        public void NoFiles_IsFresh()
        {
            TwoCopyStore store = Store(new FakeFileStore());
            Assert.AreEqual(-1, store.Load(new byte[PayloadLength]));
            Assert.AreEqual((int)LoadResult.Fresh, (int)store.Result);
        }

        [TestMethod]
        public void WhatWasSaved_IsLoaded()
        {
            FakeFileStore files = Saved(7, 8);
            AssertLoads(files, 8, LoadResult.Newest);
            Assert.AreEqual(ImageLength, files.LengthOf("A"));
            Assert.AreEqual(ImageLength, files.LengthOf("B"));
        }

        [TestMethod]
        public void FirstSave_WithoutALoad_KeepsTheNewestCopy()
        {
            FakeFileStore files = Saved(1, 2);
            TwoCopyStore store = Store(files);
            files.CutStyle = CutStyle.LeavesBeginning;
            files.CutAfter(3);
            Assert.IsFalse(store.Save(Payload(3), PayloadLength));
            files.PowerOn();
            AssertLoads(files, 2, LoadResult.OlderCopy);
        }

        [TestMethod]
        public void Saves_AlternateBetweenTheFiles()
        {
            FakeFileStore files = Saved(1, 2);
            byte[] b = files.ContentOf("B");
            Store(files).Save(Payload(3), PayloadLength);
            CollectionAssert.AreEqual(b, files.ContentOf("B"));
            AssertLoads(files, 3, LoadResult.Newest);
        }

        [TestMethod]
        public void EverySingleByteCorruption_OfTheNewest_GivesTheOlderCopy()
        {
            for (int index = 0; index < ImageLength; index++)
            {
                for (int bits = 1; bits < 256; bits += 127)
                {
                    FakeFileStore files = Saved(7, 8);
                    files.Flip("B", index, bits);
                    AssertLoads(files, 7, LoadResult.OlderCopy);
                }
            }
        }

        [TestMethod]
        public void EverySingleByteCorruption_OfTheOnlyCopy_IsDetected()
        {
            for (int index = 0; index < ImageLength; index++)
            {
                FakeFileStore files = Saved(7, 8);
                files.Flip("A", index, 0x10);
                files.Flip("B", index, 0xFF);
                TwoCopyStore store = Store(files);
                Assert.AreEqual(-1, store.Load(new byte[PayloadLength]));
                Assert.AreEqual((int)LoadResult.Corrupt, (int)store.Result);
            }
        }

        [TestMethod]
        public void EveryTruncation_OfTheNewest_GivesTheOlderCopy()
        {
            for (int length = 0; length < ImageLength; length++)
            {
                FakeFileStore files = Saved(7, 8);
                files.Truncate("B", length);
                // An empty file is what a cut creation leaves: no damage.
                AssertLoads(files, 7, length == 0 ? LoadResult.Newest : LoadResult.OlderCopy);
            }
        }

        [TestMethod]
        public void AFileThatIsTooLong_IsRefused()
        {
            FakeFileStore files = Saved(7, 8);
            byte[] image = files.ContentOf("B");
            byte[] longer = new byte[image.Length + 1];
            image.CopyTo(longer, 0);
            files.Put("B", longer);
            AssertLoads(files, 7, LoadResult.OlderCopy);
        }

        [TestMethod]
        public void APayloadLongerThanTheStoreTakes_IsRefused()
        {
            FakeFileStore files = new FakeFileStore();
            new TwoCopyStore(files, "A", "B", PayloadLength + 1).Save(new byte[PayloadLength + 1], PayloadLength + 1);
            TwoCopyStore store = Store(files);
            Assert.AreEqual(-1, store.Load(new byte[PayloadLength + 1]));
            Assert.AreEqual((int)LoadResult.Corrupt, (int)store.Result);
        }

        [TestMethod]
        public void TheFirstSave_CutAtAnyByte_IsFreshOrThere_AndNeverDamage()
        {
            for (int cut = 0; cut < 2 * ImageLength; cut++)
            {
                FakeFileStore files = new FakeFileStore();
                files.CutStyle = CutStyle.LeavesBeginning;
                files.CutAfter(cut);
                bool saved = Store(files).Save(Payload(9), PayloadLength);
                files.PowerOn();
                TwoCopyStore store = Store(files);
                bool found = store.Load(new byte[PayloadLength]) == PayloadLength;
                Assert.AreEqual(cut >= ImageLength, found);
                Assert.AreEqual(found, saved);
                Assert.IsTrue(found || store.Result == LoadResult.Fresh);
            }
        }

        [TestMethod]
        public void ASecondFileThatCannotBeWritten_LeavesTheFirstSaveInForce()
        {
            FakeFileStore files = new FakeFileStore();
            TwoCopyStore store = Store(files);
            store.BeginSave(Payload(9), PayloadLength, 0);
            while (files.Writes == 0)
            {
                store.Step(true);
            }

            files.RefusesWrites = true;
            Assert.IsTrue(store.Step(true));
            Assert.IsTrue(store.IsSaved);
            files.RefusesWrites = false;
            AssertLoads(files, 9, LoadResult.Newest);
            Assert.IsTrue(store.Save(Payload(10), PayloadLength));
            AssertLoads(files, 10, LoadResult.Newest);
        }

        [TestMethod]
        public void ATailThatComesLate_AndAnotherInsteadOfIt_IsWhatIsStored()
        {
            const int Tail = 4;
            FakeFileStore files = new FakeFileStore();
            TwoCopyStore store = Store(files);
            store.BeginSave(Payload(9), PayloadLength, Tail);
            while (!store.IsPrepared)
            {
                Assert.IsFalse(store.Step(true));
            }

            byte[] late = Payload(9);
            for (byte tail = 1; tail <= 2; tail++)
            {
                late[PayloadLength - 1] = tail;
                store.PutTail(late);
                Assert.IsFalse(store.Step(true));
            }

            Assert.IsTrue(store.Step(true));
            Assert.AreEqual(1, files.Writes);
            byte[] read = new byte[PayloadLength];
            Assert.AreEqual(PayloadLength, Store(files).Load(read));
            Assert.AreEqual((byte)2, read[PayloadLength - 1]);
            Assert.AreEqual(late[0], read[0]);
        }

        [TestMethod]
        public void EmptyFilesOnly_IsFresh()
        {
            FakeFileStore files = new FakeFileStore();
            files.CutAfter(5);
            Store(files).Save(Payload(1), PayloadLength);
            files.PowerOn();
            TwoCopyStore store = Store(files);
            Assert.AreEqual(-1, store.Load(new byte[PayloadLength]));
            Assert.AreEqual((int)LoadResult.Fresh, (int)store.Result);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void ACutAtAnyByte_LeavesOldOrNew(int cutStyle)
        {
            for (int cut = 0; cut <= ImageLength; cut++)
            {
                FakeFileStore files = Saved(7, 8);
                TwoCopyStore store = Store(files);
                store.Load(new byte[PayloadLength]);
                files.CutStyle = (CutStyle)cutStyle;
                files.CutAfter(cut);
                bool saved = store.Save(Payload(9), PayloadLength);
                files.PowerOn();

                byte[] loaded = new byte[PayloadLength];
                Assert.AreEqual(PayloadLength, Store(files).Load(loaded));
                Assert.AreEqual(cut == ImageLength, saved);
                Assert.IsTrue(loaded[0] == 9 || (loaded[0] == 8 && !saved));
                CollectionAssert.AreEqual(Payload(loaded[0]), loaded);
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void ManyCutsInARow_NeverLoseTheLastGoodCopy(int cutStyle)
        {
            FakeFileStore files = Saved(7, 8);
            files.CutStyle = (CutStyle)cutStyle;
            int expected = 8;
            for (int i = 0; i < 60; i++)
            {
                files.CutAfter((i * 11) % (ImageLength + 4));
                int next = 10 + i;
                bool saved = Store(files).Save(Payload(next), PayloadLength);
                files.PowerOn();
                byte[] loaded = new byte[PayloadLength];
                Assert.AreEqual(PayloadLength, Store(files).Load(loaded));
                Assert.IsTrue(loaded[0] == next || (loaded[0] == expected && !saved));
                expected = loaded[0];
            }
        }

        [TestMethod]
        public void AWriteTornBeforeAStartAndAgainAfterIt_NeverBecomesWhatItWasToBe()
        {
            FakeFileStore uncut = Saved(7, 8);
            byte[] old = uncut.ContentOf("A");
            Assert.IsTrue(Store(uncut).Save(Payload(9), PayloadLength));
            byte[] lost = uncut.ContentOf("A");
            byte[] loaded = new byte[PayloadLength];
            // Before byte 9, of the sequence number, old and lost are the same.
            for (int end = 9; end < ImageLength; end++)
            {
                // An end of the lost write has arrived.
                byte[] torn = Joined(old, end, lost);
                FakeFileStore files = Saved(7, 8);
                files.Put("A", torn);
                TwoCopyStore store = Store(files);
                store.Load(loaded);
                Assert.AreEqual(8, (int)loaded[0]);
                Assert.IsTrue(store.Save(Payload(10), PayloadLength));
                AssertLoads(files, 10, LoadResult.Newest);
                byte[] next = files.ContentOf("A");
                // Of the next write a beginning arrives, the header at most: behind it the two differ.
                for (int beginning = 0; beginning <= 12; beginning++)
                {
                    files.Put("A", Joined(next, beginning, torn));
                    AssertLoads(files, 8, LoadResult.OlderCopy);
                }
            }
        }

        [TestMethod]
        public void SequenceNumbers_SurviveTheWrap()
        {
            FakeFileStore files = Saved(7, 8);
            SetSequence(files, "A", 0xFFFFFFFD);
            SetSequence(files, "B", 0xFFFFFFFE);
            TwoCopyStore store = Store(files);
            for (int i = 20; i < 26; i++)
            {
                Assert.IsTrue(store.Save(Payload(i), PayloadLength));
                AssertLoads(files, i, LoadResult.Newest);
            }
        }

        [TestMethod]
        public void AcrossTheWrap_TheSmallNumberIsTheNewer()
        {
            FakeFileStore files = Saved(7, 8);
            SetSequence(files, "A", 2);
            SetSequence(files, "B", 0xFFFFFFF0);
            AssertLoads(files, 7, LoadResult.Newest);
        }

        [TestMethod]
        public void AWriteThatIsRefused_FailsAndKeepsTheOld()
        {
            FakeFileStore files = Saved(7, 8);
            TwoCopyStore store = Store(files);
            files.RefusesWrites = true;
            Assert.IsFalse(store.Save(Payload(9), PayloadLength));
            AssertLoads(files, 8, LoadResult.Newest);
        }

        [TestMethod]
        public void AWriteThatStoresWrong_IsFoundByReadingBack_AndRepeatedIntoTheSameFile()
        {
            FakeFileStore files = Saved(7, 8);
            TwoCopyStore store = Store(files);
            files.StoresWrong = true;
            Assert.IsFalse(store.Save(Payload(9), PayloadLength));
            AssertLoads(files, 8, LoadResult.OlderCopy);
            files.StoresWrong = false;
            Assert.IsTrue(store.Save(Payload(10), PayloadLength));
            AssertLoads(files, 10, LoadResult.Newest);
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(13)]
        public void ALengthThatCannotBe_IsNotSaved(int length)
        {
            FakeFileStore files = Saved(7, 8);
            int writes = files.Writes;
            Assert.IsFalse(Store(files).Save(new byte[PayloadLength], length));
            Assert.AreEqual(writes, files.Writes);
            AssertLoads(files, 8, LoadResult.Newest);
        }

        [TestMethod]
        public void ALengthBeyondTheBuffer_IsNotSaved()
        {
            FakeFileStore files = new FakeFileStore();
            Assert.IsFalse(Store(files).Save(new byte[2], 3));
            Assert.AreEqual(0, files.FileCount);
        }

        [TestMethod]
        public void AShorterPayload_ComesBackShorter()
        {
            FakeFileStore files = new FakeFileStore();
            Assert.IsTrue(Store(files).Save(Payload(5), 4));
            Assert.AreEqual(4, Store(files).Load(new byte[PayloadLength]));
        }

        [TestMethod]
        public void ABufferThatIsTooShort_GetsNothing()
        {
            byte[] buffer = new byte[4];
            Assert.AreEqual(-1, Store(Saved(7, 8)).Load(buffer));
            Assert.AreEqual((byte)0, buffer[0]);
        }

        [TestMethod]
        public void ARefusedContent_GivesTheOther_AndIsOverwrittenNext()
        {
            FakeFileStore files = Saved(7, 8);
            TwoCopyStore store = Store(files);
            byte[] loaded = new byte[PayloadLength];
            store.Load(loaded);
            Assert.AreEqual(PayloadLength, store.RefuseNewest(loaded));
            Assert.AreEqual((byte)7, loaded[0]);
            Assert.AreEqual((int)LoadResult.OlderCopy, (int)store.Result);
            Assert.AreEqual(-1, store.RefuseNewest(loaded));
            Assert.AreEqual((int)LoadResult.Corrupt, (int)store.Result);

            TwoCopyStore again = Store(files);
            again.Load(loaded);
            again.RefuseNewest(loaded);
            byte[] kept = files.ContentOf("A");
            Assert.IsTrue(again.Save(Payload(9), PayloadLength));
            CollectionAssert.AreEqual(kept, files.ContentOf("A"));
            AssertLoads(files, 9, LoadResult.Newest);
        }

        [TestMethod]
        public void AFreshStore_IsSavedAndLoaded()
        {
            FakeFileStore files = new FakeFileStore();
            Assert.IsTrue(Store(files).Save(Payload(3), PayloadLength));
            AssertLoads(files, 3, LoadResult.Newest);
            Assert.AreEqual(2, files.FileCount);
        }

        private static TwoCopyStore Store(FakeFileStore files)
        {
            return new TwoCopyStore(files, "A", "B", PayloadLength);
        }

        private static FakeFileStore Saved(int first, int second)
        {
            FakeFileStore files = new FakeFileStore();
            TwoCopyStore store = Store(files);
            Assert.IsTrue(store.Save(Payload(first), PayloadLength));
            Assert.IsTrue(store.Save(Payload(second), PayloadLength));
            return files;
        }

        private static byte[] Payload(int mark)
        {
            byte[] payload = new byte[PayloadLength];
            for (int i = 0; i < PayloadLength; i++)
            {
                payload[i] = (byte)(mark + (i * 37));
            }

            return payload;
        }

        private static byte[] Joined(byte[] beginning, int length, byte[] end)
        {
            byte[] joined = new byte[ImageLength];
            for (int i = 0; i < ImageLength; i++)
            {
                joined[i] = i < length ? beginning[i] : end[i];
            }

            return joined;
        }

        private static void AssertLoads(FakeFileStore files, int mark, LoadResult result)
        {
            TwoCopyStore store = Store(files);
            byte[] loaded = new byte[PayloadLength];
            Assert.AreEqual(PayloadLength, store.Load(loaded));
            CollectionAssert.AreEqual(Payload(mark), loaded);
            Assert.AreEqual((int)result, (int)store.Result);
        }

        private static void SetSequence(FakeFileStore files, string name, uint sequence)
        {
            byte[] image = files.ContentOf(name);
            PutInt32(image, 8, sequence);
            PutInt32(image, ImageLength - 4, Crc32.Compute(image, 0, ImageLength - 4));
            files.Put(name, image);
        }

        private static void PutInt32(byte[] image, int index, uint value)
        {
            for (int i = 0; i < 4; i++)
            {
                image[index + i] = (byte)(value >> (8 * i));
            }
        }
    }
}
