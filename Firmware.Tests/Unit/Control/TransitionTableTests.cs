using nanoFramework.TestFramework;
using SmpPen.Core.Control;

namespace SmpPen.Unit.Control
{
    // SR-31
    [TestClass]
    public class TransitionTableTests
    {
        [TestMethod]
        [DataRow(0, 0, 1)]   // SelfTest, SelfTestPassed -> Homing
        [DataRow(1, 1, 2)]   // Homing, Homed -> ProofTest
        [DataRow(2, 2, 3)]   // ProofTest, ProofPassed -> Standby
        [DataRow(2, 3, 7)]   // ProofTest, ProofPassedInSession -> Paused
        [DataRow(3, 4, 4)]   // Standby, CartridgeConfirmed -> CartridgeZero
        [DataRow(3, 12, 8)]  // Standby, ServiceOpened -> Service
        [DataRow(4, 5, 5)]   // CartridgeZero, ZeroAccepted -> Ready
        [DataRow(4, 6, 3)]   // CartridgeZero, SessionCancelled -> Standby
        [DataRow(4, 9, 7)]   // CartridgeZero, PauseAsked -> Paused
        [DataRow(5, 7, 6)]   // Ready, PedalPressed -> Pricking
        [DataRow(5, 9, 7)]   // Ready, PauseAsked -> Paused
        [DataRow(6, 8, 5)]   // Pricking, PedalReleased -> Ready
        [DataRow(6, 9, 7)]   // Pricking, PauseAsked -> Paused
        [DataRow(7, 10, 5)]  // Paused, ResumeAsked -> Ready
        [DataRow(7, 11, 3)]  // Paused, SessionEnded -> Standby
        [DataRow(7, 4, 4)]   // Paused, CartridgeConfirmed -> CartridgeZero
        [DataRow(8, 13, 3)]  // Service, ServiceClosed -> Standby
        [DataRow(9, 15, 0)]  // Fault, FaultCleared -> SelfTest
        public void AnEvent_LeadsToItsState(int state, int trigger, int next)
        {
            Assert.AreEqual(next, TransitionTable.Next((PenState)state, (PenEvent)trigger));
        }

        [TestMethod]
        public void AFault_LeadsToFault_FromEveryOtherState()
        {
            for (int state = 0; state < TransitionTable.StateCount - 1; state++)
            {
                Assert.AreEqual((int)PenState.Fault, TransitionTable.Next((PenState)state, PenEvent.FaultLatched));
            }
        }

        [TestMethod]
        public void OnlyTheListedTransitions_Exist()
        {
            int transitions = 0;
            for (int state = 0; state < TransitionTable.StateCount; state++)
            {
                for (int trigger = 0; trigger < TransitionTable.EventCount; trigger++)
                {
                    transitions += TransitionTable.Next((PenState)state, (PenEvent)trigger) == TransitionTable.Ignored ? 0 : 1;
                }
            }
            Assert.AreEqual(27, transitions);
        }

        [TestMethod]
        public void Pricking_IsReachedOnlyFromReady_AndOnlyByThePedal()
        {
            for (int state = 0; state < TransitionTable.StateCount; state++)
            {
                for (int trigger = 0; trigger < TransitionTable.EventCount; trigger++)
                {
                    bool leads = TransitionTable.Next((PenState)state, (PenEvent)trigger) == (int)PenState.Pricking;
                    Assert.AreEqual(state == (int)PenState.Ready && trigger == (int)PenEvent.PedalPressed, leads);
                }
            }
        }

        // SR-30
        [TestMethod]
        public void Fault_IsLeftOnlyByClearing()
        {
            for (int trigger = 0; trigger < TransitionTable.EventCount; trigger++)
            {
                bool leaves = TransitionTable.Next(PenState.Fault, (PenEvent)trigger) != TransitionTable.Ignored;
                Assert.AreEqual(trigger == (int)PenEvent.FaultCleared, leaves);
            }
        }

        [TestMethod]
        [DataRow(0, false, false, false)]
        [DataRow(1, false, false, false)]
        [DataRow(2, true, false, false)]
        [DataRow(3, false, false, false)]
        [DataRow(4, true, true, true)]
        [DataRow(5, false, true, true)]
        [DataRow(6, true, true, true)]
        [DataRow(7, false, false, false)]
        [DataRow(8, false, true, false)]
        [DataRow(9, false, false, false)]
        public void AState_AllowsDriveDepthAndPedal_AsDesigned(int state, bool drive, bool depth, bool pedal)
        {
            Assert.AreEqual(drive, TransitionTable.AllowsDrive((PenState)state));
            Assert.AreEqual(depth, TransitionTable.AllowsDepth((PenState)state));
            Assert.AreEqual(pedal, TransitionTable.ObeysPedal((PenState)state));
        }
    }
}
