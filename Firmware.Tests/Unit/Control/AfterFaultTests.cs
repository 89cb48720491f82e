using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class AfterFaultTests
    {
        private const int Continuous = 3;

        // SR-36
        [TestMethod]
        public void TheProofAfterAFault_IsNoPrickOfTheSession()
        {
            PenRig rig = Pricking();
            DriverFault(rig);
            int pricks = rig.Pen.Model.Counters.Pricks;
            long life = rig.Pen.Model.Counters.LifeStrokes;
            int tests = rig.Pen.Model.Counters.TestStrokes;
            Clear(rig);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            Assert.AreEqual(pricks, rig.Pen.Model.Counters.Pricks);
            Assert.AreEqual(life, rig.Pen.Model.Counters.LifeStrokes);
            Assert.AreEqual(tests + 2, rig.Pen.Model.Counters.TestStrokes);
        }

        // SR-30
        [TestMethod]
        public void AFaultBeforeHoming_StillTakesTheCarriageHome()
        {
            PenRig rig = new PenRig();
            Assert.IsFalse(rig.Carriage.IsHome);
            rig.Lines |= InputLine.DriverFault;
            rig.Run(5000);
            Assert.AreEqual((int)FaultCode.DriverFault, (int)rig.Status.Fault);
            Assert.IsTrue(rig.Carriage.IsHome);
            Assert.IsFalse(rig.IsEnabled);
        }

        [TestMethod]
        public void AFaultWhileHoming_StillTakesTheCarriageHome()
        {
            PenRig rig = new PenRig();
            for (int i = 0; i < 100 && rig.Status.State != PenState.Homing; i++)
            {
                rig.Tick(PenRig.TickMicroseconds);
            }
            rig.Run(30);
            rig.Lines |= InputLine.DriverFault;
            rig.Run(5000);
            Assert.AreEqual((int)FaultCode.DriverFault, (int)rig.Status.Fault);
            Assert.IsTrue(rig.Carriage.IsHome);
        }

        // SR-30
        [TestMethod]
        public void StepsLostOnTheWayHomeInAFault_AreSearchedFor()
        {
            PenRig rig = Pricking();
            rig.Carriage.Position += 80;
            DriverFault(rig);
            rig.Run(8000);
            Assert.AreEqual((int)FaultCode.DriverFault, (int)rig.Status.Fault);
            Assert.IsTrue(rig.Carriage.IsHome);
        }

        [TestMethod]
        public void AFlashThatStaysFull_LetsTheSessionBeSeenAndEnded()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Tap(100);
            rig.Files.IsFull = true;
            rig.Press(InputLine.ButtonStop);
            rig.Run(500);
            Assert.AreEqual((int)FaultCode.RecordStoreFailed, (int)rig.Status.Fault);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(5000);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            Assert.AreEqual(1, rig.Status.SessionPricks);
        }

        [TestMethod]
        public void AStrokeThatTheFaultCut_IsNoMiss()
        {
            PenRig rig = Pricking();
            rig.Drives.Count++;
            DriverFault(rig);
            rig.Run(200);
            Assert.AreEqual((int)FaultCode.DriverFault, (int)rig.Status.Fault);
            Assert.AreEqual(0L, rig.Pen.Strokes.Missed);
            Assert.AreEqual(1L, rig.Pen.Strokes.Cut);
        }

        private static PenRig Pricking()
        {
            PenRig rig = new PenRig();
            rig.BeginSessionWithPreset(Continuous);
            rig.PressPedal();
            rig.Run(500);
            Assert.AreEqual((int)PenState.Pricking, (int)rig.Status.State);
            return rig;
        }

        private static void DriverFault(PenRig rig)
        {
            rig.Lines |= InputLine.DriverFault;
            rig.Run(20);
            Assert.AreEqual((int)PenState.Fault, (int)rig.Status.State);
        }

        private static void Clear(PenRig rig)
        {
            rig.ReleasePedal();
            rig.Lines &= ~InputLine.DriverFault;
            rig.Run(300);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(5000);
        }
    }
}
