using nanoFramework.TestFramework;
using SmpPen.Core.Calibration;
using SmpPen.Core.Storage;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Calibration
{
    // SR-42
    [TestClass]
    public class CalibrationStoreTests
    {
        [TestMethod]
        public void EmptyFlash_HasNoCalibration()
        {
            DepthCalibration calibration = new DepthCalibration();
            Assert.AreEqual((int)LoadResult.Fresh, (int)Load(new FakeFileStore(), calibration));
            Assert.AreEqual(0, calibration.Serial);
        }

        [TestMethod]
        public void EveryValue_ComesBack()
        {
            FakeFileStore files = new FakeFileStore();
            DepthCalibration stored = CalibrationBench.Nominal(9);
            stored.BacklashMicrometres = -3;
            stored.CheckTargets[0] = -250;
            stored.CheckReadings[0] = -290;
            stored.CheckTargets[2] = 1500;
            stored.CheckReadings[2] = 1549;
            stored.Technician = "ANNA-001";
            Assert.IsTrue(Stored.Save(new CalibrationStore(files), stored));
            DepthCalibration read = new DepthCalibration();
            Assert.AreEqual((int)LoadResult.Newest, (int)Load(files, read));
            for (int i = 0; i < 9; i++)
            {
                Assert.AreEqual(stored.Microsteps[i], read.Microsteps[i]);
                Assert.AreEqual(stored.Micrometres[i], read.Micrometres[i]);
            }
            Assert.AreEqual(9, read.Count);
            Assert.AreEqual(-3, read.BacklashMicrometres);
            Assert.AreEqual(1, read.Serial);
            Assert.AreEqual(20260115, read.Date);
            Assert.AreEqual(12, read.MonthsValid);
            Assert.AreEqual("ANNA-001", read.Technician);
            Assert.AreEqual(-290, read.CheckReadings[0]);
            Assert.AreEqual(1500, read.CheckTargets[2]);
            Assert.AreEqual(49, read.WorstCheckMicrometres);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void PowerCutAtEveryByteOfStoring_LeavesTheOldOneOrTheNew(int style)
        {
            int length = 0;
            bool sawOld = false;
            bool sawNew = false;
            for (int cut = 0; cut <= length + 1; cut++)
            {
                FakeFileStore files = new FakeFileStore();
                CalibrationStore store = new CalibrationStore(files);
                DepthCalibration calibration = CalibrationBench.Nominal(5);
                Stored.Save(store, calibration);
                length = files.LengthOf(CalibrationStore.FileA);
                calibration.Serial = 2;
                calibration.Micrometres[2] += 7;
                files.CutStyle = (CutStyle)style;
                files.CutAfter(cut);
                Stored.Save(store, calibration);
                files.PowerOn();
                DepthCalibration read = new DepthCalibration();
                Load(files, read);
                Assert.IsTrue(read.Serial == 1 || read.Serial == 2);
                Assert.AreEqual(calibration.Micrometres[2] - (read.Serial == 1 ? 7 : 0), read.Micrometres[2]);
                sawOld = sawOld || read.Serial == 1;
                sawNew = sawNew || read.Serial == 2;
            }
            Assert.IsTrue(sawOld && sawNew);
        }

        [TestMethod]
        public void BothCopiesDamaged_IsCorrupt()
        {
            FakeFileStore files = new FakeFileStore();
            CalibrationStore store = new CalibrationStore(files);
            Stored.Save(store, CalibrationBench.Nominal(5));
            Stored.Save(store, CalibrationBench.Nominal(5));
            files.Flip(CalibrationStore.FileA, 30, 4);
            files.Flip(CalibrationStore.FileB, 40, 4);
            DepthCalibration read = new DepthCalibration();
            Assert.AreEqual((int)LoadResult.Corrupt, (int)Load(files, read));
            Assert.AreEqual(0, read.Serial);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void CopyWithARightCrcButImpossibleContent_IsPassedOver(int what)
        {
            FakeFileStore files = new FakeFileStore();
            CalibrationStore store = new CalibrationStore(files);
            Stored.Save(store, CalibrationBench.Nominal(5));
            DepthCalibration wrong = CalibrationBench.Nominal(5);
            wrong.Serial = what == 0 ? 0 : 2;
            wrong.Date = what == 1 ? 20261332 : wrong.Date;
            wrong.CheckReadings[1] = what == 2 ? 51 : 0;
            wrong.Micrometres[3] += what == 3 ? 500 : 0;
            Stored.Save(store, wrong);
            DepthCalibration read = new DepthCalibration();
            Assert.AreEqual((int)LoadResult.OlderCopy, (int)Load(files, read));
            Assert.AreEqual(1, read.Serial);
        }

        [TestMethod]
        public void FlashThatRefuses_IsReported()
        {
            FakeFileStore files = new FakeFileStore();
            files.RefusesWrites = true;
            Assert.IsFalse(Stored.Save(new CalibrationStore(files), CalibrationBench.Nominal(5)));
        }

        private static LoadResult Load(FakeFileStore files, DepthCalibration calibration)
        {
            return new CalibrationStore(files).Load(calibration, new CalibrationJudge());
        }
    }
}
