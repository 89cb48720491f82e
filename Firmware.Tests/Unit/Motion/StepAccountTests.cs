using nanoFramework.TestFramework;
using SmpPen.Core.Motion;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Motion
{
    [TestClass]
    public class StepAccountTests
    {
        [TestMethod]
        public void Base_NeedsTwoEqualReadings()
        {
            FakePulseCounter counter = new FakePulseCounter();
            counter.Count = 65534;
            counter.Disturbance = -32767;
            counter.DisturbedReads = 1;
            StepAccount account = new StepAccount(counter);
            account.Begin();
            Assert.IsFalse(account.TakeBase());
            Assert.IsFalse(account.TakeBase());
            Assert.IsTrue(account.TakeBase());
            Assert.IsTrue(account.Agrees(true));
        }

        [TestMethod]
        public void BaseOfZero_AlsoNeedsTwoReadings()
        {
            StepAccount account = new StepAccount(new FakePulseCounter());
            account.Begin();
            Assert.IsFalse(account.TakeBase());
            Assert.IsTrue(account.TakeBase());
        }

        [TestMethod]
        public void Steps_AreExpected_OnTheCounter()
        {
            FakePulseCounter counter = new FakePulseCounter();
            StepAccount account = new StepAccount(counter);
            account.Add(48);
            Assert.IsFalse(account.Agrees(true));
            counter.Count = 48;
            Assert.IsFalse(account.Agrees(false));
            Assert.IsTrue(account.Agrees(true));
        }

        [TestMethod]
        public void Disagreement_IsReal_AfterThreeChecksAndTheTime()
        {
            StepAccount account = new StepAccount(new FakePulseCounter());
            account.Add(1);
            account.Agrees(true);
            account.Agrees(true);
            Assert.IsFalse(account.IsLost(StepAccount.PatienceMicroseconds));
            account.Agrees(true);
            Assert.IsFalse(account.IsLost(StepAccount.PatienceMicroseconds - 1));
            Assert.IsTrue(account.IsLost(StepAccount.PatienceMicroseconds));
        }
    }
}
