using SmpPen.Core.Hardware;

namespace SmpPen.Core.Motion
{
    /// <summary>One train of steps at the driver: sent, playing, over.</summary>
    public sealed class StepTrain
    {
        /// <summary>Time after a train's computed end before it counts as over.</summary>
        /// <remarks>The end is computed from the start of the tick; the train is really sent up to a tick's work later.</remarks>
        public const int MarginMicroseconds = 5000;

        // A tick later than this after the one that sent the train followed a long one, which may have sent it at its end.
        private const int PunctualMicroseconds = 12000;

        private readonly IStepper _stepper;
        private readonly StepRamp _ramp;
        private bool _outward;
        private bool _directionWritten;
        private long _sentAt;
        private bool _isSentUnseen;

        /// <summary>Gives the stepper its ramp; nothing is sent yet.</summary>
        public StepTrain(IStepper stepper)
        {
            _stepper = stepper;
            _ramp = new StepRamp(stepper.MaxStepsPerTrain);
            stepper.UseRamp(_ramp.Periods);
        }

        /// <summary>True from Send to Finish.</summary>
        public bool IsPlaying;

        /// <summary>Computed end of the train that was sent last, in microseconds since power-up; later after a long tick.</summary>
        public long EndMicroseconds;

        /// <summary>Plays a train towards a distance; a longer way takes several trains. Only while none is playing.</summary>
        /// <param name="signedSteps">Way in microsteps, negative inward, not 0.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        /// <returns>Steps of the train, negative inward.</returns>
        public int Send(int signedSteps, long nowMicroseconds)
        {
            bool outward = signedSteps > 0;
            int steps = outward ? signedSteps : -signedSteps;
            if (steps > _ramp.MaxStepsPerTrain)
            {
                steps = _ramp.MaxStepsPerTrain;
            }
            // DIR goes first: the call that sends takes far longer than its set-up time. Writing a pin is slow: on change only.
            if (!_directionWritten || outward != _outward)
            {
                _stepper.SetDirection(outward);
                _outward = outward;
                _directionWritten = true;
            }
            _stepper.SendTrain(steps);
            _sentAt = nowMicroseconds;
            _isSentUnseen = true;
            EndMicroseconds = nowMicroseconds + _ramp.TrainMicroseconds(steps);
            IsPlaying = true;
            return outward ? steps : -steps;
        }

        /// <summary>True when the computed end of the playing train and the margin have passed. Once a tick while it plays.</summary>
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
