using nanoFramework.TestFramework;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Storage
{
    [TestClass]
    public class PenMemoryTests
    {
        // Offsets inside a stored file: 12 bytes of header, then PenMemoryImage's layout.
        private const int LimitsOffset = 12 + 1;
        private const int FirstPresetOffset = LimitsOffset + 12;
        private const int PresetLength = 18;
        private const int ChoicesOffset = FirstPresetOffset + (8 * PresetLength);
        private const int CountersOffset = ChoicesOffset + 5;
        private const int LastSettingsOffset = CountersOffset + 20;
        private const int FileLength = LastSettingsOffset + 10 + 4;

        [TestMethod]
        public void Defaults_AreInsideTheRecommendedBand()
        {
            PenMemory memory = new PenMemory(new FakeFileStore());
            PenLimits limits = new PenLimits();
            for (int i = 0; i < PenMemory.PresetCount; i++)
            {
                StrokeSettings settings = memory.Presets[i].Settings;
                Assert.IsTrue(limits.DepthMicrometres.Recommends(settings.DepthMicrometres));
                Assert.IsTrue(limits.FrequencyHertz.Recommends(settings.FrequencyHertz));
                Assert.IsTrue(limits.PaceTenths.Recommends(settings.PaceTenths));
                Assert.IsTrue(limits.DwellMicroseconds.Recommends(settings.DwellMicroseconds));
                Assert.IsTrue(limits.BurstPricks.Recommends(settings.BurstPricks));
                Assert.AreEqual(0, settings.DepthMicrometres % limits.DepthMicrometres.Step);
                Assert.IsTrue(memory.Presets[i].Name.Length > 0);
                Assert.IsTrue(memory.Presets[i].Name.Length <= Preset.NameLength);
            }
        }

        [TestMethod]
        public void Defaults_UseEveryMode()
        {
            PenMemory memory = new PenMemory(new FakeFileStore());
            int modes = 0;
            for (int i = 0; i < PenMemory.PresetCount; i++)
            {
                modes |= 1 << (int)memory.Presets[i].Settings.Mode;
            }

            Assert.AreEqual(15, modes);
        }

        [TestMethod]
        public void NewPen_HasDefaults()
        {
            FakeFileStore files = new FakeFileStore();
            PenMemory memory = new PenMemory(files);
            memory.LifeStrokes = 5;
            Assert.AreEqual((int)LoadResult.Fresh, (int)memory.Load(new PenLimits()));
            Assert.AreEqual(0L, memory.LifeStrokes);
            Assert.AreEqual("Hairline", memory.Presets[0].Name);
            Assert.AreEqual(0, files.FileCount);
        }

        [TestMethod]
        public void EveryValue_ComesBack()
        {
            FakeFileStore files = new FakeFileStore();
            PenMemory saved = new PenMemory(files);
            PenLimits limits = new PenLimits();
            limits.DepthMicrometres.TechnicianHigh = 1200;
            limits.FrequencyHertz.TechnicianHigh = 140;
            limits.PaceTenths.TechnicianHigh = 60;
            limits.DwellMicroseconds.TechnicianHigh = 20000;
            limits.BurstPricks.TechnicianHigh = 6;
            limits.CartridgeZeroMicrometres.TechnicianHigh = 400;
            for (int i = 0; i < PenMemory.PresetCount; i++)
            {
                StrokeSettings settings = saved.Presets[i].Settings;
                saved.Presets[i].Name = "No " + i.ToString();
                settings.Mode = (StrokeMode)(i % 4);
                settings.DepthMicrometres = 400 + (20 * i);
                settings.FrequencyHertz = 70 + i;
                settings.PaceTenths = 10 + (5 * i);
                settings.DwellMicroseconds = 2000 + (500 * i);
                settings.BurstPricks = 2 + (i % 3);
            }

            saved.LastPresetIndex = 7;
            saved.LastZone = ScalpZone.Scar;
            saved.LastKind = SessionKind.TouchUp;
            saved.CartridgeZeroMicrometres = -480;
            saved.CartridgeStrokes = 14000;
            saved.LifeStrokes = 12345678901;
            saved.CountedSession = 0xFFFFFFFE;
            Assert.IsTrue(saved.Save(limits));

            PenMemory loaded = new PenMemory(files);
            PenLimits loadedLimits = new PenLimits();
            Assert.AreEqual((int)LoadResult.Newest, (int)loaded.Load(loadedLimits));
            Assert.AreEqual(1200, loadedLimits.DepthMicrometres.TechnicianHigh);
            Assert.AreEqual(140, loadedLimits.FrequencyHertz.TechnicianHigh);
            Assert.AreEqual(60, loadedLimits.PaceTenths.TechnicianHigh);
            Assert.AreEqual(20000, loadedLimits.DwellMicroseconds.TechnicianHigh);
            Assert.AreEqual(6, loadedLimits.BurstPricks.TechnicianHigh);
            Assert.AreEqual(400, loadedLimits.CartridgeZeroMicrometres.TechnicianHigh);
            for (int i = 0; i < PenMemory.PresetCount; i++)
            {
                StrokeSettings settings = loaded.Presets[i].Settings;
                Assert.AreEqual("No " + i.ToString(), loaded.Presets[i].Name);
                Assert.AreEqual(i % 4, (int)settings.Mode);
                Assert.AreEqual(400 + (20 * i), settings.DepthMicrometres);
                Assert.AreEqual(70 + i, settings.FrequencyHertz);
                Assert.AreEqual(10 + (5 * i), settings.PaceTenths);
                Assert.AreEqual(2000 + (500 * i), settings.DwellMicroseconds);
                Assert.AreEqual(2 + (i % 3), settings.BurstPricks);
            }

            Assert.AreEqual(7, loaded.LastPresetIndex);
            Assert.AreEqual((int)ScalpZone.Scar, (int)loaded.LastZone);
            Assert.AreEqual((int)SessionKind.TouchUp, (int)loaded.LastKind);
            Assert.AreEqual(-480, loaded.CartridgeZeroMicrometres);
            Assert.AreEqual(14000L, loaded.CartridgeStrokes);
            Assert.AreEqual(12345678901L, loaded.LifeStrokes);
            Assert.AreEqual(0xFFFFFFFEu, loaded.CountedSession);
        }

        [TestMethod]
        public void File_StaysBelow512Bytes_SoThatLittlefsKeepsItInTheDirectory()
        {
            FakeFileStore files = SavedOnce();
            Assert.AreEqual(FileLength, files.LengthOf("PenA"));
            Assert.IsTrue(FileLength <= 512);
        }

        [TestMethod]
        public void ValuesAboveTheTechnicianLimit_AreLimited()
        {
            FakeFileStore files = new FakeFileStore();
            PenMemory saved = new PenMemory(files);
            saved.Presets[2].Settings.DepthMicrometres = 1400;
            saved.Presets[2].Settings.FrequencyHertz = 150;
            saved.Presets[2].Settings.DwellMicroseconds = 30000;
            saved.CartridgeZeroMicrometres = 500;
            PenLimits limits = new PenLimits();
            limits.DepthMicrometres.TechnicianHigh = 1000;
            limits.FrequencyHertz.TechnicianHigh = 120;
            limits.DwellMicroseconds.TechnicianHigh = 10000;
            limits.CartridgeZeroMicrometres.TechnicianHigh = 300;
            Assert.IsTrue(saved.Save(limits));

            PenMemory loaded = new PenMemory(files);
            Assert.AreEqual((int)LoadResult.Newest, (int)loaded.Load(new PenLimits()));
            Assert.AreEqual(1000, loaded.Presets[2].Settings.DepthMicrometres);
            Assert.AreEqual(120, loaded.Presets[2].Settings.FrequencyHertz);
            Assert.AreEqual(10000, loaded.Presets[2].Settings.DwellMicroseconds);
            Assert.AreEqual(300, loaded.CartridgeZeroMicrometres);
        }

        [TestMethod]
        [DataRow(12, 0, "version 0")]
        [DataRow(12, 1, "version 1 that is too long")]
        [DataRow(12, 3, "version 3")]
        [DataRow(LastSettingsOffset + 1, 2001, "last depth")]
        [DataRow(LimitsOffset, 2001, "depth limit")]
        [DataRow(LimitsOffset + 2, 151, "frequency limit")]
        [DataRow(LimitsOffset + 4, 101, "pace limit")]
        [DataRow(LimitsOffset + 6, 30001, "dwell limit")]
        [DataRow(LimitsOffset + 8, 11, "burst limit")]
        [DataRow(LimitsOffset + 10, 501, "cartridge zero limit")]
        [DataRow(LimitsOffset, -1, "depth limit below zero")]
        [DataRow(FirstPresetOffset + 9, 2001, "depth")]
        [DataRow(FirstPresetOffset + 9, -1, "depth below zero")]
        [DataRow(FirstPresetOffset + 11, 0, "frequency")]
        [DataRow(FirstPresetOffset + 11, 151, "frequency too high")]
        [DataRow(FirstPresetOffset + 13, 4, "pace")]
        [DataRow(FirstPresetOffset + 15, 999, "dwell")]
        [DataRow(FirstPresetOffset + 15, 30001, "dwell too long")]
        [DataRow(ChoicesOffset + 3, -501, "cartridge zero")]
        public void AValueThatCannotBe_MakesTheCopyCorrupt(int offset, int value, string what)
        {
            FakeFileStore files = SavedOnce();
            Forge(files, "PenA", offset, value, offset == 12 ? 1 : 2);
            Forge(files, "PenB", offset, value, offset == 12 ? 1 : 2);
            PenLimits limits = new PenLimits();
            PenMemory memory = new PenMemory(files);
            Assert.AreEqual((int)LoadResult.Corrupt, (int)memory.Load(limits), what);
            Assert.AreEqual(0L, memory.LifeStrokes, what);
            Assert.AreEqual(500, memory.Presets[0].Settings.DepthMicrometres, what);
            Assert.AreEqual(1500, limits.DepthMicrometres.TechnicianHigh, what);
        }

        [TestMethod]
        [DataRow(FirstPresetOffset + 8, 4, "mode")]
        [DataRow(FirstPresetOffset + (7 * PresetLength) + 17, 11, "burst of the last preset")]
        [DataRow(ChoicesOffset, 8, "preset")]
        [DataRow(ChoicesOffset + 1, 10, "zone")]
        [DataRow(ChoicesOffset + 2, 2, "kind")]
        [DataRow(CountersOffset + 7, 0x80, "negative cartridge strokes")]
        [DataRow(CountersOffset + 15, 0x80, "negative life strokes")]
        public void AByteThatCannotBe_MakesTheCopyCorrupt(int offset, int value, string what)
        {
            FakeFileStore files = SavedOnce();
            Forge(files, "PenA", offset, value, 1);
            Forge(files, "PenB", offset, value, 1);
            PenMemory memory = new PenMemory(files);
            Assert.AreEqual((int)LoadResult.Corrupt, (int)memory.Load(new PenLimits()), what);
        }

        [TestMethod]
        public void ANewestCopyThatMakesNoSense_GivesTheOlder()
        {
            FakeFileStore files = new FakeFileStore();
            PenMemory saved = new PenMemory(files);
            saved.LifeStrokes = 100;
            saved.Save(new PenLimits());
            saved.LifeStrokes = 200;
            saved.Save(new PenLimits());
            saved.LifeStrokes = 300;
            saved.Save(new PenLimits());
            Forge(files, "PenA", FirstPresetOffset + 9, 9999, 2);
            PenMemory loaded = new PenMemory(files);
            Assert.AreEqual((int)LoadResult.OlderCopy, (int)loaded.Load(new PenLimits()));
            Assert.AreEqual(200L, loaded.LifeStrokes);
        }

        [TestMethod]
        public void TwoCopiesThatMakeNoSense_GiveDefaults()
        {
            FakeFileStore files = SavedOnce();
            new PenMemory(files).Save(new PenLimits());
            Forge(files, "PenA", ChoicesOffset, 8, 1);
            Forge(files, "PenB", ChoicesOffset, 9, 1);
            PenMemory loaded = new PenMemory(files);
            Assert.AreEqual((int)LoadResult.Corrupt, (int)loaded.Load(new PenLimits()));
            Assert.AreEqual(0, loaded.LastPresetIndex);
        }

        [TestMethod]
        public void APayloadOfAnotherLength_IsCorrupt()
        {
            FakeFileStore files = new FakeFileStore();
            new TwoCopyStore(files, "PenA", "PenB", 64).Save(new byte[64], 64);
            Assert.AreEqual((int)LoadResult.Corrupt, (int)new PenMemory(files).Load(new PenLimits()));
        }

        [TestMethod]
        public void TheLastSettings_ComeBack_WithinTheTechnicianLimit()
        {
            FakeFileStore files = new FakeFileStore();
            PenMemory saved = new PenMemory(files);
            Assert.AreEqual(500, saved.LastSettings.DepthMicrometres);
            saved.LastSettings.Mode = StrokeMode.Burst;
            saved.LastSettings.DepthMicrometres = 900;
            saved.LastSettings.BurstPricks = 4;
            PenLimits limits = new PenLimits();
            limits.DepthMicrometres.TechnicianHigh = 800;
            Assert.IsTrue(saved.Save(limits));
            PenMemory loaded = new PenMemory(files);
            loaded.Load(new PenLimits());
            Assert.AreEqual((int)StrokeMode.Burst, (int)loaded.LastSettings.Mode);
            Assert.AreEqual(800, loaded.LastSettings.DepthMicrometres);
            Assert.AreEqual(4, loaded.LastSettings.BurstPricks);
        }

        // SR-37
        [TestMethod]
        public void EveryByteOfADamagedFile_IsNoticed()
        {
            FakeFileStore files = SavedOnce();
            for (int i = 0; i < FileLength; i++)
            {
                files.Flip("PenA", i, 0x04);
                Assert.AreEqual((int)LoadResult.OlderCopy, (int)new PenMemory(files).Load(new PenLimits()));
                files.Flip("PenB", i, 0x04);
                Assert.AreEqual((int)LoadResult.Corrupt, (int)new PenMemory(files).Load(new PenLimits()));
                files.Flip("PenA", i, 0x04);
                files.Flip("PenB", i, 0x04);
            }
        }

        // SR-37
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void ACutDuringSave_LeavesOldOrNew(int cutStyle)
        {
            for (int cut = 0; cut <= FileLength; cut += 3)
            {
                FakeFileStore files = SavedOnce();
                PenMemory memory = new PenMemory(files);
                memory.Load(new PenLimits());
                memory.LifeStrokes = 2000;
                memory.CartridgeStrokes = 2000;
                files.CutStyle = (CutStyle)cutStyle;
                files.CutAfter(cut);
                memory.Save(new PenLimits());
                files.PowerOn();
                PenMemory loaded = new PenMemory(files);
                loaded.Load(new PenLimits());
                Assert.IsTrue(loaded.LifeStrokes == 2000 || loaded.LifeStrokes == 1000);
                Assert.AreEqual(loaded.LifeStrokes, loaded.CartridgeStrokes);
            }
        }

        [TestMethod]
        public void ASessionIsCountedOnce_HoweverOftenItIsGiven()
        {
            PenMemory memory = new PenMemory(new FakeFileStore());
            SessionRecord record = Session(1, 700, 900);
            Assert.IsTrue(memory.CountSession(record));
            Assert.IsFalse(memory.CountSession(record));
            Assert.AreEqual(700L, memory.LifeStrokes);
            Assert.AreEqual(900L, memory.CartridgeStrokes);
        }

        [TestMethod]
        public void SessionsNotCountedYet_AreCountedAtStart_OldestFirst()
        {
            FakeFileStore files = new FakeFileStore();
            SessionStore sessions = new SessionStore(files);
            sessions.Start(0);
            SessionRecord record = new SessionRecord();
            PenMemory memory = new PenMemory(files);
            for (int i = 1; i <= 4; i++)
            {
                sessions.Begin(record);
                record.ZonePricks[0] = 10 * i;
                record.CartridgeStrokes = i;
                sessions.Close(record);
                if (i == 2)
                {
                    memory.CountMissing(sessions, record);
                }
            }

            Assert.AreEqual(30L, memory.LifeStrokes);
            Assert.IsTrue(memory.CountMissing(sessions, record));
            Assert.AreEqual(100L, memory.LifeStrokes);
            Assert.AreEqual(4L, memory.CartridgeStrokes);
            Assert.IsFalse(memory.CountMissing(sessions, record));
            Assert.AreEqual(100L, memory.LifeStrokes);
        }

        [TestMethod]
        public void AFailedSave_IsReported()
        {
            FakeFileStore files = new FakeFileStore();
            files.RefusesWrites = true;
            Assert.IsFalse(new PenMemory(files).Save(new PenLimits()));
        }

        private static SessionRecord Session(uint sequence, int pricks, int cartridgeStrokes)
        {
            SessionRecord record = new SessionRecord();
            record.Sequence = sequence;
            record.ZonePricks[3] = pricks;
            record.CartridgeStrokes = cartridgeStrokes;
            return record;
        }

        private static FakeFileStore SavedOnce()
        {
            FakeFileStore files = new FakeFileStore();
            PenMemory memory = new PenMemory(files);
            memory.LifeStrokes = 1000;
            memory.CartridgeStrokes = 1000;
            memory.Presets[0].Settings.DepthMicrometres = 600;
            Assert.IsTrue(memory.Save(new PenLimits()));
            return files;
        }

        // Changes a value and makes the CRC right again: content that no cut and no rot explains.
        private static void Forge(FakeFileStore files, string name, int offset, int value, int bytes)
        {
            byte[] image = files.ContentOf(name);
            for (int i = 0; i < bytes; i++)
            {
                image[offset + i] = (byte)(value >> (8 * i));
            }

            uint crc = Crc32.Compute(image, 0, image.Length - 4);
            for (int i = 0; i < 4; i++)
            {
                image[image.Length - 4 + i] = (byte)(crc >> (8 * i));
            }

            files.Put(name, image);
        }
    }
}
