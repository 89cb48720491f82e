using nanoFramework.TestFramework;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Storage
{
    [TestClass]
    public class SessionRecordTests
    {
        [TestMethod]
        public void EveryValue_ComesBack()
        {
            FakeFileStore files = new FakeFileStore();
            SessionStore store = new SessionStore(files);
            store.Start(0);
            SessionRecord record = new SessionRecord();
            store.Begin(record);
            Fill(record);
            Assert.IsTrue(store.Close(record));

            SessionRecord read = new SessionRecord();
            Assert.IsTrue(store.Read(0, read));
            Assert.AreEqual(1u, read.Sequence);
            Assert.AreEqual((int)RecordState.Closed, (int)read.State);
            Assert.AreEqual((int)SessionKind.TouchUp, (int)read.Kind);
            Assert.AreEqual(77, read.StartedAtSeconds);
            for (int i = 0; i < Wording.ZoneCount; i++)
            {
                Assert.AreEqual(1000 + i, read.ZonePricks[i]);
            }

            Assert.AreEqual(10045, read.Pricks);
            Assert.AreEqual(14100, read.CommandedStrokes);
            Assert.AreEqual(45, read.MissedStrokes);
            Assert.AreEqual(40000, read.TestStrokes);
            Assert.AreEqual(9000, read.ElapsedSeconds);
            Assert.AreEqual(3000, read.NeedleActiveSeconds);
            Assert.AreEqual(5, read.PresetIndex);
            Assert.AreEqual((int)StrokeMode.Continuous, (int)read.Settings.Mode);
            Assert.AreEqual(700, read.Settings.DepthMicrometres);
            Assert.AreEqual(100, read.Settings.FrequencyHertz);
            Assert.AreEqual(25, read.Settings.PaceTenths);
            Assert.AreEqual(30000, read.Settings.DwellMicroseconds);
            Assert.AreEqual(3, read.Settings.BurstPricks);
            Assert.AreEqual(2, read.CartridgeCount);
            Assert.AreEqual(5000000000L, read.CartridgeStrokes);
            Assert.AreEqual(1, read.FaultCount);
            Assert.AreEqual((int)FaultCode.MissedStrokes, (int)read.LastFaults[0]);
            Assert.AreEqual("K17BERLN", read.Client);
            Assert.AreEqual(40000, read.StartDay);
            Assert.AreEqual(65535, read.CalibrationSerial);
            Assert.AreEqual("12.34.56", read.Firmware);
            StrokeSettings settings = new StrokeSettings();
            Assert.IsTrue(read.TryReadZone(ScalpZone.Scar, settings));
            Assert.AreEqual(640, settings.DepthMicrometres);
            Assert.AreEqual((int)StrokeMode.Continuous, (int)settings.Mode);
            Assert.AreEqual(30000, settings.DwellMicroseconds);
            Assert.IsFalse(read.TryReadZone(ScalpZone.Back, settings));
            Assert.AreEqual(120, read.Course(0));
            Assert.AreEqual(130, read.Course(1));
            Assert.AreEqual(0, read.Course(2));
            Assert.AreEqual(65535, read.Course(SessionRecord.CourseSlots - 1));
        }

        [TestMethod]
        public void Clear_EmptiesWhatWasThere()
        {
            SessionStore store = new SessionStore(new FakeFileStore());
            store.Start(0);
            SessionRecord record = new SessionRecord();
            Fill(record);
            store.Clear(record);
            store.Begin(record);
            Assert.AreEqual((int)RecordState.Open, (int)record.State);
            Assert.AreEqual((int)SessionKind.FirstTreatment, (int)record.Kind);
            Assert.AreEqual(0, record.Pricks);
            Assert.AreEqual(0, record.StartedAtSeconds + record.CommandedStrokes + record.MissedStrokes + record.TestStrokes);
            Assert.AreEqual(0, record.ElapsedSeconds + record.NeedleActiveSeconds + record.PresetIndex + record.CartridgeCount);
            Assert.AreEqual(0L, record.CartridgeStrokes);
            Assert.AreEqual(0, record.FaultCount + (int)record.LastFaults[0] + record.StartDay + record.CalibrationSerial);
            Assert.AreEqual("", record.Client + record.Firmware);
            Assert.IsFalse(record.TryReadZone(ScalpZone.Scar, record.Settings));
            Assert.AreEqual(0, record.Course(0) + record.Course(1) + record.Course(SessionRecord.CourseSlots - 1));
            Assert.AreEqual(0, (int)record.Settings.Mode + record.Settings.DepthMicrometres + record.Settings.DwellMicroseconds);
            Assert.AreEqual(0, record.Settings.FrequencyHertz + record.Settings.PaceTenths + record.Settings.BurstPricks);
        }

        [TestMethod]
        public void TheLastFourFaults_AreKept_NewestFirst()
        {
            SessionRecord record = new SessionRecord();
            for (int code = 1; code <= 6; code++)
            {
                record.AddFault((FaultCode)code);
            }

            Assert.AreEqual(6, record.FaultCount);
            Assert.AreEqual(6, (int)record.LastFaults[0]);
            Assert.AreEqual(5, (int)record.LastFaults[1]);
            Assert.AreEqual(4, (int)record.LastFaults[2]);
            Assert.AreEqual(3, (int)record.LastFaults[3]);
        }

        [TestMethod]
        public void TheFaultCount_StopsAt255()
        {
            SessionRecord record = new SessionRecord();
            for (int i = 0; i < 300; i++)
            {
                record.AddFault(FaultCode.DriverFault);
            }

            Assert.AreEqual(255, record.FaultCount);
        }

        [TestMethod]
        [DataRow(0, 0, "version 0")]
        [DataRow(0, 2, "version 2")]
        [DataRow(0, 4, "version 4")]
        [DataRow(1, 3, "state")]
        [DataRow(2, 2, "kind")]
        [DataRow(56, 4, "mode")]
        [DataRow(68, 20, "fault code")]
        [DataRow(92, 10, "zone")]
        public void AContentThatCannotBe_IsNotRead(int payloadOffset, int value, string what)
        {
            FakeFileStore files = new FakeFileStore();
            SessionStore store = new SessionStore(files);
            store.Start(0);
            SessionRecord record = new SessionRecord();
            store.Begin(record);
            Assert.IsTrue(store.Close(record));
            byte[] image = files.ContentOf("S00");
            image[12 + payloadOffset] = (byte)value;
            uint crc = Crc32.Compute(image, 0, image.Length - 4);
            for (int i = 0; i < 4; i++)
            {
                image[image.Length - 4 + i] = (byte)(crc >> (8 * i));
            }

            files.Put("S00", image);
            Assert.IsFalse(store.Read(0, record), what);
        }

        [TestMethod]
        public void File_IsSmallEnoughForLittlefsToKeepItInTheDirectory()
        {
            FakeFileStore files = new FakeFileStore();
            SessionStore store = new SessionStore(files);
            store.Start(0);
            SessionRecord record = new SessionRecord();
            store.Begin(record);
            store.Close(record);
            Assert.AreEqual(333, files.LengthOf("S00"));
        }

        private static void Fill(SessionRecord record)
        {
            record.Kind = SessionKind.TouchUp;
            record.StartedAtSeconds = 77;
            for (int i = 0; i < Wording.ZoneCount; i++)
            {
                record.ZonePricks[i] = 1000 + i;
            }

            record.CommandedStrokes = 14100;
            record.MissedStrokes = 45;
            record.TestStrokes = 40000;
            record.ElapsedSeconds = 9000;
            record.NeedleActiveSeconds = 3000;
            record.PresetIndex = 5;
            record.Settings.Mode = StrokeMode.Continuous;
            record.Settings.DepthMicrometres = 700;
            record.Settings.FrequencyHertz = 100;
            record.Settings.PaceTenths = 25;
            record.Settings.DwellMicroseconds = 30000;
            record.Settings.BurstPricks = 3;
            record.CartridgeCount = 2;
            record.CartridgeStrokes = 5000000000;
            record.AddFault(FaultCode.MissedStrokes);
            record.Client = "K17BERLN";
            record.StartDay = 40000;
            record.CalibrationSerial = 65535;
            record.Firmware = "12.34.56";
            StrokeSettings settings = new StrokeSettings();
            settings.CopyFrom(record.Settings);
            settings.DepthMicrometres = 640;
            record.NoteZone(ScalpZone.Scar, settings);
            record.NoteCourse(299, 120);
            record.NoteCourse(300, 130);
            record.NoteCourse(SessionRecord.CourseSlotSeconds * 100, 70000);
        }
    }
}
