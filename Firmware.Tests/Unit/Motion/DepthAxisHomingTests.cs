using nanoFramework.TestFramework;
using SmpPen.Core.Motion;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Motion
{
    // SR-08
    [TestClass]
    public class DepthAxisHomingTests
    {
        [TestMethod]
        [DataRow(2000, 0)]
        [DataRow(3200, 20)]
        [DataRow(3200, -20)]
        [DataRow(1, 20)]
        [DataRow(0, 0)]
        [DataRow(-5, -20)]
        [DataRow(-100, 20)]
        [DataRow(-300, 0)]
        public void Homing_FindsTheEdge_FromAnywhere(int carriageMicrometres, int leadErrorPerMille)
        {
            AxisBench bench = new AxisBench(carriageMicrometres, leadErrorPerMille);
            bench.Home();
            Assert.IsTrue(bench.Axis.IsHomed);
            Assert.IsTrue(bench.Axis.IsAtTarget);
            Assert.IsTrue(bench.Axis.Fault == AxisFault.None);
            Assert.AreEqual(0, bench.Axis.PositionMicrosteps);
            Assert.IsFalse(bench.Stepper.HomeFlag);
            // Two microsteps are 3.1 µm.
            Assert.IsTrue(bench.CarriageMicrometres <= 3);
            Assert.IsTrue(bench.Stepper.LastStepOutward);
            Assert.IsNull(bench.Stepper.Misuse);
        }

        [TestMethod]
        public void HomingFromTwoMillimetres_TakesLessThanThreeSeconds()
        {
            int milliseconds = new AxisBench(2000).Home();
            Assert.IsTrue(milliseconds < 3000);
        }

        [TestMethod]
        public void ALoopThatIsLateInEveryTick_BringsTheCarriageHomeAllTheSame()
        {
            AxisBench bench = new AxisBench(2960);
            bench.Axis.BeginHoming(bench.Now);
            for (int tick = 0; tick < 200 && !bench.Axis.IsHomed; tick++)
            {
                bench.TickAfter(160000);
                Assert.AreEqual((int)AxisFault.None, (int)bench.Axis.Fault);
            }
            Assert.IsTrue(bench.Axis.IsHomed);
        }

        [TestMethod]
        public void Home_RepeatsWithinFourMicrosteps()
        {
            AxisBench bench = AxisBench.Homed(20);
            Lcg random = new Lcg(7);
            for (int i = 0; i < 20; i++)
            {
                bench.MoveTo(random.Next(-90, 700));
                bench.Axis.Halt();
                bench.Home();
                Assert.IsTrue(bench.Axis.IsHomed);
                // The edge is at 0: 4 microsteps are 6.25 µm.
                Assert.IsTrue(bench.CarriageMicrometres >= 0 && bench.CarriageMicrometres <= 6);
            }
        }

        [TestMethod]
        public void FlagThatIsNeverSet_IsHomeNotFound()
        {
            AxisBench bench = new AxisBench(2000);
            bench.Stepper.FlagStuckClear = true;
            bench.Home();
            Assert.IsTrue(bench.Axis.Fault == AxisFault.HomeNotFound);
            Assert.IsFalse(bench.Axis.IsHomed);
            Assert.IsTrue(bench.Stepper.Counter.Count <= HomingSequence.MaxRetractSteps);
        }

        [TestMethod]
        public void FlagThatIsNeverClear_IsHomeNotFound()
        {
            AxisBench bench = new AxisBench(0);
            bench.Stepper.FlagStuckSet = true;
            bench.Home();
            Assert.IsTrue(bench.Axis.Fault == AxisFault.HomeNotFound);
            Assert.IsTrue(bench.Stepper.Counter.Count <= HomingSequence.MaxLeaveSteps);
        }

        [TestMethod]
        public void CounterThatNeverRests_EndsHomingByTime()
        {
            AxisBench bench = new AxisBench(500);
            bench.Axis.BeginHoming(bench.Now);
            for (int i = 0; i < 1001; i++)
            {
                bench.Stepper.Counter.Count++;
                bench.Tick();
            }
            Assert.IsTrue(bench.Axis.Fault == AxisFault.HomeNotFound);
            Assert.AreEqual(0, bench.Stepper.Trains);
        }

        [TestMethod]
        public void CounterGlitchAtTheStart_DoesNotBecomeTheBase()
        {
            AxisBench bench = new AxisBench(500);
            bench.Stepper.Counter.Count = 32767;
            bench.Stepper.Counter.Disturbance = -32767;
            bench.Stepper.Counter.DisturbedReads = 1;
            bench.Home();
            Assert.IsTrue(bench.Axis.IsHomed);
        }

        [TestMethod]
        public void StepsThatAreNotCounted_AreStepsLost()
        {
            AxisBench bench = new AxisBench(500);
            bench.Stepper.MissingPulses = 1;
            bench.Home();
            Assert.IsTrue(bench.Axis.Fault == AxisFault.StepsLost);
            Assert.AreEqual(1, bench.Stepper.Trains);
        }

        [TestMethod]
        public void Fault_IgnoresEveryCommand_UntilItIsCleared()
        {
            AxisBench bench = new AxisBench(0);
            bench.Stepper.FlagStuckSet = true;
            bench.Home();
            int trains = bench.Stepper.Trains;
            bench.Stepper.FlagStuckSet = false;

            bench.Axis.BeginHoming(bench.Now);
            bench.Axis.MoveTo(300);
            bench.Axis.Park();
            bench.Run(20);
            Assert.AreEqual(trains, bench.Stepper.Trains);
            Assert.IsTrue(bench.Axis.Fault == AxisFault.HomeNotFound);

            bench.Axis.ClearFault();
            Assert.IsTrue(bench.Axis.Fault == AxisFault.None);
            bench.Home();
            Assert.IsTrue(bench.Axis.IsHomed);
        }

        [TestMethod]
        public void ClearFault_ForgetsThePosition()
        {
            AxisBench bench = AxisBench.Parked();
            bench.Axis.ClearFault();
            Assert.IsFalse(bench.Axis.IsHomed);
            Assert.IsFalse(bench.Axis.IsParked);
        }

        [TestMethod]
        public void NotHomed_NothingMoves()
        {
            AxisBench bench = new AxisBench(500);
            bench.Axis.MoveTo(300);
            bench.Axis.Park();
            bench.Run(20);
            Assert.AreEqual(0, bench.Stepper.Trains);
            Assert.IsFalse(bench.Axis.IsMoving);
            Assert.IsFalse(bench.Axis.IsAtTarget);
        }

        [TestMethod]
        public void HaltedHoming_SendsNothingMore_AndIsNotHomed()
        {
            AxisBench bench = new AxisBench(2000);
            bench.Axis.BeginHoming(bench.Now);
            bench.Run(20);
            bench.Axis.Halt();
            int trains = bench.Stepper.Trains;
            Assert.IsTrue(bench.Axis.IsMoving);
            bench.Run(20);
            Assert.AreEqual(trains, bench.Stepper.Trains);
            Assert.IsFalse(bench.Axis.IsMoving);
            Assert.IsFalse(bench.Axis.IsHomed);
        }

        [TestMethod]
        public void HomingDuringATrain_WaitsForItsEnd()
        {
            AxisBench bench = AxisBench.Homed(0);
            bench.Axis.MoveTo(1000);
            bench.Run(20);
            bench.Home();
            Assert.IsTrue(bench.Axis.IsHomed);
            Assert.AreEqual(0, bench.Axis.PositionMicrosteps);
            Assert.IsNull(bench.Stepper.Misuse);
        }
    }
}
