using nanoFramework.TestFramework;
using SmpPen.Core.Motion;

namespace SmpPen.Unit.Motion
{
    // SR-07
    [TestClass]
    public class DepthAxisCheckTests
    {
        [TestMethod]
        public void Park_EndsOutward_InsideTheFlag()
        {
            AxisBench bench = AxisBench.Homed(20);
            bench.MoveTo(900);
            bench.Park();
            Assert.IsTrue(bench.Axis.IsParked);
            Assert.IsTrue(bench.Stepper.HomeFlag);
            Assert.IsTrue(bench.Stepper.LastStepOutward);
            Assert.AreEqual(DepthAxis.ParkMicrosteps, bench.Axis.PositionMicrosteps);
            // -64 microsteps are -100 µm, 2 % more by the lead error, within the 3 µm of the edge.
            Assert.IsTrue(bench.CarriageMicrometres >= -102 && bench.CarriageMicrometres <= -98);
        }

        [TestMethod]
        public void Homed_IsNotParkedYet()
        {
            Assert.IsFalse(AxisBench.Homed(0).Axis.IsParked);
        }

        [TestMethod]
        public void LeavingHome_StopsAtBothChecks()
        {
            AxisBench bench = AxisBench.Parked();
            bench.Axis.MoveTo(500);
            bool stoppedInside = false;
            bool stoppedOutside = false;
            for (int i = 0; i < 100; i++)
            {
                bench.Tick();
                stoppedInside |= bench.Axis.PositionMicrosteps == DepthAxis.InsideCheckMicrosteps;
                stoppedOutside |= bench.Axis.PositionMicrosteps == DepthAxis.OutsideCheckMicrosteps;
            }
            Assert.IsTrue(stoppedInside);
            Assert.IsTrue(stoppedOutside);
            Assert.IsTrue(bench.Axis.IsAtTarget);
        }

        [TestMethod]
        public void FlagClearInsideHome_StopsAtTheFirstCheck()
        {
            AxisBench bench = AxisBench.Parked();
            bench.Stepper.FlagStuckClear = true;
            bench.MoveTo(500);
            Assert.IsTrue(bench.Axis.Fault == AxisFault.StepsLost);
            Assert.AreEqual(DepthAxis.InsideCheckMicrosteps, bench.Axis.PositionMicrosteps);
            Assert.IsFalse(bench.Axis.IsHomed);
        }

        [TestMethod]
        public void ATrainSentAfterAFlashWriteInTheSameTick_IsNoLostStep()
        {
            AxisBench bench = AxisBench.Parked();
            bench.MoveTo(500);
            int trains = bench.Stepper.Trains;
            bench.Stepper.SendDelay = 120000;
            bench.Axis.MoveTo(400);
            while (bench.Stepper.Trains == trains)
            {
                bench.Tick();
            }
            bench.Stepper.SendDelay = 0;
            bench.TickAfter(121000);
            bench.RunUntilStill();
            Assert.IsTrue(bench.Axis.Fault == AxisFault.None);
            Assert.AreEqual(400, bench.Axis.PositionMicrosteps);
        }

        [TestMethod]
        public void FlagSetOutsideHome_StopsAtTheSecondCheck()
        {
            AxisBench bench = AxisBench.Parked();
            bench.Stepper.FlagStuckSet = true;
            bench.MoveTo(500);
            Assert.IsTrue(bench.Axis.Fault == AxisFault.StepsLost);
            Assert.AreEqual(DepthAxis.OutsideCheckMicrosteps, bench.Axis.PositionMicrosteps);
        }

        [TestMethod]
        public void MotorThatStallsOnTheWayIn_IsFoundWhenParking()
        {
            AxisBench bench = AxisBench.Homed(0);
            bench.MoveTo(900);
            bench.Stepper.StallSteps = 80;
            bench.Park();
            Assert.IsTrue(bench.Axis.Fault == AxisFault.StepsLost);
            Assert.IsFalse(bench.Axis.IsParked);
        }

        [TestMethod]
        public void MotorThatLosesFewStepsOnTheWayIn_IsFoundWhenLeaving()
        {
            AxisBench bench = AxisBench.Homed(0);
            bench.MoveTo(900);
            bench.Stepper.StallSteps = 30;
            bench.Park();
            Assert.IsTrue(bench.Axis.IsParked);
            bench.MoveTo(500);
            Assert.IsTrue(bench.Axis.Fault == AxisFault.StepsLost);
            Assert.AreEqual(DepthAxis.InsideCheckMicrosteps, bench.Axis.PositionMicrosteps);
        }

        [TestMethod]
        public void MotorThatLosesStepsOnTheWayOut_IsFoundWhenLeavingNext()
        {
            AxisBench bench = AxisBench.Parked();
            bench.MoveTo(100);
            bench.Stepper.StallSteps = 40;
            bench.MoveTo(900);
            bench.Park();
            bench.MoveTo(500);
            Assert.IsTrue(bench.Axis.Fault == AxisFault.StepsLost);
            Assert.AreEqual(DepthAxis.OutsideCheckMicrosteps, bench.Axis.PositionMicrosteps);
        }

        [TestMethod]
        public void PulsesThatDoNotCome_AreStepsLost()
        {
            AxisBench bench = AxisBench.Parked();
            bench.MoveTo(200);
            bench.Stepper.MissingPulses = 1;
            bench.MoveTo(300);
            Assert.IsTrue(bench.Axis.Fault == AxisFault.StepsLost);
            Assert.IsFalse(bench.Axis.IsMoving);
        }

        [TestMethod]
        public void PulsesThatNobodySent_AreStepsLost_AtTheNextTrain()
        {
            AxisBench bench = AxisBench.Parked();
            bench.Stepper.Counter.Count += 5;
            bench.MoveTo(300);
            Assert.IsTrue(bench.Axis.Fault == AxisFault.StepsLost);
        }

        [TestMethod]
        [DataRow(32767)]
        [DataRow(-32767)]
        public void CounterGlitchAtTheWrap_IsReadAgain(int glitch)
        {
            AxisBench bench = AxisBench.Parked();
            bench.Axis.MoveTo(300);
            bench.Stepper.Counter.Disturbance = glitch;
            bench.Stepper.Counter.DisturbedReads = 1;
            bench.RunUntilStill();
            Assert.IsTrue(bench.Axis.IsAtTarget);
            Assert.AreEqual(300, bench.Axis.PositionMicrosteps);
        }

        [TestMethod]
        public void FewLateReadings_AreNotYetAFault()
        {
            AxisBench bench = AxisBench.Parked();
            bench.Axis.MoveTo(300);
            bench.Tick();
            bench.Tick();
            bench.Stepper.Counter.Disturbance = -1;
            bench.Stepper.Counter.DisturbedReads = 2;
            bench.TickAfter(300000);
            bench.TickAfter(300000);
            Assert.IsTrue(bench.Axis.Fault == AxisFault.None);
            bench.RunUntilStill();
            Assert.IsTrue(bench.Axis.IsAtTarget);
        }

        [TestMethod]
        public void InterruptedParking_StillChecksTheFlagWhenLeaving()
        {
            AxisBench bench = AxisBench.Homed(0);
            bench.MoveTo(200);
            bench.Axis.MoveTo(44);
            bench.Run(6);
            // On the way to -20 inward; the backlash is not taken up there.
            Assert.AreEqual(-20, bench.Axis.PositionMicrosteps);
            bench.Axis.MoveTo(400);
            bool stoppedInside = false;
            while (bench.Axis.IsMoving)
            {
                bench.Tick();
                stoppedInside |= bench.Axis.PositionMicrosteps == DepthAxis.InsideCheckMicrosteps;
            }
            Assert.IsTrue(stoppedInside);
            Assert.IsTrue(bench.Axis.IsAtTarget);
            Assert.IsTrue(bench.Axis.Fault == AxisFault.None);
        }
    }
}
