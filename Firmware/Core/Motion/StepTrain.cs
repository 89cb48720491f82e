using SmpPen.Core.Hardware;

namespace SmpPen.Core.Motion
{
    /// <summary>One train of steps on its way to the driver: planned, encoded over several ticks, sent, playing, over.</summary>
    /// <remarks>While a train plays the next one can be planned and encoded; it is sent only after the first is over.</remarks>
    public sealed class StepTrain
    {
        /// <summary>Most steps encoded in one tick: what the tick's instruction budget allows.</summary>
        public const int StepsEncodedPerTick = 48;

        /// <summary>Time after a train's computed end before it counts as over.</summary>
        /// <remarks>The end is computed from the start of the tick; the train is really sent up to a tick's work later.</remarks>
        public const int MarginMicroseconds = 5000;

        // A tick later than this after the one that sent the train followed a long one, which may have sent it at its end.
        private const int PunctualMicroseconds = 12000;

        private readonly IStepper _stepper;
        private readonly StepRamp _ramp;
        private int _steps;
        private int _encoded;
        private bool _plannedOutward;
        private bool _outward;
        private bool _directionWritten;
        private long _sentAt;
        private bool _isSentUnseen;

        /// <summary>Makes an encoder; nothing is sent yet.</summary>
        public StepTrain(IStepper stepper)
        {
            _stepper = stepper;
            _ramp = new StepRamp(stepper.MaxStepsPerTrain);
        }

        /// <summary>True from Plan to Send or Discard.</summary>
        public bool IsPlanned { get; private set; }

        /// <summary>True from Send to Finish.</summary>
        public bool IsPlaying { get; private set; }

        /// <summary>Steps of the planned train, negative inward.</summary>
        public int SignedSteps
        {
            get { return _plannedOutward ? _steps : -_steps; }
        }

        /// <summary>Computed end of the train that was sent last, in microseconds since power-up.</summary>
        public long EndMicroseconds { get; private set; }

        /// <summary>Plans a train towards a distance; a longer way takes several trains.</summary>
        /// <param name="signedSteps">Way in microsteps, negative inward, not 0.</param>
        public void Plan(int signedSteps)
        {
            _plannedOutward = signedSteps > 0;
            int steps = _plannedOutward ? signedSteps : -signedSteps;
            _steps = steps < _ramp.MaxStepsPerTrain ? steps : _ramp.MaxStepsPerTrain;
            _encoded = 0;
            IsPlanned = true;
            _stepper.BeginTrain();
        }

        /// <summary>Forgets a train that was planned and not sent.</summary>
        public void Discard()
        {
            IsPlanned = false;
        }

        /// <summary>Encodes the next part of the planned train.</summary>
        /// <returns>True when the train is complete.</returns>
        public bool Encode()
        {
            int index = _encoded;
            int fromEnd = _steps - 1 - index;
            int stop = index + StepsEncodedPerTick;
            if (stop > _steps)
            {
                stop = _steps;
            }
            _encoded = stop;
            IStepper stepper = _stepper;
            int[] periods = _ramp.Periods;
            while (index < stop)
            {
                stepper.AddStep(periods[index < fromEnd ? index : fromEnd]);
                index++;
                fromEnd--;
            }
            return stop == _steps;
        }

        /// <summary>Plays the train that is planned and encoded. Only while none is playing.</summary>
        public void Send(long nowMicroseconds)
        {
            // DIR goes first: the call that sends takes far longer than its set-up time. Writing a pin is slow: on change only.
            if (!_directionWritten || _plannedOutward != _outward)
            {
                _stepper.SetDirection(_plannedOutward);
                _outward = _plannedOutward;
                _directionWritten = true;
            }
            _stepper.SendTrain();
            _sentAt = nowMicroseconds;
            _isSentUnseen = true;
            EndMicroseconds = nowMicroseconds + _ramp.TrainMicroseconds(_steps);
            IsPlanned = false;
            IsPlaying = true;
        }

        /// <summary>True when the computed end of the playing train and the margin have passed.</summary>
        public bool IsOver(long nowMicroseconds)
        {
            if (_isSentUnseen)
            {
                _isSentUnseen = false;
                long lateness = nowMicroseconds - _sentAt - PunctualMicroseconds;
                EndMicroseconds += lateness > 0 ? lateness : 0;
            }
            return nowMicroseconds >= EndMicroseconds + MarginMicroseconds;
        }

        /// <summary>The playing train was found to be over.</summary>
        public void Finish()
        {
            IsPlaying = false;
        }
    }
}
