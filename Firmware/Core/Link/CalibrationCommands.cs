using SmpPen.Core.Calibration;
using SmpPen.Core.Control;

namespace SmpPen.Core.Link
{
    /// <summary>Depth calibration over the link: the same steps as on the display, and the same refusals.</summary>
    /// <remarks>The reading that completes the points judges them all: about 1,500 instructions once, with the coil dead.</remarks>
    public sealed class CalibrationCommands : ICommandGroup
    {
        internal const int Begin = CommandTable.CalibrationGroup;
        internal const int Point = CommandTable.CalibrationGroup + 1;
        internal const int Reading = CommandTable.CalibrationGroup + 2;
        internal const int Verify = CommandTable.CalibrationGroup + 3;
        internal const int Store = CommandTable.CalibrationGroup + 4;
        internal const int Abort = CommandTable.CalibrationGroup + 5;
        internal const int State = CommandTable.CalibrationGroup + 6;
        internal const int Result = CommandTable.CalibrationGroup + 7;
        internal const int Data = CommandTable.CalibrationGroup + 8;
        internal const int Date = CommandTable.CalibrationGroup + 9;
        internal const int Months = CommandTable.CalibrationGroup + 10;
        internal const int Move = CommandTable.CalibrationGroup + 11;

        private readonly PenModel _model;
        private readonly CalibrationService _service;
        private int _months = CalibrationService.DefaultMonths;

        /// <summary>Makes the commands.</summary>
        public CalibrationCommands(PenModel model)
        {
            _model = model;
            _service = model.Calibration;
        }

        /// <inheritdoc/>
        public int Execute(int id, int step, CommandCall call, long nowMicroseconds)
        {
            if (call.IsQuery)
            {
                return Tell(id + CommandTable.CalibrationGroup, step, call.Reply);
            }
            switch (id + CommandTable.CalibrationGroup)
            {
                case Begin:
                    if (call.Number < CalibrationJudge.MinPoints || call.Number > DepthMap.MaxPoints)
                    {
                        return ScpiError.OutOfRange;
                    }
                    return Done(_service.Begin(call.Number, nowMicroseconds));
                case Point:
                    return Done(_service.MoveToPoint(call.Number - 1, nowMicroseconds));
                case Reading:
                    return Done(_service.EnterReading(call.Number, nowMicroseconds));
                case Verify:
                    return Done(_service.Verify(nowMicroseconds));
                case Store:
                    // The text is made only when it is needed: a string is allocated once a calibration.
                    return Done(_service.Status.Step == CalibrationStep.Verified && _service.Store(_service.Status.Date, TextOf(call), _months, nowMicroseconds));
                case Abort:
                    _service.Abort();
                    return ScpiError.None;
                case Date:
                    return _model.SetDate(call.Number, nowMicroseconds) ? ScpiError.None : ScpiError.IllegalValue;
                case Months:
                    if (call.Number < 1 || call.Number > CalibrationService.MaxMonths)
                    {
                        return ScpiError.OutOfRange;
                    }
                    _months = call.Number;
                    return ScpiError.None;
                default:
                    return Done(_service.MoveToDepth(call.Number));
            }
        }

        private static int Done(bool isDone)
        {
            return isDone ? ScpiError.None : ScpiError.Execution;
        }

        private static string TextOf(CommandCall call)
        {
            char[] text = new char[call.TextLength];
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (char)call.Line[call.TextStart + i];
            }
            return new string(text);
        }

        private int Tell(int id, int step, ReplyQueue reply)
        {
            CalibrationStatus status = _service.Status;
            DepthCalibration stored = _service.InForce;
            switch (id)
            {
                case Point:
                    reply.AddNumber(status.Index + 1);
                    break;
                case Reading:
                    reply.AddNumber(status.ExpectedMicrometres, 3);
                    break;
                case State:
                    reply.AddNumber((int)status.Step);
                    reply.AddNumber((int)status.Refusal);
                    break;
                case Result:
                    reply.AddNumber(status.ResidualMicrometres, 3);
                    reply.AddNumber(status.SlopePerMille, 3);
                    reply.AddNumber(status.BacklashMicrometres, 3);
                    reply.AddNumber(status.WorstCheckMicrometres, 3);
                    break;
                case Date:
                    reply.AddNumber(status.Date);
                    break;
                case Months:
                    reply.AddNumber(_months);
                    break;
                default:
                    if (step == 0)
                    {
                        reply.AddNumber(stored.Serial);
                        reply.AddNumber(stored.Date);
                        reply.AddQuoted(stored.Technician);
                        reply.AddNumber(stored.MonthsValid);
                        reply.AddNumber(stored.BacklashMicrometres, 3);
                        reply.AddNumber(stored.WorstCheckMicrometres, 3);
                        return CommandTable.Busy;
                    }
                    for (int i = 0; i < stored.Count; i++)
                    {
                        reply.AddNumber(stored.Microsteps[i]);
                        reply.AddNumber(stored.Micrometres[i], 3);
                    }
                    break;
            }
            return ScpiError.None;
        }
    }
}
