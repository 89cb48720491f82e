using SmpPen.Core.Control;
using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    /// <summary>A whole pen on a bench of fakes: gate, interlock, needle and carriage answer as the simplest circuit would.</summary>
    public sealed class PenRig : IInputLines, ISafetyOutputs, IStrokePwm, IStrokeShot
    {
        public const int TickMicroseconds = 10000;

        private const long InterlockMicroseconds = 100000;

        private long _heartbeatAt = -InterlockMicroseconds;
        private long _pwmAt;
        private int _pwmPeriodMicroseconds;

        public PenRig()
            : this(new RigFiles())
        {
        }

        public PenRig(RigFiles files)
        {
            Files = files;
            Strokes = new RigCounter(this);
            Drives = new RigCounter(this);
            Travel = new RigCounter(this);
            Hardware.Inputs = this;
            Hardware.Safety = this;
            Hardware.StrokePwm = this;
            Hardware.StrokeShot = this;
            Hardware.StrokeCounter = Strokes;
            Hardware.DriveCounter = Drives;
            Hardware.TravelCounter = Travel;
            Hardware.StepCounter = Carriage;
            Hardware.Stepper = Carriage;
            Hardware.Display = Panel;
            Hardware.Files = files;
            Hardware.Serial = Serial;
            Pen = new PenController(Hardware);
            Pen.Start(Now);
        }

        public readonly PenHardware Hardware = new PenHardware();
        public readonly RigCounter Strokes;
        public readonly RigCounter Drives;
        public readonly RigCounter Travel;
        public readonly RigCarriage Carriage = new RigCarriage();
        public readonly RigPanel Panel = new RigPanel();
        public readonly RigFiles Files;
        public readonly RigSerial Serial = new RigSerial();
        public readonly PenController Pen;

        public long Now = 1000000;
        public InputLine Lines = InputLine.PedalNormallyClosedClosed;
        public bool IsEnabled;
        public bool NeedleBlocked;
        public int TravelMicroseconds = 2400;
        public bool InterlockIsDead;
        public bool EnableIsDead;
        public bool GateIsStuckOn;
        public bool GateIsShut;
        public bool ShotIsDead;
        public bool PwmIsDead;
        public bool PwmRuns;
        public int Heartbeats;
        public int TickTakesMicroseconds;
        public int ShotsFired;
        public int PwmStarts;
        public int LastOnTimeMicroseconds;

        public PenStatus Status
        {
            get { return Pen.Status; }
        }

        public InputLine Sample()
        {
            return Carriage.IsHome ? Lines | InputLine.HomeFlag : Lines;
        }

        public void SetEnable(bool high)
        {
            bool rises = high && !IsEnabled;
            IsEnabled = high;
            if (rises && GateIsStuckOn)
            {
                // One endless pulse begins.
                GateIsStuckOn = false;
                Drive(1);
                GateIsStuckOn = true;
            }
        }

        public void ToggleHeartbeat()
        {
            Heartbeats++;
            _heartbeatAt = Now;
        }

        void IStrokePwm.Start(int frequencyHertz, int onTimeMicroseconds)
        {
            PwmRuns = true;
            PwmStarts++;
            _pwmAt = Now;
            _pwmPeriodMicroseconds = 1000000 / frequencyHertz;
            LastOnTimeMicroseconds = onTimeMicroseconds;
            Drive(PwmIsDead ? 0 : 1);
        }

        void IStrokePwm.SetOnTime(int onTimeMicroseconds)
        {
            LastOnTimeMicroseconds = onTimeMicroseconds;
        }

        void IStrokePwm.Stop()
        {
            PwmRuns = false;
        }

        public void Fire(int pricks, int onTimeMicroseconds, int periodMicroseconds)
        {
            ShotsFired += pricks;
            LastOnTimeMicroseconds = onTimeMicroseconds;
            Drive(ShotIsDead ? 0 : pricks);
        }

        /// <summary>Lets time pass in ticks of 10 ms.</summary>
        public void Run(int milliseconds)
        {
            for (int i = 0; i < milliseconds / 10; i++)
            {
                Tick(TickMicroseconds);
            }
        }

        /// <summary>One tick after this time.</summary>
        public void Tick(int afterMicroseconds)
        {
            Now += afterMicroseconds;
            while (PwmRuns && _pwmAt + _pwmPeriodMicroseconds <= Now)
            {
                _pwmAt += _pwmPeriodMicroseconds;
                Drive(PwmIsDead ? 0 : 1);
            }
            Pen.Tick(Now);
            Pen.Finish(Now + TickTakesMicroseconds);
        }

        /// <summary>Presses and releases a button.</summary>
        public void Press(InputLine button)
        {
            Lines |= button;
            Run(40);
            Lines &= ~button;
            Run(40);
        }

        public void PressPedal()
        {
            Lines = (Lines & ~InputLine.PedalNormallyClosedClosed) | InputLine.PedalNormallyOpenClosed;
        }

        public void ReleasePedal()
        {
            Lines = (Lines & ~InputLine.PedalNormallyOpenClosed) | InputLine.PedalNormallyClosedClosed;
        }

        /// <summary>Presses the pedal for this long, then waits 100 ms.</summary>
        public void Tap(int milliseconds)
        {
            PressPedal();
            Run(milliseconds);
            ReleasePedal();
            Run(100);
        }

        /// <summary>From power-up to Standby.</summary>
        public void Boot()
        {
            for (int i = 0; i < 2000 && Status.State != PenState.Standby; i++)
            {
                Tick(TickMicroseconds);
            }
        }

        /// <summary>From power-up to Ready with preset Hairline (Single).</summary>
        public void BeginSession()
        {
            Boot();
            Press(InputLine.ButtonSelect);
            Press(InputLine.ButtonSelect);
            Run(2000);
            Press(InputLine.ButtonSelect);
            Run(2000);
        }

        /// <summary>From power-up to Ready with the preset this many rows after Hairline.</summary>
        public void BeginSessionWithPreset(int downs)
        {
            Boot();
            Press(InputLine.ButtonSelect);
            Press(InputLine.ButtonDown);
            Press(InputLine.ButtonDown);
            Press(InputLine.ButtonDown);
            Press(InputLine.ButtonSelect);
            for (int i = 0; i < downs; i++)
            {
                Press(InputLine.ButtonDown);
            }
            Press(InputLine.ButtonSelect);
            Press(InputLine.ButtonUp);
            Press(InputLine.ButtonUp);
            Press(InputLine.ButtonUp);
            Press(InputLine.ButtonSelect);
            Run(2000);
            Press(InputLine.ButtonSelect);
            Run(2000);
        }

        /// <summary>Sends a line over the service link, lets it be done and returns the reply without its end of line.</summary>
        public string Ask(string line)
        {
            Serial.Send(line);
            Serial.Send("\n");
            Run(40);
            int ticks = 0;
            while (ticks++ < 3000 && (Serial.Waiting > 0 || !Pen.Link.IsIdle))
            {
                Run(10);
            }
            return Serial.TakeReply();
        }

        /// <summary>Number of the oldest error of the link; 0 = none.</summary>
        public int TakeError()
        {
            return Pen.Link.Errors.Take();
        }

        private void Drive(int pulses)
        {
            bool interlockIsOpen = InterlockIsDead || Now - _heartbeatAt < InterlockMicroseconds;
            if ((IsEnabled || EnableIsDead) && interlockIsOpen && !GateIsStuckOn && !GateIsShut)
            {
                Drives.Count += pulses;
                Strokes.Count += NeedleBlocked ? 0 : pulses;
                int driven = NeedleBlocked || TravelMicroseconds > LastOnTimeMicroseconds ? LastOnTimeMicroseconds : TravelMicroseconds;
                Travel.Count += pulses * driven / 4;
            }
        }
    }
}
