using SmpPen.Core.Calibration;
using SmpPen.Core.Display;
using SmpPen.Core.Hardware;
using SmpPen.Core.Link;
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

        // After a fault the screen shows it and the carriage goes home first: storing blocks both.
        private const int StoreAfterMicroseconds = 1000000;

        // A Select that was on its way when the fault came is no answer to it: nobody has read the screen sooner than this.
        private const int ReadAfterMicroseconds = 300000;

        // The clock of the travel counter and 5 %.
        private const int MaxTravelPulsesPerSecond = StrikeRegulator.ClockHertz / 20 * 21;

        /// <summary>The service link.</summary>
        public readonly ServiceLink Link;

        /// <summary>What the parts of the pen share.</summary>
        public readonly PenModel Model = new PenModel();

        private readonly ISafetyOutputs _outputs;
        private readonly IInputLines _inputs;
        private readonly PedalInput _pedal = new PedalInput();
        private readonly ButtonPad _buttons = new ButtonPad();
        private readonly CoilDutyGuard _duty = new CoilDutyGuard();
        private readonly StateMachine _machine;
        private readonly NeedleDrive _drive;
        private readonly DepthAxis _axis;
        private readonly FaultLatch _faults;
        private readonly SafetyMonitor _monitor;
        private readonly BootSequence _boot;
        private readonly PedalWork _work;
        private readonly OperatorMenus _menus;
        private readonly DisplayController _display;
        private readonly StatusWriter _status;
        private readonly SessionKeeper _keeper;
        private InputLine _lines;
        private long _lastTickAt;
        private bool _obeysPedal;
        private bool _hasFailed;
        private bool _hasSoughtHome;
        private bool _hasStored;

        /// <summary>Makes the pen on its board; nothing moves yet.</summary>
        public PenController(PenHardware hardware)
        {
            _outputs = hardware.Safety;
            _inputs = hardware.Inputs;
            HardwareCount strokes = new HardwareCount(hardware.StrokeCounter, MaxStrokesPerSecond);
            HardwareCount drives = new HardwareCount(hardware.DriveCounter, MaxStrokesPerSecond);
            Strokes = new StrokeSupervisor(strokes, drives);
            _machine = new StateMachine(this);
            StrikeRegulator regulator = new StrikeRegulator(new HardwareCount(hardware.TravelCounter, MaxTravelPulsesPerSecond));
            _drive = new NeedleDrive(_outputs, new StrokeGenerator(hardware.StrokePwm, hardware.StrokeShot), Strokes, regulator, _duty);
            _axis = new DepthAxis(hardware.Stepper, hardware.StepCounter);
            PenModel model = Model;
            _faults = model.Faults;
            model.Machine = _machine;
            model.Drive = _drive;
            model.Axis = _axis;
            model.Memory = new PenMemory(hardware.Files);
            _keeper = new SessionKeeper(hardware.Files, model.Memory, model.Limits, model.Counters);
            model.Keeper = _keeper;
            model.Calibration = new CalibrationService(hardware.Files, _axis, _keeper, Status.Calibration);
            model.Technician = new TechnicianLock(hardware.Files);
            model.Calibration.Lock = model.Technician;
            _display = new DisplayController(hardware.Display, Status);
            _monitor = new SafetyMonitor(Strokes, regulator, _pedal, _buttons, _axis, _duty, _display, _keeper);
            _boot = new BootSequence(model, _pedal, Status);
            _menus = new OperatorMenus(model);
            _work = new PedalWork(model, _pedal, _menus);
            _status = new StatusWriter(model, _menus, _work, Status);
            Link = new ServiceLink(hardware.Serial, model, Status);
        }

        /// <summary>What the pen is doing.</summary>
        public readonly PenStatus Status = new PenStatus();

        /// <summary>Strokes and drive pulses since power-up.</summary>
        public readonly StrokeSupervisor Strokes;

        /// <summary>Reads the store and begins the self-test. Once, before the first tick.</summary>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void Start(long nowMicroseconds)
        {
            _outputs.SetEnable(false);
            PenModel model = Model;
            _keeper.Load();
            model.Calibration.Load();
            model.Clock.Remember(CalendarDate.DayNumber(model.Calibration.InForce.Date));
            model.Clock.Remember(_keeper.Store.Clients.LatestDay);
            model.Technician.Load(nowMicroseconds);
            PenMemory memory = model.Memory;
            model.Kind = memory.LastKind;
            model.Zone = memory.LastZone;
            model.CartridgeZeroMicrometres = memory.CartridgeZeroMicrometres;
            model.PresetIndex = memory.LastPresetIndex;
            model.Settings.CopyFrom(memory.LastSettings);
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
            InputLine lines = _inputs.Sample();
            if (lines != _lines || !_pedal.IsSteady || !_buttons.IsAtRest)
            {
                Debounce(lines, nowMicroseconds);
            }
            InputLine button = _buttons.Pressed;
            NeedleDrive drive = _drive;
            bool wasLive = drive.IsLive;
            if (drive.IsBusy && (!_pedal.IsPressed || button == InputLine.ButtonStop))
            {
                // Before anything else: what follows must not delay a stop.
                drive.Stop(nowMicroseconds);
            }
            if (Strokes.Tick(nowMicroseconds))
            {
                int drives = Strokes.NewDrives;
                _duty.AddPulses(drives, drive.Generator.OnTimeMicroseconds, Strokes.Drives.ReadAtMicroseconds);
                drive.Regulate(nowMicroseconds);
                _work.Book(Strokes.NewStrokes, drives, Strokes.NewMissed, nowMicroseconds);
            }
            else
            {
                if (nowMicroseconds < _duty.QuietUntil && elapsedMicroseconds < CoilDutyGuard.PunctualMicroseconds)
                {
                    _duty.Rest(nowMicroseconds);
                }
                else
                {
                    _duty.AddPulses(0, 0, Strokes.Drives.ReadAtMicroseconds);
                }
                if (drive.Regulator.IsMeasuring)
                {
                    drive.Regulate(nowMicroseconds);
                }
            }
            if (wasLive)
            {
                Model.Counters.AddActive(elapsedMicroseconds);
            }
            Watch(lines, wasLive, elapsedMicroseconds, nowMicroseconds);
            PenState state = _machine.State;
            if (state == PenState.Fault)
            {
                ActInFault(lines, button, nowMicroseconds);
            }
            else
            {
                if (_obeysPedal && button != InputLine.ButtonStop)
                {
                    // A press of the pedal in the tick of a Stop starts nothing, not even for the rest of the tick.
                    _work.Tick(state, nowMicroseconds);
                }
                if (state == PenState.Service)
                {
                    Model.Calibration.Tick(_pedal.IsReleased, nowMicroseconds);
                    Status.Calibration.PinWait = Model.Technician.WaitSeconds(nowMicroseconds);
                }
                if (_buttons.IsLong && TransitionTable.ObeysPedal(state))
                {
                    // Stuck, or something leans on it: the needle is out, so no setting goes on changing by itself.
                    Model.Tell(Notice.ButtonHeld, nowMicroseconds);
                    button &= InputLine.ButtonSelect | InputLine.ButtonStop;
                }
                if (button != InputLine.None)
                {
                    _menus.Press(button, nowMicroseconds);
                    if (_machine.State == PenState.Ready || _machine.State == PenState.Pricking)
                    {
                        _work.Prepare();
                    }
                }
            }
            _axis.Tick(nowMicroseconds, (lines & InputLine.HomeFlag) != InputLine.None);
            drive.Tick(nowMicroseconds);
            // A tick in which much has changed has work enough: the panel shows it from the next one on.
            bool isBusyTick = _status.Refresh(lines, button != InputLine.None, nowMicroseconds);
            // A held button is seen first: the flash takes longer than a short press. Not one that is stuck.
            bool mayBlock = _keeper.IsStoring && _work.MayBlock(_machine.State, nowMicroseconds)
                && ((lines & ButtonPad.Lines) == InputLine.None || _buttons.IsLong);
            // Just after a release the flash comes before the panel: it has to be over before the foot is back.
            bool isPanelQuiet = isBusyTick || _pedal.IsSettling || (mayBlock && _obeysPedal && _work.IsPedalLive);
            bool hasTime = !_display.Tick(nowMicroseconds, isPanelQuiet) && !isBusyTick;
            if (hasTime && _keeper.IsStoring && !drive.IsBusy)
            {
                _keeper.Tick(mayBlock);
            }
            Link.Tick(hasTime && !_pedal.IsSettling && !drive.IsBusy, nowMicroseconds);
        }

        /// <summary>Ends the tick with the proof of life. A tick that took too long is none: ENABLE may be high for a pedal long released.</summary>
        /// <param name="nowMicroseconds">Time since power-up, now.</param>
        public void Finish(long nowMicroseconds)
        {
            if (_faults.Code == FaultCode.None && !_boot.HoldsHeartbeat && nowMicroseconds - _lastTickAt <= SafetyMonitor.LateMicroseconds)
            {
                _outputs.ToggleHeartbeat();
            }
        }

        /// <summary>What entering a state does.</summary>
        public void Entered(PenState previous, PenState next, long nowMicroseconds)
        {
            _work.StopDriving(nowMicroseconds);
            if (previous != PenState.Pricking && next != PenState.Pricking)
            {
                _buttons.EndRepeats();
            }
            _drive.Allow(TransitionTable.AllowsDrive(next));
            _obeysPedal = TransitionTable.ObeysPedal(next);
            if (previous == PenState.Service)
            {
                Model.Calibration.Leave();
            }
            if (!TransitionTable.AllowsDepth(next))
            {
                _axis.Park();
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
                    _work.EnterProof();
                    _boot.BeginProof(nowMicroseconds);
                    break;
                case PenState.CartridgeZero:
                    if (!Model.IsZeroDue)
                    {
                        _keeper.CartridgeFitted();
                        _drive.Regulator.Forget();
                    }
                    Model.IsZeroDue = true;
                    _work.EnterZero(nowMicroseconds);
                    break;
                case PenState.Ready:
                    Model.IsZeroDue = false;
                    _work.EnterReady(previous, nowMicroseconds);
                    break;
                case PenState.Pricking:
                    _work.EnterPricking(nowMicroseconds);
                    break;
                case PenState.Paused:
                    _work.StoreSession(previous, nowMicroseconds);
                    break;
                case PenState.Standby:
                    if (previous == PenState.Paused)
                    {
                        _work.EndSession(nowMicroseconds);
                    }
                    break;
                case PenState.Fault:
                    if (previous == PenState.ProofTest)
                    {
                        _boot.Abort(nowMicroseconds);
                    }
                    _hasSoughtHome = false;
                    _hasStored = false;
                    RetractAfterFault(nowMicroseconds);
                    break;
                default:
                    break;
            }
            _menus.Entered(previous, next);
        }

        private void Debounce(InputLine lines, long nowMicroseconds)
        {
            _lines = lines;
            _pedal.Tick(lines, nowMicroseconds);
            _buttons.Tick(lines, nowMicroseconds);
            if ((lines & InputLine.ButtonStop) != InputLine.None)
            {
                // Held down, or stuck: nothing starts, whatever was answered on the screens.
                _pedal.Disarm();
            }
        }

        private void Watch(InputLine lines, bool wasLive, long elapsedMicroseconds, long nowMicroseconds)
        {
            FaultCode fault = FaultCode.None;
            if (_machine.State <= PenState.ProofTest)
            {
                fault = _boot.Tick(lines, Strokes.NewDrives, Strokes.NewStrokes, nowMicroseconds);
            }
            if (_hasFailed)
            {
                fault = FaultCode.InternalError;
            }
            else if (fault == FaultCode.None)
            {
                fault = _monitor.Check(lines, wasLive, elapsedMicroseconds);
            }
            if (fault != FaultCode.None && _faults.Latch(fault, nowMicroseconds))
            {
                _keeper.AddFault(fault);
                _machine.Fire(PenEvent.FaultLatched, nowMicroseconds);
            }
        }

        private void ActInFault(InputLine lines, InputLine button, long nowMicroseconds)
        {
            bool isGone = _monitor.IsGone(_faults.Code, lines);
            Status.FaultCanBeCleared = isGone;
            if ((_axis.IsHomed && !_axis.IsMoving && !_axis.IsParked) || _axis.Fault == AxisFault.StepsLost)
            {
                RetractAfterFault(nowMicroseconds);
            }
            else if (!_hasStored && !_axis.IsMoving && nowMicroseconds - _faults.AtMicroseconds >= StoreAfterMicroseconds)
            {
                // Some faults end in a restart, and any may be answered by one. Once, and not when storing is what failed.
                _hasStored = true;
                if (Model.Counters.IsOpen && _keeper.Failure == FaultCode.None)
                {
                    _work.StoreSession(PenState.Fault, nowMicroseconds);
                }
            }
            if (isGone && button == InputLine.ButtonSelect && nowMicroseconds - _faults.AtMicroseconds >= ReadAfterMicroseconds)
            {
                ClearFault(nowMicroseconds);
            }
        }

        private void ClearFault(long nowMicroseconds)
        {
            if (_faults.Code == _keeper.Failure)
            {
                _keeper.ForgetFailure();
            }
            _faults.Clear();
            Strokes.ForgetMisses();
            _drive.Regulator.ForgetMisses();
            _axis.ClearFault();
            _machine.Fire(PenEvent.FaultCleared, nowMicroseconds);
        }

        private void RetractAfterFault(long nowMicroseconds)
        {
            if (_axis.IsHomed)
            {
                _axis.Park();
            }
            else if (_axis.Fault != AxisFault.HomeNotFound && !_hasSoughtHome)
            {
                // The position is unknown: look for the flag, which is the way back too. Once: a second loss has no end.
                _hasSoughtHome = true;
                _axis.ClearFault();
                _axis.BeginHoming(nowMicroseconds);
            }
        }
    }
}
