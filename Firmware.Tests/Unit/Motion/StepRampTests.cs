using nanoFramework.TestFramework;
using SmpPen.Core.Motion;

namespace SmpPen.Unit.Motion
{
    [TestClass]
    public class StepRampTests
    {
        [TestMethod]
        public void Train_StartsAtTheStartStopSpeed()
        {
            Assert.AreEqual(1250, new StepRamp(255).Periods[0]);
        }

        [TestMethod]
        public void Speed_GrowsToTheMiddle()
        {
            StepRamp ramp = new StepRamp(255);
            for (int i = 1; i <= 127; i++)
            {
                Assert.IsTrue(ramp.Periods[i] < ramp.Periods[i - 1]);
            }
        }

        [TestMethod]
        [DataRow(8, 884)]    // v² = 800² + 2 x 40,000 x 8: 1,131 steps/s
        [DataRow(127, 304)]  // 3,286 steps/s
        [DataRow(279, 209)]  // 4,792 steps/s
        public void Period_FollowsConstantAcceleration(int stepIndex, int periodMicroseconds)
        {
            Assert.AreEqual(periodMicroseconds, new StepRamp(1000).Periods[stepIndex]);
        }

        [TestMethod]
        [DataRow(280)]
        [DataRow(300)]
        [DataRow(499)]
        public void LongTrain_Cruises(int stepIndex)
        {
            Assert.AreEqual(208, new StepRamp(1000).Periods[stepIndex]);
        }

        [TestMethod]
        public void Acceleration_IsNeverAboveTheRamp()
        {
            StepRamp ramp = new StepRamp(1000);
            for (int i = 1; i < 500; i++)
            {
                int before = ramp.Periods[i - 1];
                int after = ramp.Periods[i];
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
        public void TrainLength_IsTheSumOfItsPeriods_UpTheRampAndDownTheSameWay(int steps)
        {
            StepRamp ramp = new StepRamp(255);
            int sum = 0;
            for (int i = 0; i < steps; i++)
            {
                sum += ramp.Periods[i < steps - 1 - i ? i : steps - 1 - i];
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
