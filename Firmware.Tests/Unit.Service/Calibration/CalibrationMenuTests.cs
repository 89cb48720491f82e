using nanoFramework.TestFramework;
using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Unit.Control;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Calibration
{
    [TestClass]
    public class CalibrationMenuTests
    {
        [TestMethod]
        public void WholeCalibration_OnTheDisplay_ByButtonsAlone()
        {
            CalibrationBench bench = AtSetup();
            PenRig rig = bench.Rig;
            for (int i = 0; i < CalibrationMenu.StartRow; i++)
            {
                rig.Press(InputLine.ButtonDown);
            }
            rig.Press(InputLine.ButtonSelect);
            for (int reading = 0; reading < 9; reading++)
            {
                bench.Arrive();
                Assert.AreEqual(reading, bench.Status.Index);
                Dial(bench);
                rig.Press(InputLine.ButtonSelect);
                if (reading == 5)
                {
                    Assert.AreEqual((int)CalibrationStep.Measured, (int)bench.Status.Step);
                    rig.Press(InputLine.ButtonUp);
                    rig.Press(InputLine.ButtonSelect);
                }
            }
            Assert.AreEqual((int)CalibrationStep.Verified, (int)bench.Status.Step);
            rig.Press(InputLine.ButtonSelect);
            bench.Rig.Run(100);
            Assert.AreEqual((int)CalibrationStep.Stored, (int)bench.Status.Step);
            Assert.AreEqual("T001", bench.Service.InForce.Technician);
            Assert.AreEqual(12, bench.Service.InForce.MonthsValid);
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual((int)CalibrationStep.Stored, (int)bench.Status.Step);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)CalibrationStep.Idle, (int)bench.Status.Step);
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)ScreenId.Service, (int)rig.Status.Screen);
        }

        [TestMethod]
        public void Setup_SetsPointsDateAndTechnician()
        {
            CalibrationBench bench = AtSetup();
            bench.Status.Date = 20260101;
            PenRig rig = bench.Rig;
            Edit(rig, InputLine.ButtonUp, 5);
            Assert.AreEqual(3, bench.Status.Setup[0]);
            rig.Press(InputLine.ButtonDown);
            Edit(rig, InputLine.ButtonUp, 1);
            rig.Press(InputLine.ButtonDown);
            Edit(rig, InputLine.ButtonDown, 1);
            rig.Press(InputLine.ButtonDown);
            Edit(rig, InputLine.ButtonDown, 1);
            Assert.AreEqual(20271231, bench.Status.Date);
            rig.Press(InputLine.ButtonDown);
            Edit(rig, InputLine.ButtonDown, 2);
            Assert.AreEqual(999, bench.Status.Setup[4]);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonUp);
            Edit(rig, InputLine.ButtonUp, 2);
            Assert.AreEqual(20270228, bench.Status.Date);
        }

        [TestMethod]
        public void Stop_EndsAnEdit_ThenTheCalibration_ThenService()
        {
            CalibrationBench bench = AtSetup();
            PenRig rig = bench.Rig;
            rig.Press(InputLine.ButtonSelect);
            Assert.IsTrue(rig.Status.Editing);
            rig.Press(InputLine.ButtonStop);
            Assert.IsFalse(rig.Status.Editing);
            Assert.AreEqual((int)ScreenId.Calibration, (int)rig.Status.Screen);
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)ScreenId.Service, (int)rig.Status.Screen);
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)PenState.Standby, (int)rig.Status.State);
        }

        [TestMethod]
        public void StopAtAPoint_EndsTheCalibration()
        {
            CalibrationBench bench = AtSetup();
            bench.Service.Begin(5, bench.Rig.Now);
            bench.Rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)CalibrationStep.Moving, (int)bench.Status.Step);
            bench.Arrive();
            bench.Rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)CalibrationStep.Refused, (int)bench.Status.Step);
            bench.Rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)CalibrationStep.Idle, (int)bench.Status.Step);
        }

        // SR-40
        [TestMethod]
        public void LockedPen_DoesNotOpenTheCalibration()
        {
            CalibrationBench bench = new CalibrationBench();
            bench.ServiceLock.IsUnlocked = false;
            bench.Rig.Press(InputLine.ButtonUp);
            Assert.AreEqual(3, bench.Rig.Status.ServicePage);
            Assert.IsFalse(bench.Status.IsUnlocked);
            bench.Rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)ScreenId.Service, (int)bench.Rig.Status.Screen);
        }

        private static CalibrationBench AtSetup()
        {
            CalibrationBench bench = new CalibrationBench();
            bench.Rig.Press(InputLine.ButtonUp);
            bench.Rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)ScreenId.Calibration, (int)bench.Rig.Status.Screen);
            return bench;
        }

        private static void Edit(PenRig rig, InputLine button, int presses)
        {
            rig.Press(InputLine.ButtonSelect);
            for (int i = 0; i < presses; i++)
            {
                rig.Press(button);
            }
            rig.Press(InputLine.ButtonSelect);
        }

        private static void Dial(CalibrationBench bench)
        {
            while (bench.Status.ReadingMicrometres + 5 < bench.Gauge)
            {
                bench.Rig.Press(InputLine.ButtonUp);
            }
            while (bench.Status.ReadingMicrometres - 5 > bench.Gauge)
            {
                bench.Rig.Press(InputLine.ButtonDown);
            }
        }
    }
}
