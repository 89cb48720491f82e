using CsCheck;
using SmpPen.Core.Control;

namespace SmpPen.Simulation.Tests.Properties;

/// <summary>The state machine against a table written a second time, by transition instead of by state.</summary>
[TestClass]
public sealed class StateMachineProperties
{
    private static readonly Gen<PenEvent[]> s_events = Gen.Int[0, TransitionTable.EventCount - 1].Select(number => (PenEvent)number).Array[1, 60];

    [TestMethod]
    public void AnyEvents_LeadWhereTheTransitionsSay_AndEnterEachStateOnce() =>
        s_events.Sample(
            events =>
            {
                Entries entries = new();
                StateMachine machine = new(entries);
                PenState expected = PenState.SelfTest;
                int entered = 0;
                foreach (PenEvent trigger in events)
                {
                    PenState? next = Next(expected, trigger);
                    bool moved = machine.Fire(trigger, 0);
                    if (moved != next.HasValue)
                    {
                        return false;
                    }
                    entered += moved ? 1 : 0;
                    if (moved && (entries.Previous != expected || entries.Next != next))
                    {
                        return false;
                    }
                    expected = next ?? expected;
                    if (machine.State != expected || entries.Count != entered)
                    {
                        return false;
                    }
                }
                return true;
            },
            iter: 20_000);

    [TestMethod]
    public void ADriveIsAllowed_OnlyWhereTheCarriageHasHomed_AndNoFaultIsLatched() =>
        s_events.Sample(
            events =>
            {
                Entries entries = new();
                StateMachine machine = new(entries);
                bool isHomed = false;
                foreach (PenEvent trigger in events)
                {
                    if (machine.Fire(trigger, 0))
                    {
                        isHomed = machine.State is not (PenState.Fault or PenState.SelfTest) && (isHomed || trigger == PenEvent.Homed);
                    }
                    if (TransitionTable.AllowsDrive(machine.State) && !isHomed)
                    {
                        return false;
                    }
                }
                return true;
            },
            iter: 20_000);

    private static PenState? Next(PenState state, PenEvent trigger) => (state, trigger) switch
    {
        (PenState.Fault, PenEvent.FaultCleared) => PenState.SelfTest,
        (PenState.Fault, _) => null,
        (_, PenEvent.FaultLatched) => PenState.Fault,
        (PenState.SelfTest, PenEvent.SelfTestPassed) => PenState.Homing,
        (PenState.Homing, PenEvent.Homed) => PenState.ProofTest,
        (PenState.ProofTest, PenEvent.ProofPassed) => PenState.Standby,
        (PenState.ProofTest, PenEvent.ProofPassedInSession) => PenState.Paused,
        (PenState.Standby or PenState.Paused, PenEvent.CartridgeConfirmed) => PenState.CartridgeZero,
        (PenState.Standby, PenEvent.ServiceOpened) => PenState.Service,
        (PenState.Service, PenEvent.ServiceClosed) => PenState.Standby,
        (PenState.CartridgeZero, PenEvent.ZeroAccepted) => PenState.Ready,
        (PenState.CartridgeZero, PenEvent.SessionCancelled) => PenState.Standby,
        (PenState.CartridgeZero or PenState.Ready or PenState.Pricking, PenEvent.PauseAsked) => PenState.Paused,
        (PenState.Ready, PenEvent.PedalPressed) => PenState.Pricking,
        (PenState.Pricking, PenEvent.PedalReleased) => PenState.Ready,
        (PenState.Paused, PenEvent.ResumeAsked) => PenState.Ready,
        (PenState.Paused, PenEvent.SessionEnded) => PenState.Standby,
        _ => null,
    };

    private sealed class Entries : IStateEntry
    {
        public int Count { get; private set; }

        public PenState Previous { get; private set; }

        public PenState Next { get; private set; }

        public void Entered(PenState previous, PenState next, long nowMicroseconds)
        {
            Count++;
            Previous = previous;
            Next = next;
        }
    }
}
