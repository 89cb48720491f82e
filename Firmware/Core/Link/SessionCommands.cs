using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Link
{
    /// <summary>What can be read: session, counters, diagnosis.</summary>
    public sealed class SessionCommands : ICommandGroup
    {
        internal const int State = CommandTable.SessionGroup;
        internal const int Pricks = CommandTable.SessionGroup + 1;
        internal const int Zone = CommandTable.SessionGroup + 2;
        internal const int Kind = CommandTable.SessionGroup + 3;
        internal const int Time = CommandTable.SessionGroup + 4;
        internal const int RecordCount = CommandTable.SessionGroup + 5;
        internal const int Record = CommandTable.SessionGroup + 6;
        internal const int Life = CommandTable.SessionGroup + 7;
        internal const int Cartridge = CommandTable.SessionGroup + 8;
        internal const int Missed = CommandTable.SessionGroup + 9;
        internal const int Test = CommandTable.SessionGroup + 10;
        internal const int Log = CommandTable.SessionGroup + 11;
        internal const int Fault = CommandTable.SessionGroup + 12;
        internal const int Inputs = CommandTable.SessionGroup + 13;
        internal const int Carriage = CommandTable.SessionGroup + 14;

        private static readonly string[] s_states =
        {
            "SELFTEST", "HOMING", "PROOF", "STANDBY", "ZERO", "READY", "PRICKING", "PAUSED", "SERVICE", "FAULT",
        };

        private readonly PenModel _model;
        private readonly PenStatus _status;
        private readonly SessionRecord _record = new SessionRecord();

        /// <summary>Makes the commands.</summary>
        public SessionCommands(PenModel model, PenStatus status)
        {
            _model = model;
            _status = status;
        }

        /// <inheritdoc/>
        public int Execute(int id, int step, CommandCall call, long nowMicroseconds)
        {
            ReplyQueue reply = call.Reply;
            switch (id + CommandTable.SessionGroup)
            {
                case State:
                    reply.AddWord(s_states[(int)_model.Machine.State]);
                    return ScpiError.None;
                case Zone:
                    reply.AddNumber((int)_model.Zone);
                    reply.AddQuoted(Wording.Zone(_model.Zone));
                    reply.AddNumber(_status.ZonePricks);
                    return ScpiError.None;
                case Kind:
                    reply.AddQuoted(Wording.Kind(_model.Kind));
                    return ScpiError.None;
                case Time:
                    reply.AddNumber(_status.SessionSeconds);
                    reply.AddNumber(_status.NeedleActiveSeconds);
                    return ScpiError.None;
                case Record:
                    return TellRecord(step, call);
                case Log:
                    TellLog(reply);
                    return ScpiError.None;
                case Fault:
                    reply.AddNumber((int)_model.Faults.Code);
                    reply.AddQuoted(FaultCatalogue.Title(_model.Faults.Code));
                    reply.AddNumber(_model.Faults.AtMicroseconds / 1000);
                    return ScpiError.None;
                case Carriage:
                    reply.AddNumber(_status.CarriageMicrosteps);
                    reply.AddNumber(_status.CarriageMoving ? 1 : 0);
                    return ScpiError.None;
                default:
                    reply.AddNumber(NumberOf(id + CommandTable.SessionGroup));
                    return ScpiError.None;
            }
        }

        private long NumberOf(int id)
        {
            switch (id)
            {
                case Pricks:
                    return _status.SessionPricks;
                case RecordCount:
                    return _model.Keeper.Store.Count;
                case Life:
                    return _status.LifeStrokes;
                case Cartridge:
                    return _status.CartridgeStrokes;
                case Missed:
                    return _status.MissedStrokes;
                case Test:
                    return _model.Counters.TestStrokes;
                default:
                    return _status.Inputs;
            }
        }

        private void TellLog(ReplyQueue reply)
        {
            int total = _model.Faults.TotalCount;
            reply.AddNumber(total);
            int shown = total < FaultLatch.LogLength ? total : FaultLatch.LogLength;
            for (int i = 0; i < shown; i++)
            {
                reply.AddNumber((int)_model.Faults.Recent(i));
                reply.AddQuoted(FaultCatalogue.Title(_model.Faults.Recent(i)));
            }
        }

        // Three steps, so that none takes long.
        private int TellRecord(int step, CommandCall call)
        {
            ReplyQueue reply = call.Reply;
            switch (step)
            {
                case 0:
                    return Read(call.Number);
                case 1:
                    reply.AddNumber(_record.Sequence);
                    reply.AddNumber((int)_record.State);
                    reply.AddNumber((int)_record.Kind);
                    reply.AddNumber(_record.Pricks);
                    reply.AddNumber(_record.CommandedStrokes);
                    reply.AddNumber(_record.MissedStrokes);
                    reply.AddNumber(_record.TestStrokes);
                    reply.AddNumber(_record.ElapsedSeconds);
                    reply.AddNumber(_record.NeedleActiveSeconds);
                    return CommandTable.Busy;
                case 2:
                    reply.AddNumber(_record.CartridgeCount);
                    reply.AddNumber(_record.FaultCount);
                    reply.AddNumber(_record.PresetIndex + 1);
                    reply.AddNumber((int)_record.Settings.Mode);
                    reply.AddNumber(_record.Settings.DepthMicrometres, 3);
                    reply.AddNumber(_record.Settings.FrequencyHertz);
                    reply.AddNumber(_record.Settings.PaceTenths, 1);
                    reply.AddNumber(_record.Settings.DwellMicroseconds, 3);
                    reply.AddNumber(_record.Settings.BurstPricks);
                    return CommandTable.Busy;
                default:
                    for (int zone = 0; zone < Wording.ZoneCount; zone++)
                    {
                        reply.AddNumber(_record.ZonePricks[zone]);
                    }
                    return ScpiError.None;
            }
        }

        private int Read(int number)
        {
            if (number < 1 || number > _model.Keeper.Store.Count)
            {
                return ScpiError.OutOfRange;
            }
            return _model.Keeper.Store.Read(number - 1, _record) ? CommandTable.Busy : ScpiError.Execution;
        }
    }
}
