using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Control
{
    // SR-31
    [TestClass]
    public class StateMachineTests
    {
        [TestMethod]
        public void AnEventOfTheTable_ChangesTheState_AndTellsOnce()
        {
            FakeStateEntry entry = new FakeStateEntry();
            StateMachine machine = new StateMachine(entry);
            Assert.IsTrue(machine.Fire(PenEvent.SelfTestPassed, 42));
            Assert.AreEqual((int)PenState.Homing, (int)machine.State);
            Assert.AreEqual(1, entry.Changes);
            Assert.AreEqual((int)PenState.SelfTest, (int)entry.Previous);
            Assert.AreEqual((int)PenState.Homing, (int)entry.Next);
            Assert.AreEqual(42L, entry.At);
        }

        [TestMethod]
        public void AnEventThatMeansNothingHere_ChangesNothing_AndSaysSo()
        {
            FakeStateEntry entry = new FakeStateEntry();
            StateMachine machine = new StateMachine(entry);
            Assert.IsFalse(machine.Fire(PenEvent.PedalPressed, 42));
            Assert.AreEqual((int)PenState.SelfTest, (int)machine.State);
            Assert.AreEqual(0, entry.Changes);
        }
    }
}
