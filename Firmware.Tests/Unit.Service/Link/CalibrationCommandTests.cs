using nanoFramework.TestFramework;
using SmpPen.Core.Calibration;
using SmpPen.Core.Hardware;
using SmpPen.Unit.Calibration;
using SmpPen.Unit.Control;

namespace SmpPen.Unit.Link
{
    /// <summary>Depth calibration by commands.</summary>
    [TestClass]
    public class CalibrationCommandTests
    {
        [TestMethod]
        public void AWholeCalibration_ByCommands_IsStored()
        {
            CalibrationBench bench = Unlocked();
            PenRig rig = bench.Rig;
            Assert.AreEqual("0,0", rig.Ask("CAL:STAT?"));
            Assert.AreEqual("", rig.Ask("CAL:DATE 20260115;MONT 6;BEG 5"));
            for (int reading = 1; reading <= 9; reading++)
            {
                bench.Arrive();
                Assert.AreEqual(Digit(reading), rig.Ask("CAL:POIN?"));
                Assert.AreEqual("", rig.Ask("CAL:READ " + Micrometres(bench.Gauge) + " UM"));
                if (reading == 6)
                {
                    Assert.AreEqual("3,0", rig.Ask("CALibration:STATe?"));
                    Assert.AreEqual("", rig.Ask("CAL:VER"));
                }
            }
            Assert.AreEqual("4,0", rig.Ask("CAL:STAT?"));
            Assert.AreEqual("", rig.Ask("CAL:STOR \"ANNA-001\""));
            Assert.AreEqual(0, rig.TakeError());
            Assert.AreEqual("5,0", rig.Ask("CAL:STAT?"));
            Assert.AreEqual("6;20260115", rig.Ask("CAL:MONT?;DATE?"));
            string data = rig.Ask("CAL:DATA?");
            Assert.AreEqual("1,20260115,\"ANNA-001\",6,0.000,", data.Substring(0, 30));
            Assert.AreEqual(1, bench.Service.InForce.Serial);
            Assert.AreEqual("1.020", rig.Ask("CAL:RES?").Substring(6, 5));
        }

        [TestMethod]
        [DataRow("CAL:BEG 2", -222)]
        [DataRow("CAL:BEG 10", -222)]
        [DataRow("CAL:POIN 1", -200)]
        [DataRow("CAL:READ 0.5", -200)]
        [DataRow("CAL:VER", -200)]
        [DataRow("CAL:STOR \"ANNA\"", -200)]
        [DataRow("CAL:DATE 20261301", -224)]
        [DataRow("CAL:MONT 0", -222)]
        [DataRow("CAL:MONT 61", -222)]
        [DataRow("CAL:MOVE 2.6", -200)]
        public void WhatDoesNotFit_GivesItsError_AndChangesNothing(string line, int error)
        {
            CalibrationBench bench = Unlocked();
            bench.Rig.Ask(line);
            Assert.AreEqual(error, bench.Rig.TakeError(), line);
            Assert.AreEqual((int)CalibrationStep.Idle, (int)bench.Status.Step);
            bench.Rig.Run(1000);
            Assert.IsTrue(bench.Rig.Carriage.IsHome);
        }

        [TestMethod]
        public void Abort_LeavesTheOldOne_AndMoveGoesToADepth()
        {
            CalibrationBench bench = Unlocked();
            bench.Rig.Ask("CAL:BEG 3");
            bench.Arrive();
            Assert.AreEqual("-0.500", bench.Rig.Ask("CAL:READ?"));
            bench.Rig.Ask("CAL:POIN 1");
            bench.Arrive();
            bench.Rig.Ask("CAL:ABOR");
            Assert.AreEqual("6,12", bench.Rig.Ask("CAL:STAT?"));
            bench.Rig.Ask("CAL:MOVE 1.5");
            bench.Rig.Run(2000);
            Assert.AreEqual(1280, bench.Rig.Carriage.Position);
            Assert.AreEqual(0, bench.Rig.TakeError());
        }

        // SR-41
        [TestMethod]
        public void PressedPedal_RefusesToMove()
        {
            CalibrationBench bench = Unlocked();
            bench.Rig.PressPedal();
            bench.Rig.Run(50);
            bench.Rig.Ask("CAL:BEG 5");
            Assert.AreEqual(-200, bench.Rig.TakeError());
            bench.Rig.Ask("CAL:MOVE 0.5");
            Assert.AreEqual(-200, bench.Rig.TakeError());
        }

        private static CalibrationBench Unlocked()
        {
            CalibrationBench bench = new CalibrationBench();
            bench.Rig.Ask("SYST:PASS:CEN \"0000\"");
            for (int i = 0; i < 200 && bench.Rig.Ask("SYST:PASS:STAT?") != "1"; i++)
            {
                bench.Rig.Run(100);
            }
            bench.Rig.TakeError();
            return bench;
        }

        private static string Digit(int value)
        {
            return new string((char)('0' + value), 1);
        }

        private static string Micrometres(int value)
        {
            return value < 0 ? "-" + Number(-value) : Number(value);
        }

        private static string Number(int value)
        {
            return value < 10 ? Digit(value) : Number(value / 10) + Digit(value % 10);
        }
    }
}
