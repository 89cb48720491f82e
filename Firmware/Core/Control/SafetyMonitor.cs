using SmpPen.Core.Display;
using SmpPen.Core.Hardware;
using SmpPen.Core.Motion;
using SmpPen.Core.Safety;
using SmpPen.Core.Storage;
using SmpPen.Core.Stroke;

namespace SmpPen.Core.Control
{
    /// <summary>Looks at everything that must stop the pen, once a tick, the gravest first.</summary>
    public sealed class SafetyMonitor
    {
        /// <summary>Longest time between two ticks with the coil live, in microseconds; the interlock follows at 100 ms.</summary>
        public const int LateMicroseconds = 80000;

        /// <summary>An nFAULT sample adds 2 to the count, a good one takes 1: two in a row, or more than one in three, are a fault.</summary>
        public const int DriverFaultCount = 4;

        private readonly StrokeSupervisor _supervisor;
        private readonly StrikeRegulator _regulator;
        private readonly PedalInput _pedal;
        private readonly ButtonPad _buttons;
        private readonly DepthAxis _axis;
        private readonly CoilDutyGuard _duty;
        private readonly DisplayController _display;
        private readonly SessionKeeper _keeper;
        private int _driverCount;

        /// <summary>Makes the monitor over the parts it watches.</summary>
        public SafetyMonitor(StrokeSupervisor supervisor, StrikeRegulator regulator, PedalInput pedal, ButtonPad buttons, DepthAxis axis, CoilDutyGuard duty, DisplayController display, SessionKeeper keeper)
        {
            _supervisor = supervisor;
            _regulator = regulator;
            _pedal = pedal;
            _buttons = buttons;
            _axis = axis;
            _duty = duty;
            _display = display;
            _keeper = keeper;
        }

        /// <summary>What must stop the pen now, or None.</summary>
        /// <param name="lines">Inputs of this tick.</param>
        /// <param name="isLive">The coil was live since the last tick.</param>
        /// <param name="sinceLastTickMicroseconds">Time since the last tick.</param>
        public FaultCode Check(InputLine lines, bool isLive, long sinceLastTickMicroseconds) =>
            _supervisor.HasUncommanded ? FaultCode.UncommandedStroke
            : _supervisor.IsImplausible ? FaultCode.CounterImplausible
            : isLive && sinceLastTickMicroseconds > LateMicroseconds ? FaultCode.HeartbeatLate
            : ((lines & InputLine.DriverFault) != InputLine.None || _driverCount > 0) && IsDriverFaulty(lines) ? FaultCode.DriverFault
            : _duty.IsExceeded ? FaultCode.CoilDutyLimit
            : _supervisor.IsBlocked || _regulator.IsExhausted ? FaultCode.MissedStrokes
            : _pedal.ContactsDisagree ? FaultCode.PedalContactsDisagree
            : _axis.Fault != AxisFault.None ? (_axis.Fault == AxisFault.StepsLost ? FaultCode.StepsLost : FaultCode.HomeNotFound)
            : _buttons.IsStuck ? FaultCode.ButtonStuck
            : _display.IsLost ? FaultCode.DisplayLost
            : _keeper.Failure;

        // One sample may be a spike on the wire; the driver protects itself at once, whatever is done here.
        private bool IsDriverFaulty(InputLine lines)
        {
            int count = _driverCount + ((lines & InputLine.DriverFault) != InputLine.None ? 2 : -1);
            _driverCount = count < DriverFaultCount ? count : DriverFaultCount;
            return _driverCount == DriverFaultCount;
        }

        /// <summary>True when the cause of a latched fault is gone, so that a deliberate act may clear it.</summary>
        public bool IsGone(FaultCode code, InputLine lines)
        {
            if (FaultCatalogue.NeedsRestart(code))
            {
                return false;
            }
            switch (code)
            {
                case FaultCode.PedalContactsDisagree:
                case FaultCode.PedalStuckAtStart:
                    return _pedal.IsReleased;
                case FaultCode.ButtonStuck:
                    return (lines & (ButtonPad.Lines & ~InputLine.ButtonSelect)) == InputLine.None;
                case FaultCode.DriverFault:
                    return (lines & InputLine.DriverFault) == InputLine.None;
                case FaultCode.CoilDutyLimit:
                    return !_duty.IsExceeded;
                default:
                    return true;
            }
        }
    }
}
