using nanoFramework.TestFramework;
using SmpPen.Core.Motion;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Motion
{
    [TestClass]
    public class StepTrainTests
    {
        [TestMethod]
        public void LongTrain_IsEncodedInParts_AndSentWhole()
        {
            FakeStepper stepper = new FakeStepper(0, 60, 0);
            StepTrain train = new StepTrain(stepper);
            train.Plan(1000);
            Assert.AreEqual(255, train.SignedSteps);
            int parts = 1;
            while (!train.Encode())
            {
                parts++;
            }
            Assert.AreEqual(6, parts);
            train.Send(0);
            Assert.AreEqual(255, stepper.LastTrainSteps);
            Assert.AreEqual(new StepRamp(255).TrainMicroseconds(255), (int)stepper.LastTrainMicroseconds);
            Assert.AreEqual(stepper.LastTrainMicroseconds, train.EndMicroseconds);
        }

        [TestMethod]
        public void Train_IsOver_AMarginAfterItsEnd()
        {
            StepTrain train = new StepTrain(new FakeStepper(0, 60, 0));
            train.Plan(2);
            train.Encode();
            train.Send(1000);
            Assert.AreEqual(3500L, train.EndMicroseconds);
            Assert.IsTrue(train.IsPlaying);
            Assert.IsFalse(train.IsPlanned);
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
                train.Plan(legs[i]);
                Assert.AreEqual(legs[i], train.SignedSteps);
                train.Encode();
                train.Send(stepper.Now);
                stepper.AdvanceTo(stepper.Now + 20000);
            }
            Assert.AreEqual(3, stepper.DirectionWrites);
            Assert.IsNull(stepper.Misuse);
        }

        [TestMethod]
        public void DiscardedTrain_IsNotPlanned_AndLeavesNoSteps()
        {
            FakeStepper stepper = new FakeStepper(0, 60, 0);
            StepTrain train = new StepTrain(stepper);
            train.Plan(40);
            train.Encode();
            train.Discard();
            Assert.IsFalse(train.IsPlanned);
            train.Plan(3);
            train.Encode();
            train.Send(0);
            Assert.AreEqual(3, stepper.LastTrainSteps);
        }
    }
}
