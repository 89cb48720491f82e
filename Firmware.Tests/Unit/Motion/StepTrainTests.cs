using nanoFramework.TestFramework;
using SmpPen.Core.Motion;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Motion
{
    [TestClass]
    public class StepTrainTests
    {
        [TestMethod]
        public void LongWay_IsCutToTheLongestTrain()
        {
            FakeStepper stepper = new FakeStepper(0, 60, 0);
            StepTrain train = new StepTrain(stepper);
            Assert.AreEqual(-255, train.Send(-1000, 0));
            Assert.AreEqual(255, stepper.LastTrainSteps);
            Assert.AreEqual(new StepRamp(255).TrainMicroseconds(255), (int)stepper.LastTrainMicroseconds);
            Assert.AreEqual(stepper.LastTrainMicroseconds, train.EndMicroseconds);
        }

        [TestMethod]
        public void Train_IsOver_AMarginAfterItsEnd()
        {
            StepTrain train = new StepTrain(new FakeStepper(0, 60, 0));
            Assert.IsFalse(train.IsPlaying);
            train.Send(2, 1000);
            Assert.AreEqual(3500L, train.EndMicroseconds);
            Assert.IsTrue(train.IsPlaying);
            Assert.IsFalse(train.IsOver(3500 + StepTrain.MarginMicroseconds - 1));
            Assert.IsTrue(train.IsOver(3500 + StepTrain.MarginMicroseconds));
            train.Finish();
            Assert.IsFalse(train.IsPlaying);
        }

        [TestMethod]
        public void Direction_IsWritten_OnlyWhenItChanges()
        {
            FakeStepper stepper = new FakeStepper(0, 60, 0);
            StepTrain train = new StepTrain(stepper);
            int[] legs = { -4, -4, 4, 4, -4 };
            for (int i = 0; i < legs.Length; i++)
            {
                Assert.AreEqual(legs[i], train.Send(legs[i], stepper.Now));
                stepper.AdvanceTo(stepper.Now + 20000);
            }
            Assert.AreEqual(3, stepper.DirectionWrites);
            Assert.IsNull(stepper.Misuse);
        }
    }
}
