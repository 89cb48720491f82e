using nanoFramework.TestFramework;
using SmpPen.Core.Hardware;
using SmpPen.Core.Link;
using SmpPen.Unit.Control;

namespace SmpPen.Unit.Link
{
    /// <summary>PIN, waiting and locking.</summary>
    // SR-40
    [TestClass]
    public class TechnicianLockTests
    {
        private const string Right = "SYST:PASS:CEN \"0000\"";
        private const string Wrong = "SYST:PASS:CEN \"1111\"";

        [TestMethod]
        public void TheHash_IsXteaOverAndOver()
        {
            PinHash hash = new PinHash();
            byte[] pin = { 0, (byte)'1', (byte)'2', (byte)'3', (byte)'4', (byte)'5', (byte)'6', (byte)'7', (byte)'8', (byte)'9', (byte)'0', (byte)'1', (byte)'2' };
            hash.Begin(0x12345678, 0x9ABCDEF0, pin, 1, 12);
            int steps = 1;
            while (!hash.Step())
            {
                steps++;
            }
            Assert.AreEqual(128, steps);
            Assert.AreEqual(0x3F331C58u, hash.High);
            Assert.AreEqual(0x063B8AB2u, hash.Low);
        }

        [TestMethod]
        public void TheDefaultPin_Unlocks_AndWarns()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Ask(Right);
            Assert.IsTrue(rig.Pen.Model.Technician.IsUnlocked);
            Assert.AreEqual("1,\"Default PIN in force, change it\"", rig.Ask("SYST:ERR?"));
            Assert.AreEqual("1;1", rig.Ask("SYST:PASS:STAT?;DEF?"));
            rig.Ask("SYST:PASS:CDIS");
            Assert.IsFalse(rig.Pen.Model.Technician.IsUnlocked);
        }

        [TestMethod]
        public void ANewPin_HoldsAcrossARestart_AndTheOldOneDoesNot()
        {
            RigFiles flash = new RigFiles();
            PenRig rig = Unlocked(flash);
            rig.Ask("SYST:PASS:NEW \"0000\",'97312345'");
            Assert.AreEqual(0, rig.TakeError());
            Assert.AreEqual("0", rig.Ask("SYST:PASS:DEF?"));
            rig = new PenRig(flash);
            rig.Boot();
            rig.Ask(Right);
            Assert.AreEqual(-224, rig.TakeError());
            Assert.IsFalse(rig.Pen.Model.Technician.IsUnlocked);
            rig.Run(1100);
            rig.Ask("SYST:PASS:CEN \"97312345\"");
            Assert.AreEqual(0, rig.TakeError());
            Assert.IsTrue(rig.Pen.Model.Technician.IsUnlocked);
        }

        [TestMethod]
        [DataRow("SYST:PASS:NEW \"0000\",\"123\"")]
        [DataRow("SYST:PASS:NEW \"0000\",\"1234567890123\"")]
        [DataRow("SYST:PASS:NEW \"0000\",\"0000\"")]
        [DataRow("SYST:PASS:NEW \"0000\",\"00000\"")]
        [DataRow("SYST:PASS:NEW \"0000\",\"12a4\"")]
        [DataRow("SYST:PASS:NEW \"0000\",\"12:4\"")]
        [DataRow("SYST:PASS:NEW \"0000\",\"12 4\"")]
        [DataRow("SYST:PASS:NEW \"9999\",\"12345\"")]
        [DataRow("SYST:PASS:NEW \"0000000000000\",\"12345\"")]
        public void ABadNewPin_OrAWrongOldOne_ChangesNothing(string line)
        {
            PenRig rig = Unlocked(new RigFiles());
            rig.Ask(line);
            Assert.AreEqual(-224, rig.TakeError());
            Assert.AreEqual("1", rig.Ask("SYST:PASS:DEF?"));
        }

        [TestMethod]
        public void AWrongPin_LocksAnUnlockedPen()
        {
            PenRig rig = Unlocked(new RigFiles());
            rig.Ask(Wrong);
            Assert.IsFalse(rig.Pen.Model.Technician.IsUnlocked);
        }

        [TestMethod]
        public void EachWrongPin_MakesTheNextWaitTwiceAsLong()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            int expected = 1;
            for (int i = 0; i < 12; i++)
            {
                rig.Ask(Wrong);
                Assert.AreEqual(-224, rig.TakeError());
                int wait = rig.Pen.Model.Technician.WaitSeconds(rig.Now);
                Assert.AreEqual(expected, wait);
                // Neither the right PIN nor another wrong one is looked at, and asking does not make it longer.
                rig.Ask(Right);
                Assert.AreEqual(-203, rig.TakeError());
                Assert.IsFalse(rig.Pen.Model.Technician.IsUnlocked);
                Assert.IsTrue(rig.Pen.Model.Technician.WaitSeconds(rig.Now) <= expected);
                Pass(rig, expected);
                expected = expected == 512 ? 900 : expected == 900 ? 900 : expected * 2;
            }
            rig.Ask(Right);
            Assert.IsTrue(rig.Pen.Model.Technician.IsUnlocked);
            rig.Ask(Wrong);
            Assert.AreEqual(1, rig.Pen.Model.Technician.WaitSeconds(rig.Now), "a right PIN begins the count anew");
        }

        [TestMethod]
        public void ARestart_BeginsTheWaitAnew_AndForgetsNoWrongPin()
        {
            RigFiles flash = new RigFiles();
            int expected = 1;
            for (int i = 0; i < 10; i++)
            {
                PenRig rig = new PenRig(flash);
                rig.Boot();
                Pass(rig, rig.Pen.Model.Technician.WaitSeconds(rig.Now));
                rig.Ask(Wrong);
                Assert.AreEqual(-224, rig.TakeError());
                rig = new PenRig(flash);
                Assert.AreEqual(expected, rig.Pen.Model.Technician.WaitSeconds(rig.Now));
                expected *= 2;
            }
        }

        [TestMethod]
        public void PowerCutBeforeTheAnswer_StillCounts()
        {
            RigFiles flash = new RigFiles();
            PenRig rig = new PenRig(flash);
            rig.Boot();
            rig.Ask("SYST:PASS:CEN \"0000\"");
            rig.Ask("SYST:PASS:NEW \"0000\",\"24680\"");
            for (int attempt = 1; attempt <= 5; attempt++)
            {
                rig = new PenRig(flash);
                rig.Boot();
                Pass(rig, rig.Pen.Model.Technician.WaitSeconds(rig.Now));
                rig.Serial.Send("SYST:PASS:CEN \"13579\"\n");
                // Long enough for the attempt to begin, too short for its answer.
                rig.Run(300);
                Assert.AreEqual(0, rig.TakeError());
            }
            rig = new PenRig(flash);
            Assert.AreEqual(16, rig.Pen.Model.Technician.WaitSeconds(rig.Now));
        }

        [TestMethod]
        public void WithoutASettingForTenMinutes_ThePenLocks()
        {
            PenRig rig = Unlocked(new RigFiles());
            rig.Run(500000);
            rig.Ask("DEPT 0.6");
            rig.Run(500000);
            Assert.IsTrue(rig.Pen.Model.Technician.IsUnlocked);
            // Reading does not count.
            rig.Ask("DEPT?");
            rig.Run(99000);
            Assert.IsTrue(rig.Pen.Model.Technician.IsUnlocked);
            rig.Run(2000);
            Assert.IsFalse(rig.Pen.Model.Technician.IsUnlocked);
        }

        [TestMethod]
        public void AFlashThatTakesNothing_UnlocksNothing()
        {
            RigFiles flash = new RigFiles();
            PenRig rig = new PenRig(flash);
            rig.Boot();
            flash.IsFull = true;
            rig.Ask(Right);
            Assert.AreEqual(-200, rig.TakeError());
            Assert.IsFalse(rig.Pen.Model.Technician.IsUnlocked);
        }

        [TestMethod]
        public void ANewPinThatIsNotStored_IsNotInForce()
        {
            RigFiles flash = new RigFiles();
            PenRig rig = Unlocked(flash);
            rig.Serial.Send("SYST:PASS:NEW \"0000\",\"24680\"\n");
            rig.Run(200);
            flash.IsFull = true;
            rig.Ask("");
            Assert.AreEqual(-200, rig.TakeError());
            Assert.AreEqual("1", rig.Ask("SYST:PASS:DEF?"));
        }

        [TestMethod]
        public void ADamagedPinFile_MakesTheDefaultWaitLongest()
        {
            RigFiles flash = new RigFiles();
            byte[] junk = { 1, 2, 3 };
            flash.Write("pinA", junk, 3);
            flash.Write("pinB", junk, 3);
            PenRig rig = new PenRig(flash);
            Assert.AreEqual(900, rig.Pen.Model.Technician.WaitSeconds(rig.Now));
            Assert.IsTrue(rig.Pen.Model.Technician.IsDefaultPin);
        }

        [TestMethod]
        public void Unlocked_ValuesOutsideTheBandAndPresets_AreTaken()
        {
            PenRig rig = Unlocked(new RigFiles());
            rig.Ask("DEPT 1.2;FREQ 40");
            Assert.AreEqual("1.200;40", rig.Ask("DEPT?;FREQ?"));
            rig.Ask("PRES:SAVE 8");
            rig.Ask("PRES 1");
            rig.Ask("PRES 8");
            Assert.AreEqual(0, rig.TakeError());
            Assert.AreEqual("8,\"Custom\";1.200", rig.Ask("PRES?;DEPT?"));
            rig.Ask("PRES:SAVE 9");
            Assert.AreEqual(-222, rig.TakeError());
            rig.Ask("LIM:DEPT 1.2");
            Assert.AreEqual(-221, rig.TakeError());
        }

        [TestMethod]
        public void InService_ALimitHolds_ForSettingsAndPresets_AcrossARestart()
        {
            RigFiles flash = new RigFiles();
            PenRig rig = Unlocked(flash);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            rig.Ask("LIM:DEPT 0.6;FREQ 80;PACE 2;DWEL 3;BURS 2");
            Assert.AreEqual(0, rig.TakeError());
            rig.Ask("LIM:DEPT 2.02");
            Assert.AreEqual(-222, rig.TakeError());
            rig.Ask("LIM:DEPT 0.61");
            Assert.AreEqual(-224, rig.TakeError());
            rig.Ask("DEPT 0.62");
            Assert.AreEqual(-222, rig.TakeError());
            rig.Ask("PRES 4");
            Assert.AreEqual("0.600;80;2.000", rig.Ask("DEPT?;FREQ?;DWEL?"));
            rig.Ask("PRES:SAVE 1");
            Assert.AreEqual(-221, rig.TakeError());
            rig = new PenRig(flash);
            rig.Boot();
            Assert.AreEqual("0.600;80;2.0;3.000;2", rig.Ask("LIM:DEPT?;FREQ?;PACE?;DWEL?;BURS?"));
        }

        [TestMethod]
        public void ALimitThatIsNotStored_IsAnError()
        {
            RigFiles flash = new RigFiles();
            PenRig rig = Unlocked(flash);
            flash.IsFull = true;
            rig.Ask("PRES:SAVE 1");
            Assert.AreEqual(-200, rig.TakeError());
        }

        private static PenRig Unlocked(RigFiles flash)
        {
            PenRig rig = new PenRig(flash);
            rig.Boot();
            rig.Ask(Right);
            rig.TakeError();
            Assert.IsTrue(rig.Pen.Model.Technician.IsUnlocked);
            return rig;
        }

        // Time that passes between two ticks.
        private static void Pass(PenRig rig, int seconds)
        {
            rig.Now += seconds * 1000000L;
            rig.Run(20);
        }
    }
}
