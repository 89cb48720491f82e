using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Unit.Control;

namespace SmpPen.Unit.Link
{
    /// <summary>A technician unlocks the pen with its own buttons.</summary>
    [TestClass]
    public class PinDialTests
    {
        [TestMethod]
        public void TheDeliveredPin_ByButtons_Unlocks_AndSelectCalibrates()
        {
            PenRig rig = AtLockedPage(new RigFiles());
            Dial(rig, "0000");
            rig.Run(1500);
            Assert.IsTrue(rig.Pen.Model.Technician.IsUnlocked);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)ScreenId.Calibration, (int)rig.Status.Screen);
        }

        [TestMethod]
        public void ANewPin_IsDialledDigitByDigit()
        {
            RigFiles flash = new RigFiles();
            PenRig rig = new PenRig(flash);
            rig.Boot();
            rig.Ask("SYST:PASS:CEN \"0000\"");
            rig.Ask("SYST:PASS:NEW \"0000\",\"90417\"");
            rig = AtLockedPage(flash);
            Dial(rig, "90417");
            rig.Run(1500);
            Assert.IsTrue(rig.Pen.Model.Technician.IsUnlocked);
        }

        [TestMethod]
        public void AWrongPin_WaitsAsOverTheLink_AndThePageSaysHowLong()
        {
            PenRig rig = AtLockedPage(new RigFiles());
            Dial(rig, "1");
            rig.Run(1500);
            Assert.IsFalse(rig.Pen.Model.Technician.IsUnlocked);
            rig.Run(1100);
            Dial(rig, "0001");
            rig.Run(1350);
            Assert.AreEqual(2, rig.Status.Calibration.PinWait);
            // Not looked at before the time is over.
            Dial(rig, "0000");
            Assert.IsFalse(rig.Pen.Model.Technician.IsUnlocked);
            Assert.AreEqual("0", rig.Ask("SYST:PASS:STAT?"));
        }

        [TestMethod]
        public void UnlockedOverTheLinkWhileDialling_TheDialIsGone_AndSelectCalibrates()
        {
            PenRig rig = AtLockedPage(new RigFiles());
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual(1, rig.Status.Calibration.PinLength);
            rig.Ask("SYST:PASS:CEN \"0000\"");
            rig.Run(500);
            Assert.IsTrue(rig.Pen.Model.Technician.IsUnlocked);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)ScreenId.Calibration, (int)rig.Status.Screen);
        }

        // SR-39
        [TestMethod]
        public void WhatComesOfAPin_IsWrittenOnlyWhereNoNeedleMayRun()
        {
            for (int milliseconds = 400; milliseconds <= 1300; milliseconds += 100)
            {
                PenRig rig = new PenRig(new RigFiles());
                rig.BeginSession();
                rig.Press(InputLine.ButtonStop);
                rig.Run(1500);
                Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
                rig.Serial.Send("SYST:PASS:CEN \"0000\"\n");
                rig.Run(milliseconds);
                rig.Press(InputLine.ButtonSelect);
                bool isUnlocked = rig.Pen.Model.Technician.IsUnlocked;
                rig.Run(3000);
                Assert.AreEqual((int)PenState.Ready, (int)rig.Status.State);
                Assert.AreEqual(isUnlocked, rig.Pen.Model.Technician.IsUnlocked);
                rig.Press(InputLine.ButtonStop);
                rig.Run(3000);
                Assert.IsTrue(rig.Pen.Model.Technician.IsUnlocked);
            }
        }

        [TestMethod]
        public void Stop_ForgetsWhatWasDialled_AndStaysInService()
        {
            PenRig rig = AtLockedPage(new RigFiles());
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual(1, rig.Status.Calibration.PinLength);
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual(-1, rig.Status.Calibration.PinLength);
            Assert.AreEqual((int)PenState.Service, (int)rig.Status.State);
            rig.Press(InputLine.ButtonStop);
            Assert.AreEqual((int)PenState.Standby, (int)rig.Status.State);
        }

        [TestMethod]
        public void ADriverFault_ForgetsWhatWasDialled()
        {
            PenRig rig = AtLockedPage(new RigFiles());
            rig.Press(InputLine.ButtonSelect);
            rig.Lines |= InputLine.DriverFault;
            rig.Run(50);
            Assert.AreEqual(-1, rig.Status.Calibration.PinLength);
        }

        [TestMethod]
        public void MoreThanTwelveDigits_AreNotTaken()
        {
            PenRig rig = AtLockedPage(new RigFiles());
            for (int i = 0; i < 15; i++)
            {
                rig.Press(InputLine.ButtonSelect);
            }
            Assert.AreEqual(12, rig.Status.Calibration.PinLength);
        }

        [TestMethod]
        public void WorkingByButtons_KeepsThePenUnlocked()
        {
            PenRig rig = AtLockedPage(new RigFiles());
            Dial(rig, "0000");
            rig.Run(400000);
            rig.Press(InputLine.ButtonUp);
            rig.Run(400000);
            Assert.IsTrue(rig.Pen.Model.Technician.IsUnlocked);
            rig.Run(210000);
            Assert.IsFalse(rig.Pen.Model.Technician.IsUnlocked);
        }

        private static PenRig AtLockedPage(RigFiles flash)
        {
            PenRig rig = new PenRig(flash);
            rig.Boot();
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual(3, rig.Status.ServicePage);
            return rig;
        }

        private static void Dial(PenRig rig, string pin)
        {
            rig.Press(InputLine.ButtonSelect);
            for (int i = 0; i < pin.Length; i++)
            {
                for (int turn = pin[i] - '0'; turn > 0; turn--)
                {
                    rig.Press(InputLine.ButtonUp);
                }
                Assert.AreEqual(pin[i] - '0', rig.Status.Calibration.PinWheel);
                rig.Press(InputLine.ButtonSelect);
            }
            rig.Press(InputLine.ButtonDown);
            Assert.AreEqual(PinDial.EndPlace, rig.Status.Calibration.PinWheel);
            rig.Press(InputLine.ButtonSelect);
        }
    }
}
