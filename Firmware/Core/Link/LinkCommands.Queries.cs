using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Link
{
    /// <summary>What can be read. A long list gives one item a step.</summary>
    public sealed partial class LinkCommands
    {
        private const string Identity = "SmpPen,SMP reference pen,0," + FirmwareVersion.Text;
        private const int ErrorsWait = 4;
        private const int EventSummary = 32;
        private const int Request = 64;

        // About 500 instructions.
        private const int RecordBytesPerStep = 12;

        private int Tell(int id, int step)
        {
            Reply reply = _reply;
            PenModel model = _model;
            FaultCode fault = model.Faults.Code;
            switch (id)
            {
                case CommandTable.Identify:
                    reply.AddText(Identity);
                    break;
                case CommandTable.Version:
                    reply.AddText("1999.0");
                    break;
                case CommandTable.Mode:
                    TellRow(CommandTable.FirstMode + (int)model.Settings.Mode);
                    break;
                case CommandTable.State:
                    TellRow(CommandTable.FirstState + (int)model.Machine.State);
                    break;
                case CommandTable.Help:
                    reply.Separator = '\n';
                    return TellHeader(step);
                case CommandTable.Headers:
                    return TellHeader(step);
                case CommandTable.NextError:
                    int error = _errors.Take();
                    reply.AddNumber(error, 0);
                    reply.AddText("\"");
                    ScpiError.Tell(error, reply);
                    reply.Put('"');
                    break;
                case CommandTable.Preset:
                    reply.AddNumber(model.PresetIndex + 1, 0);
                    reply.AddQuoted(model.Memory.Presets[model.PresetIndex].Name);
                    break;
                case CommandTable.Zone:
                    reply.AddNumber((int)model.Zone, 0);
                    reply.AddQuoted(Wording.Zone(model.Zone));
                    reply.AddNumber(_status.ZonePricks, 0);
                    break;
                case CommandTable.SessionKind:
                    reply.AddQuoted(Wording.Kind(model.Kind));
                    break;
                case CommandTable.Fault:
                    TellFault(fault);
                    reply.AddNumber(model.Faults.AtMicroseconds / 1000, 0);
                    break;
                case CommandTable.Log:
                    if (step == 0)
                    {
                        reply.AddNumber(model.Faults.TotalCount, 0);
                    }
                    else if (step > model.Faults.TotalCount || step > FaultLatch.LogLength)
                    {
                        break;
                    }
                    else
                    {
                        TellFault(model.Faults.Recent[step - 1]);
                    }
                    return Busy;
                case CommandTable.Record:
                    return TellRecord(_line.Numbers[0], step);
                default:
                    return TellData(_calibration.InForce, step);
            }
            return 0;
        }

        private void TellFault(FaultCode code)
        {
            _reply.AddNumber((int)code, 0);
            _reply.AddQuoted(FaultCatalogue.Title(code));
        }

        private void TellRow(int row)
        {
            _reply.BeginItem();
            _table.Tell(row, true, _reply);
        }

        // One row a step.
        private int TellHeader(int row)
        {
            CommandTable table = _table;
            Reply reply = _reply;
            if (row == CommandTable.CommandRows)
            {
                if (reply.Separator == '\n')
                {
                    reply.Put('\n');
                }
                return 0;
            }
            int level = table.Level(row);
            _ancestors[level] = row;
            bool canAsk = table.Kind(row, true) != ParameterKind.Absent;
            bool canSet = table.Kind(row, false) != ParameterKind.Absent;
            if (canAsk || canSet)
            {
                reply.BeginItem();
                for (int i = 0; i <= level; i++)
                {
                    if (i > 0)
                    {
                        reply.Put(':');
                    }
                    table.Tell(_ancestors[i], false, reply);
                }
                string mark = !canAsk ? "" : canSet ? "[?]" : "?";
                reply.Put(mark, 0, mark.Length);
            }
            return Busy;
        }

        // The whole file, for a program to read: its checksum tells what the line spoilt.
        private int TellRecord(int number, int step)
        {
            SessionStore store = _model.Keeper.Store;
            if (step == 0)
            {
                if (number < 1 || number > store.Count)
                {
                    return ScpiError.OutOfRange;
                }
                if (!store.Read(number - 1, _record))
                {
                    return ScpiError.Execution;
                }
                _reply.AddText("\"");
                return Busy;
            }
            int start = (step - 1) * RecordBytesPerStep;
            int end = start + RecordBytesPerStep;
            int length = store.FileLength;
            if (end < length)
            {
                _reply.PutHex(store.FileBytes, start, end);
                return Busy;
            }
            _reply.PutHex(store.FileBytes, start, length);
            _reply.Put('"');
            return 0;
        }

        private int TellData(DepthCalibration stored, int step)
        {
            Reply reply = _reply;
            if (step == 0)
            {
                reply.AddNumber(stored.Serial, 0);
                reply.AddNumber(stored.Date, 0);
                reply.AddQuoted(stored.Technician);
                return Busy;
            }
            if (step == 1)
            {
                reply.AddNumber(stored.MonthsValid, 0);
                reply.AddNumber(stored.BacklashMicrometres, 3);
                reply.AddNumber(stored.WorstCheckMicrometres, 3);
                return Busy;
            }
            step -= 2;
            if (step == stored.Count)
            {
                return 0;
            }
            reply.AddNumber(stored.Microsteps[step], 0);
            reply.AddNumber(stored.Micrometres[step], 3);
            return Busy;
        }

        private long NumberOf(int id, long nowMicroseconds)
        {
            PenStatus status = _status;
            CalibrationStatus calibration = status.Calibration;
            return id switch
            {
                CommandTable.Events => TakeEvents(),
                CommandTable.EventEnable => _eventEnable,
                CommandTable.ServiceEnable => _serviceEnable,
                CommandTable.Status => StatusByte(),
                CommandTable.SelfTest => _model.Faults.Code != FaultCode.None ? (int)_model.Faults.Code : _model.Machine.State <= PenState.ProofTest ? 1 : 0,
                CommandTable.ErrorCount => _errors.Count,
                CommandTable.LockState => _lock.IsUnlocked ? 1 : 0,
                CommandTable.PinWait => _lock.WaitSeconds(nowMicroseconds),
                CommandTable.PinIsDefault => _lock.IsDefaultPin ? 1 : 0,
                CommandTable.RecordCount => _model.Keeper.Store.Count,
                CommandTable.Pricks => status.SessionPricks,
                CommandTable.Life => status.LifeStrokes,
                CommandTable.Cartridge => status.CartridgeStrokes,
                CommandTable.Missed => status.MissedStrokes,
                CommandTable.Test => _model.Counters.TestStrokes,
                CommandTable.Inputs => status.Inputs,
                CommandTable.Point => calibration.Index + 1,
                CommandTable.Date => calibration.Date,
                CommandTable.Months => _months,
                CommandTable.Times => status.SessionSeconds,
                CommandTable.Times + 1 => status.NeedleActiveSeconds,
                CommandTable.Carriage => status.CarriageMicrosteps,
                CommandTable.Carriage + 1 => status.CarriageMoving ? 1 : 0,
                CommandTable.Step => (int)calibration.Step,
                CommandTable.Step + 1 => (int)calibration.Refusal,
                CommandTable.Reading => calibration.ExpectedMicrometres,
                CommandTable.Result => calibration.ResidualMicrometres,
                CommandTable.Result + 1 => calibration.SlopePerMille,
                CommandTable.Result + 2 => calibration.BacklashMicrometres,
                CommandTable.Result + 3 => calibration.WorstCheckMicrometres,
                _ => 1,
            };
        }

        private int TakeEvents()
        {
            int events = _errors.Events;
            _errors.Events = 0;
            return events;
        }

        private int StatusByte()
        {
            int bits = (_errors.Count > 0 ? ErrorsWait : 0) | ((_errors.Events & _eventEnable) != 0 ? EventSummary : 0);
            return (bits & _serviceEnable) != 0 ? bits | Request : bits;
        }
    }
}
