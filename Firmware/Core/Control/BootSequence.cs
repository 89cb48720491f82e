using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;

namespace SmpPen.Core.Control
{
    /// <summary>Self-test, homing and proof of the protection: what must pass before a needle may leave the nose.</summary>
    public sealed class BootSequence
    {
        /// <summary>A pedal or button held for this long after power-up is a fault, in microseconds.</summary>
        public const int HeldMicroseconds = 5000000;

        private readonly PenModel _model;
        private readonly PedalInput _pedal;
        private readonly PenStatus _status;
        private readonly ProofTest _proof = new ProofTest();
        private long _since;

        /// <summary>Makes the sequence on the shared model.</summary>
        public BootSequence(PenModel model, PedalInput pedal, PenStatus status)
        {
            _model = model;
            _pedal = pedal;
            _status = status;
        }

        /// <summary>The proof test wants the heartbeat held.</summary>
        public bool HoldsHeartbeat => _proof.HoldsHeartbeat;

        /// <summary>Begins the checks that move nothing.</summary>
        public void BeginSelfTest(long nowMicroseconds)
        {
            _since = nowMicroseconds;
            _status.BootStep = "Pedal and buttons";
        }

        /// <summary>Begins to look for home.</summary>
        public void BeginHoming(long nowMicroseconds)
        {
            _status.BootStep = "Homing";
            _model.Axis.BeginHoming(nowMicroseconds);
        }

        /// <summary>Begins the proof of the protection.</summary>
        public void BeginProof(long nowMicroseconds)
        {
            _status.BootStep = "Protection";
            _proof.Begin(nowMicroseconds);
        }

        /// <summary>Ends a running proof; ENABLE is low already.</summary>
        public void Abort(long nowMicroseconds)
        {
            _proof.Abort();
            _model.Drive.SetTestEnable(false, nowMicroseconds);
        }

        /// <summary>One tick; returns what failed, or None.</summary>
        public FaultCode Tick(InputLine lines, int newDrives, int newStrokes, long nowMicroseconds)
        {
            PenState state = _model.Machine.State;
            return state == PenState.SelfTest ? TestInputs(lines, nowMicroseconds)
                : state == PenState.Homing ? GoHome(nowMicroseconds)
                : Prove(newDrives, newStrokes, nowMicroseconds);
        }

        private FaultCode TestInputs(InputLine lines, long nowMicroseconds)
        {
            bool isButtonHeld = (lines & ButtonPad.Lines) != InputLine.None;
            if (_pedal.IsReleased && !isButtonHeld && _model.Keeper.Failure == FaultCode.None)
            {
                _model.Machine.Fire(PenEvent.SelfTestPassed, nowMicroseconds);
                return FaultCode.None;
            }
            if (nowMicroseconds - _since < HeldMicroseconds)
            {
                return FaultCode.None;
            }
            return isButtonHeld ? FaultCode.ButtonStuck : FaultCode.PedalStuckAtStart;
        }

        private FaultCode GoHome(long nowMicroseconds)
        {
            if (_model.Axis.IsParked)
            {
                _model.Machine.Fire(PenEvent.Homed, nowMicroseconds);
            }
            else if (!_model.Axis.IsMoving)
            {
                _model.Axis.Park();
            }
            return FaultCode.None;
        }

        private FaultCode Prove(int newDrives, int newStrokes, long nowMicroseconds)
        {
            bool wantedEnable = _proof.WantsEnable;
            _proof.Tick(nowMicroseconds, newDrives, newStrokes);
            bool wantsEnable = _proof.WantsEnable;
            if (_proof.WantsPulse)
            {
                _model.Drive.FireTestPulse(wantsEnable, _proof.WantsShot, _proof.WantsPwm, nowMicroseconds);
            }
            else if (wantsEnable != wantedEnable)
            {
                _model.Drive.SetTestEnable(wantsEnable, nowMicroseconds);
            }
            if (_proof.HasPassed)
            {
                _model.Machine.Fire(_model.Counters.IsOpen ? PenEvent.ProofPassedInSession : PenEvent.ProofPassed, nowMicroseconds);
            }
            return _proof.Failure;
        }
    }
}
