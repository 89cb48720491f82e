using nanoFramework.TestFramework;
using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Unit.Control;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Calibration
{
    [TestClass]
    public class CalibrationFlowTests
    {
        [TestMethod]
        [DataRow(3)]
        [DataRow(5)]
        [DataRow(9)]
        public void WholeCalibration_PutsTheMeasuredMapInForce(int points)
        {
            CalibrationBench bench = new CalibrationBench();
            Assert.AreEqual((int)CalibrationMark.Never, (int)bench.Status.Mark);
            Assert.AreEqual(1920, bench.Service.Map.ToMicrosteps(2500, 0));
            bench.Calibrate(points);
            Assert.AreEqual((int)CalibrationStep.Verified, (int)bench.Status.Step);
            Assert.AreEqual(1920, bench.Service.Map.ToMicrosteps(2500, 0));
            Assert.IsTrue(bench.Store(20260115, "T007", 12));
            int microsteps = bench.Service.Map.ToMicrosteps(2500, 0);
            Assert.IsTrue(microsteps >= 1881 && microsteps <= 1883);
            Assert.AreEqual((int)CalibrationMark.Good, (int)bench.Status.Mark);
            Assert.AreEqual(1, bench.Status.Serial);
            Assert.AreEqual("T007", bench.Service.InForce.Technician);
            Assert.IsTrue(bench.Status.WorstCheckMicrometres <= 4);
            bench.Rig.Run(1500);
            Assert.IsTrue(bench.Rig.Carriage.IsHome);
        }

        [TestMethod]
        public void CalibrationOutlivesPower()
        {
            RigFiles files = new RigFiles();
            CalibrationBench bench = new CalibrationBench(files);
            bench.Calibrate(5);
            bench.Store(20260115, "T007", 12);
            CalibrationBench after = new CalibrationBench(files);
            Assert.AreEqual(1, after.Status.Serial);
            Assert.AreEqual(bench.Service.Map.ToMicrosteps(1000, 0), after.Service.Map.ToMicrosteps(1000, 0));
        }

        [TestMethod]
        public void PowerCutAtEveryStep_LeavesThePreviousOneInForce()
        {
            RigFiles files = new RigFiles();
            CalibrationBench first = new CalibrationBench(files);
            first.Calibrate(5);
            first.Store(20260115, "T007", 12);
            for (int readings = 0; readings <= 9; readings++)
            {
                CalibrationBench bench = new CalibrationBench(files);
                bench.Service.Begin(5, bench.Rig.Now);
                bench.ReadUntil(readings);
                if (readings > 5)
                {
                    bench.Service.Verify(bench.Rig.Now);
                    bench.ReadUntil(readings);
                }
                Assert.IsTrue(bench.Status.Index >= (readings > 8 ? 8 : readings - 1));
                AssertOldInForce(new CalibrationBench(files));
            }
        }

        [TestMethod]
        public void StopAtEveryStep_LeavesThePreviousOneInForce_AndParks()
        {
            for (int readings = 0; readings <= 9; readings++)
            {
                CalibrationBench bench = Calibrated();
                bench.Service.Begin(5, bench.Rig.Now);
                bench.ReadUntil(readings);
                if (readings > 5)
                {
                    bench.Service.Verify(bench.Rig.Now);
                    bench.ReadUntil(readings);
                }
                bench.Service.Abort();
                AssertOldInForce(bench);
                Assert.AreEqual((int)CalibrationRefusal.Stopped, (int)bench.Status.Refusal);
                Assert.IsFalse(bench.Service.EnterReading(bench.Gauge, bench.Rig.Now));
                Assert.IsFalse(bench.Store(20260115, "T007", 12));
                bench.Rig.Run(2000);
                Assert.IsTrue(bench.Rig.Carriage.IsHome);
            }
        }

        [TestMethod]
        public void FaultDuringCalibration_LeavesThePreviousOneInForce()
        {
            CalibrationBench bench = Calibrated();
            bench.Service.Begin(5, bench.Rig.Now);
            bench.ReadUntil(3);
            bench.Rig.Lines |= InputLine.DriverFault;
            bench.Rig.Run(50);
            Assert.AreEqual((int)PenState.Fault, (int)bench.Rig.Status.State);
            Assert.AreEqual((int)CalibrationStep.Idle, (int)bench.Status.Step);
            AssertOldInForce(bench);
            bench.Rig.Run(2000);
            Assert.IsTrue(bench.Rig.Carriage.IsHome);
            Assert.IsFalse(bench.Service.Begin(5, bench.Rig.Now));
        }

        [TestMethod]
        public void NobodyGoingOnForTenMinutes_EndsIt()
        {
            CalibrationBench bench = Calibrated();
            bench.Service.Begin(5, bench.Rig.Now);
            bench.ReadUntil(2);
            bench.Rig.Now += CalibrationService.IdleMicroseconds;
            bench.Rig.Run(20);
            Assert.AreEqual((int)CalibrationRefusal.TimedOut, (int)bench.Status.Refusal);
            AssertOldInForce(bench);
        }

        [TestMethod]
        public void PedalPressedWhileTheCarriageMoves_EndsIt_AndParks()
        {
            CalibrationBench bench = Calibrated();
            bench.Service.Begin(5, bench.Rig.Now);
            bench.Rig.PressPedal();
            bench.Rig.Run(20);
            Assert.AreEqual((int)CalibrationRefusal.PedalPressed, (int)bench.Status.Refusal);
            AssertOldInForce(bench);
            bench.Rig.Run(2000);
            Assert.IsTrue(bench.Rig.Carriage.IsHome);
            Assert.IsFalse(bench.Rig.IsEnabled);
        }

        [TestMethod]
        public void PedalPressedAtAPoint_HoldsEverythingThatWouldMove()
        {
            CalibrationBench bench = new CalibrationBench();
            bench.Service.Begin(5, bench.Rig.Now);
            bench.ReadUntil(2);
            bench.Rig.PressPedal();
            bench.Rig.Run(50);
            Assert.IsFalse(bench.Service.EnterReading(bench.Gauge, bench.Rig.Now));
            Assert.IsFalse(bench.Service.MoveToPoint(0, bench.Rig.Now));
            bench.Rig.ReleasePedal();
            bench.Rig.Run(50);
            Assert.IsTrue(bench.Service.EnterReading(bench.Gauge, bench.Rig.Now));
        }

        [TestMethod]
        public void WrongVerificationReading_RefusesTheCalibration()
        {
            CalibrationBench bench = Calibrated();
            bench.Service.Begin(5, bench.Rig.Now);
            bench.ReadUntil(6);
            bench.Service.Verify(bench.Rig.Now);
            bench.ReadUntil(8);
            bench.Service.EnterReading(bench.Gauge + 60, bench.Rig.Now);
            Assert.AreEqual((int)CalibrationRefusal.VerificationFailed, (int)bench.Status.Refusal);
            AssertOldInForce(bench);
            bench.Service.Acknowledge();
            Assert.AreEqual((int)CalibrationStep.Idle, (int)bench.Status.Step);
        }

        [TestMethod]
        public void ImplausiblePoints_AreRefusedBeforeVerification()
        {
            CalibrationBench bench = Calibrated();
            bench.Service.Begin(5, bench.Rig.Now);
            bench.ReadUntil(4);
            bench.Service.EnterReading(bench.Gauge - 200, bench.Rig.Now);
            bench.ReadUntil(6);
            Assert.AreEqual((int)CalibrationRefusal.SlopeImplausible, (int)bench.Status.Refusal);
            Assert.IsFalse(bench.Service.Verify(bench.Rig.Now));
            AssertOldInForce(bench);
        }

        [TestMethod]
        public void FlashThatRefuses_LeavesThePreviousOneInForce()
        {
            RigFiles files = new RigFiles();
            CalibrationBench bench = Calibrated(files);
            bench.Calibrate(5);
            files.IsFull = true;
            Assert.IsFalse(bench.Store(20270115, "T008", 12));
            Assert.AreEqual((int)CalibrationRefusal.NotStored, (int)bench.Status.Refusal);
            AssertOldInForce(bench);
        }

        [TestMethod]
        [DataRow(20261301, "T007", 12)]
        [DataRow(20260101, "", 12)]
        [DataRow(20260101, "TECHNICIAN", 12)]
        [DataRow(20260101, "T007", 0)]
        [DataRow(20260101, "T007", 61)]
        public void WrongDetails_AreRefused_AndMayBeGivenAgain(int date, string technician, int months)
        {
            CalibrationBench bench = new CalibrationBench();
            bench.Calibrate(3);
            Assert.IsFalse(bench.Store(date, technician, months));
            Assert.AreEqual((int)CalibrationStep.Verified, (int)bench.Status.Step);
            Assert.IsTrue(bench.Store(20260101, "T007", 12));
        }

        [TestMethod]
        public void APoint_MayBeReadAgain()
        {
            CalibrationBench bench = new CalibrationBench();
            bench.Service.Begin(5, bench.Rig.Now);
            bench.ReadUntil(2);
            bench.Service.EnterReading(0, bench.Rig.Now);
            bench.Arrive();
            Assert.IsFalse(bench.Service.MoveToPoint(4, bench.Rig.Now));
            Assert.IsFalse(bench.Service.MoveToPoint(-1, bench.Rig.Now));
            Assert.IsTrue(bench.Service.MoveToPoint(2, bench.Rig.Now));
            bench.ReadUntil(6);
            Assert.AreEqual((int)CalibrationStep.Measured, (int)bench.Status.Step);
            Assert.IsFalse(bench.Service.MoveToPoint(6, bench.Rig.Now));
            bench.Service.Verify(bench.Rig.Now);
            bench.ReadUntil(9);
            Assert.IsFalse(bench.Service.MoveToPoint(9, bench.Rig.Now));
            Assert.IsTrue(bench.Service.MoveToPoint(8, bench.Rig.Now));
        }

        [TestMethod]
        public void Begin_IsRefused_LockedOrOutsideServiceOrWithAWrongCount()
        {
            CalibrationBench bench = new CalibrationBench();
            Assert.IsFalse(bench.Service.Begin(2, bench.Rig.Now));
            Assert.IsFalse(bench.Service.Begin(10, bench.Rig.Now));
            bench.ServiceLock.IsUnlocked = false;
            Assert.IsFalse(bench.Service.Begin(5, bench.Rig.Now));
            Assert.IsFalse(bench.Service.MoveToDepth(500));
            bench.Service.Lock = null;
            Assert.IsFalse(bench.Service.Begin(5, bench.Rig.Now));
            bench.Service.Lock = bench.ServiceLock;
            bench.ServiceLock.IsUnlocked = true;
            bench.Rig.Press(InputLine.ButtonStop);
            Assert.IsFalse(bench.Service.Begin(5, bench.Rig.Now));
            Assert.IsFalse(bench.Service.MoveToDepth(500));
        }

        [TestMethod]
        public void MoveToDepth_UsesTheMapInForce_AndStopsForThePedal()
        {
            CalibrationBench bench = Calibrated();
            Assert.IsFalse(bench.Service.MoveToDepth(2501));
            Assert.IsFalse(bench.Service.MoveToDepth(-501));
            Assert.IsTrue(bench.Service.MoveToDepth(1000));
            bench.Rig.Run(2000);
            int error = bench.Gauge - 1000;
            Assert.IsTrue(error >= -3 && error <= 3);
            bench.Service.MoveToDepth(2000);
            bench.Rig.PressPedal();
            bench.Rig.Run(2000);
            Assert.IsTrue(bench.Rig.Carriage.IsHome);
        }

        // SR-09
        [TestMethod]
        public void CalibrationThatIsDue_IsAFaultOnce_AndStaysMarked()
        {
            CalibrationBench bench = Calibrated();
            Assert.IsFalse(bench.Service.NoteToday(20269999));
            Assert.IsTrue(bench.Service.NoteToday(20270114));
            bench.Rig.Run(50);
            Assert.AreEqual((int)CalibrationMark.Good, (int)bench.Status.Mark);
            bench.Service.NoteToday(20270115);
            bench.Rig.Run(300);
            Assert.AreEqual((int)FaultCode.CalibrationInvalid, (int)bench.Rig.Status.Fault);
            bench.Rig.Press(InputLine.ButtonSelect);
            bench.Rig.Boot();
            Assert.AreEqual((int)PenState.Standby, (int)bench.Rig.Status.State);
            bench.Service.NoteToday(20270116);
            bench.Rig.Run(50);
            Assert.AreEqual((int)PenState.Standby, (int)bench.Rig.Status.State);
            Assert.AreEqual((int)CalibrationMark.Due, (int)bench.Status.Mark);
        }

        // SR-09
        [TestMethod]
        public void DamagedCopies_AreAFaultAtStart_AndNominalGeometryIsInForce()
        {
            RigFiles files = new RigFiles();
            byte[] garbage = new byte[100];
            files.Write(CalibrationStore.FileA, garbage, 100);
            files.Write(CalibrationStore.FileB, garbage, 100);
            PenRig rig = new PenRig(files);
            rig.Run(300);
            Assert.AreEqual((int)FaultCode.CalibrationInvalid, (int)rig.Status.Fault);
            rig.Press(InputLine.ButtonSelect);
            rig.Boot();
            Assert.AreEqual((int)PenState.Standby, (int)rig.Status.State);
            Assert.AreEqual((int)CalibrationMark.Damaged, (int)rig.Status.Calibration.Mark);
            Assert.AreEqual(640, rig.Pen.Model.Calibration.Map.ToMicrosteps(500, 0));
        }

        [TestMethod]
        public void Session_MovesByTheMap_WithTheCartridgeZeroAsAnOffset()
        {
            CalibrationBench bench = Calibrated();
            bench.Service.Acknowledge();
            bench.Rig.Press(InputLine.ButtonStop);
            bench.Rig.Run(2000);
            bench.Rig.Press(InputLine.ButtonSelect);
            bench.Rig.Press(InputLine.ButtonSelect);
            bench.Rig.Run(2000);
            bench.Rig.Press(InputLine.ButtonUp);
            bench.Rig.Press(InputLine.ButtonSelect);
            bench.Rig.Run(2000);
            Assert.AreEqual((int)PenState.Ready, (int)bench.Rig.Status.State);
            int error = bench.Gauge - (bench.Rig.Status.Settings.DepthMicrometres + 20);
            Assert.IsTrue(error >= -3 && error <= 3);
        }

        private static CalibrationBench Calibrated()
        {
            return Calibrated(new RigFiles());
        }

        private static CalibrationBench Calibrated(RigFiles files)
        {
            CalibrationBench bench = new CalibrationBench(files);
            bench.Calibrate(5);
            Assert.IsTrue(bench.Store(20260115, "T007", 12));
            bench.Rig.Run(1500);
            return bench;
        }

        private static void AssertOldInForce(CalibrationBench bench)
        {
            Assert.AreEqual(1, bench.Status.Serial);
            Assert.AreEqual(1, bench.Service.InForce.Serial);
            int microsteps = bench.Service.Map.ToMicrosteps(2500, 0);
            Assert.IsTrue(microsteps >= 1881 && microsteps <= 1883);
        }
    }
}
