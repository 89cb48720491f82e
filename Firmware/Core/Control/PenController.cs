using SmpPen.Core.Calibration;
using SmpPen.Core.Display;
using SmpPen.Core.Hardware;
using SmpPen.Core.Motion;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.Core.Stroke;

namespace SmpPen.Core.Control
{
    /// <summary>The pen: one time-triggered tick that reads, decides, sets up the peripherals and proves itself alive.</summary>
    public sealed class PenController : IStateEntry
    {
        // No needle makes more strokes a second than this; 150 Hz and a margin.
        private const int MaxStrokesPerSecond = 200;

        private readonly PenHardware _hardware;
        private readonly PenModel _model = new PenModel();
        private readonly PedalInput _pedal = new PedalInput();
        private readonly ButtonPad _buttons = new ButtonPad();
        private readonly CoilDutyGuard _duty = new CoilDutyGuard();
        private readonly StrokeSupervisor _supervisor;
        private readonly SafetyMonitor _monitor;
        private readonly BootSequence _boot;
        private readonly PedalWork _work;
        private readonly OperatorMenus _menus;
        private readonly DisplayController _display;
        private readonly StatusWriter _status;
        private long _lastTickAt;
        private bool _hasFailed;

        /// <summary>Makes the pen on its board; nothing moves yet.</summary>
        public PenController(PenHardware hardware)
        {
            _hardware = hardware;
            HardwareCount strokes = new HardwareCount(hardware.StrokeCounter, MaxStrokesPerSecond);
            HardwareCount drives = new HardwareCount(hardware.DriveCounter, MaxStrokesPerSecond);
            _supervisor = new StrokeSupervisor(strokes, drives);
            _model.Machine = new StateMachine(this);
            _model.Memory = new PenMemory(hardware.Files);
            _model.Keeper = new SessionKeeper(hardware.Files, _model.Memory, _model.Limits, _model.Counters);
            _model.Axis = new DepthAxis(hardware.Stepper, hardware.StepCounter);
            _model.Calibration = new CalibrationService(hardware.Files, _model.Axis, _model.Keeper, Status.Calibration);
            _model.Drive = new NeedleDrive(hardware.Safety, new StrokeGenerator(hardware.StrokePwm, hardware.StrokeShot), _supervisor);
            _display = new DisplayController(hardware.Display, Status);
            _monitor = new SafetyMonitor(_supervisor, _pedal, _model.Axis, _duty, _display, _model.Keeper);
            _boot = new BootSequence(_model, _pedal, Status);
            _work = new PedalWork(_model, _pedal);
            _menus = new OperatorMenus(_model);
            _status = new StatusWriter(_model, _menus, _work, Status);
        }

        /// <summary>What the pen is doing.</summary>
        public PenStatus Status { get; } = new PenStatus();

        /// <summary>Counts of session, cartridge and life.</summary>
        public SessionCounters Counters
        {
            get { return _model.Counters; }
        }

        /// <summary>Strokes and drive pulses since power-up.</summary>
        public StrokeSupervisor Strokes
        {
            get { return _supervisor; }
        }

        /// <summary>Session records.</summary>
        public SessionStore Sessions
        {
            get { return _model.Keeper.Store; }
        }

        /// <summary>Depth calibration.</summary>
        public CalibrationService Calibration
        {
            get { return _model.Calibration; }
        }

        /// <summary>Limits of every setting.</summary>
        public PenLimits Limits
        {
            get { return _model.Limits; }
        }

        /// <summary>Reads the store and begins the self-test. Once, before the first tick.</summary>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void Start(long nowMicroseconds)
        {
            _hardware.Safety.SetEnable(false);
            _model.Keeper.Load();
            _model.Calibration.Load();
            _model.Kind = _model.Memory.LastKind;
            _model.Zone = _model.Memory.LastZone;
            _model.CartridgeZeroMicrometres = _model.Memory.CartridgeZeroMicrometres;
            _model.UsePreset(_model.Memory.LastPresetIndex);
            _boot.BeginSelfTest(nowMicroseconds);
            _lastTickAt = nowMicroseconds;
        }

        /// <summary>The last tick ended with an exception: the next one latches a fault.</summary>
        public void NoteInternalError()
        {
            _hasFailed = true;
        }

        /// <summary>One control tick, nominally every 10 ms.</summary>
        /// <param name="nowMicroseconds">Time since power-up; measured, never assumed.</param>
        public void Tick(long nowMicroseconds)
        {
            long elapsedMicroseconds = nowMicroseconds - _lastTickAt;
            _lastTickAt = nowMicroseconds;
            InputLine lines = _hardware.Inputs.Sample();
            _pedal.Tick(lines, nowMicroseconds);
            _buttons.Tick(lines, nowMicroseconds);
            bool wasLive = _model.Drive.IsLive;
            if (!_pedal.IsPressed || _buttons.Pressed == InputLine.ButtonStop)
            {
                // Before anything else: what follows must not delay a stop.
                _work.StopDriving(nowMicroseconds);
            }
            Account(wasLive, elapsedMicroseconds, nowMicroseconds);
            Watch(lines, wasLive, elapsedMicroseconds, nowMicroseconds);
            Act(lines, nowMicroseconds);
            _model.Axis.Tick(nowMicroseconds, (lines & InputLine.HomeFlag) != InputLine.None);
            _model.Drive.Tick(nowMicroseconds);
            _status.Refresh(lines, nowMicroseconds);
            _display.Tick(nowMicroseconds, _pedal.IsSettling);
            if (_model.Faults.Code == FaultCode.None && !_boot.HoldsHeartbeat)
            {
                _hardware.Safety.ToggleHeartbeat();
            }
        }

        /// <summary>What entering a state does.</summary>
        public void Entered(PenState previous, PenState next, long nowMicroseconds)
        {
            _work.StopDriving(nowMicroseconds);
            if (previous == PenState.Service)
            {
                _model.Calibration.Leave();
            }
            switch (next)
            {
                case PenState.SelfTest:
                    _boot.BeginSelfTest(nowMicroseconds);
                    break;
                case PenState.Homing:
                    _boot.BeginHoming(nowMicroseconds);
                    break;
                case PenState.ProofTest:
                    _boot.BeginProof(nowMicroseconds);
                    break;
                case PenState.CartridgeZero:
                    _model.Keeper.CartridgeFitted();
                    _work.EnterZero();
                    break;
                case PenState.Ready:
                    _work.EnterReady(previous, nowMicroseconds);
                    break;
                case PenState.Pricking:
                    _work.EnterPricking(nowMicroseconds);
                    break;
                case PenState.Paused:
                    _model.Axis.Park();
                    _work.StoreSession(nowMicroseconds);
                    break;
                case PenState.Standby:
                    _model.Axis.Park();
                    if (previous == PenState.Paused)
                    {
                        _work.EndSession(nowMicroseconds);
                    }
                    break;
                case PenState.Fault:
                    _boot.Abort(nowMicroseconds);
                    RetractAfterFault(nowMicroseconds);
                    break;
                default:
                    break;
            }
            _menus.Entered(previous, next);
        }

        private void Account(bool wasLive, long elapsedMicroseconds, long nowMicroseconds)
        {
            _supervisor.Tick(nowMicroseconds);
            _duty.AddPulses(_supervisor.NewDrives, _model.Drive.OnTimeMicroseconds, _supervisor.CountedAtMicroseconds);
            _work.Book(_supervisor.NewStrokes, _supervisor.NewDrives, _supervisor.NewMissed, nowMicroseconds);
            if (wasLive)
            {
                _model.Counters.AddActive(elapsedMicroseconds);
            }
        }

        private void Watch(InputLine lines, bool wasLive, long elapsedMicroseconds, long nowMicroseconds)
        {
            FaultCode fault = _boot.Tick(lines, _supervisor.NewDrives, _supervisor.NewStrokes, nowMicroseconds);
            if (_hasFailed)
            {
                fault = FaultCode.InternalError;
            }
            else if (fault == FaultCode.None)
            {
                fault = _monitor.Check(lines, wasLive, elapsedMicroseconds);
            }
            if (_model.Faults.Latch(fault, nowMicroseconds))
            {
                _model.Keeper.AddFault(fault);
                _model.Machine.Fire(PenEvent.FaultLatched, nowMicroseconds);
            }
        }

        private void Act(InputLine lines, long nowMicroseconds)
        {
            if (_model.Machine.State == PenState.Fault)
            {
                bool isGone = _monitor.IsGone(_model.Faults.Code, lines);
                _status.FaultIsGone = isGone;
                if (_model.Axis.IsHomed && !_model.Axis.IsMoving && !_model.Axis.IsParked)
                {
                    _model.Axis.Park();
                }
                if (isGone && _buttons.Pressed == InputLine.ButtonSelect)
                {
                    ClearFault(nowMicroseconds);
                }
                return;
            }
            _work.Tick(_menus.IsAsking, nowMicroseconds);
            if (_model.Machine.State == PenState.Service)
            {
                _model.Calibration.Tick(_pedal.IsReleased, nowMicroseconds);
            }
            if (_buttons.Pressed != InputLine.None)
            {
                _menus.Press(_buttons.Pressed, nowMicroseconds);
            }
        }

        private void ClearFault(long nowMicroseconds)
        {
            _model.Faults.Clear();
            _supervisor.ForgetMisses();
            _model.Keeper.ForgetFailure();
            _model.Axis.ClearFault();
            _model.Machine.Fire(PenEvent.FaultCleared, nowMicroseconds);
        }

        private void RetractAfterFault(long nowMicroseconds)
        {
            if (_model.Axis.Fault == AxisFault.StepsLost)
            {
                // The position is unknown: look for the flag, which is the way back too.
                _model.Axis.ClearFault();
                _model.Axis.BeginHoming(nowMicroseconds);
            }
            else if (_model.Axis.IsHomed)
            {
                _model.Axis.Park();
            }
            else
            {
                _model.Axis.Halt();
            }
        }
    }
}
