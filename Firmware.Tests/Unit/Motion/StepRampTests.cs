using nanoFramework.TestFramework;
using SmpPen.Core.Motion;

namespace SmpPen.Unit.Motion
{
    [TestClass]
    public class StepRampTests
    {
        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(77)]
        [DataRow(254)]
        [DataRow(255)]
        public void Train_StartsAndEndsAtTheStartStopSpeed(int steps)
        {
            StepRamp ramp = new StepRamp(255);
            Assert.AreEqual(1250, ramp.PeriodMicroseconds(0, steps));
            Assert.AreEqual(1250, ramp.PeriodMicroseconds(steps - 1, steps));
        }

        [TestMethod]
        [DataRow(76)]
        [DataRow(255)]
        public void Train_IsTheSameFromBothEnds(int steps)
        {
            StepRamp ramp = new StepRamp(255);
            for (int i = 0; i < steps; i++)
            {
                Assert.AreEqual(ramp.PeriodMicroseconds(i, steps), ramp.PeriodMicroseconds(steps - 1 - i, steps));
            }
        }

        [TestMethod]
        public void Speed_GrowsToTheMiddle()
        {
            StepRamp ramp = new StepRamp(255);
            for (int i = 1; i <= 127; i++)
            {
                Assert.IsTrue(ramp.PeriodMicroseconds(i, 255) < ramp.PeriodMicroseconds(i - 1, 255));
            }
        }

        [TestMethod]
        [DataRow(8, 884)]    // v² = 800² + 2 x 40,000 x 8: 1,131 steps/s
        [DataRow(127, 304)]  // 3,286 steps/s
        [DataRow(279, 209)]  // 4,792 steps/s
        public void Period_FollowsConstantAcceleration(int stepIndex, int periodMicroseconds)
        {
            Assert.AreEqual(periodMicroseconds, new StepRamp(1000).PeriodMicroseconds(stepIndex, 1000));
        }

        [TestMethod]
        [DataRow(280)]
        [DataRow(300)]
        [DataRow(499)]
        public void LongTrain_Cruises(int stepIndex)
        {
            Assert.AreEqual(208, new StepRamp(1000).PeriodMicroseconds(stepIndex, 1000));
        }

        [TestMethod]
        public void Acceleration_IsNeverAboveTheRamp()
        {
            StepRamp ramp = new StepRamp(1000);
            for (int i = 1; i < 500; i++)
            {
                int before = ramp.PeriodMicroseconds(i - 1, 1000);
                int after = ramp.PeriodMicroseconds(i, 1000);
                // Speeds in steps/s from rounded periods: 2 % for the rounding.
                int gained = 1000000 / after - 1000000 / before;
                int allowed = (int)((long)StepRamp.AccelerationStepsPerSecondSquared * before / 1000000 + 26);
                Assert.IsTrue(gained <= allowed);
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(47)]
        [DataRow(254)]
        [DataRow(255)]
        public void TrainLength_IsTheSumOfItsPeriods(int steps)
        {
            StepRamp ramp = new StepRamp(255);
            int sum = 0;
            for (int i = 0; i < steps; i++)
            {
                sum += ramp.PeriodMicroseconds(i, steps);
            }
            Assert.AreEqual(sum, ramp.TrainMicroseconds(steps));
        }

        [TestMethod]
        public void Ramp_KnowsItsLongestTrain()
        {
            Assert.AreEqual(255, new StepRamp(255).MaxStepsPerTrain);
        }
    }
}
