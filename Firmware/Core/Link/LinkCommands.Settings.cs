using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Link
{
    /// <summary>
    /// Settings, presets, technician limits and calibration. Only a calibration moves the carriage: settings change where it is home, and
    /// hold from the next time that the pen goes to depth.
    /// </summary>
    public sealed partial class LinkCommands
    {
        private static int DecimalsOf(SettingId setting) =>
            setting == SettingId.Depth || setting == SettingId.Dwell ? 3 : setting == SettingId.Pace ? 1 : 0;

        private int Change(SettingId setting, bool isQuery)
        {
            if (isQuery)
            {
                _reply.AddNumber(SettingRules.Get(_model.Settings, setting), DecimalsOf(setting));
                return 0;
            }
            Guardrail rail = _model.Limits.Of(setting);
            int value = _line.Numbers[0];
            int error = Check(rail, value, rail.TechnicianHigh);
            // On the pen such a value asks for a confirmation; here for a technician.
            if (error == 0 && !rail.Recommends(value) && !_lock.IsUnlocked)
            {
                error = ScpiError.Protected;
            }
            if (error == 0)
            {
                SettingRules.Set(_model.Settings, setting, value);
            }
            return error;
        }

        // A lower limit holds at once for the settings in force, then for each preset, one a step, and then for the next power-up.
        private int Limit(SettingId setting, bool isQuery, int step)
        {
            Guardrail rail = _model.Limits.Of(setting);
            if (isQuery)
            {
                _reply.AddNumber(rail.TechnicianHigh, DecimalsOf(setting));
                return 0;
            }
            StrokeSettings settings = _model.Settings;
            if (step == 0)
            {
                int value = _line.Numbers[0];
                int error = Check(rail, value, rail.AbsoluteHigh);
                if (error != 0)
                {
                    return error;
                }
                rail.TechnicianHigh = value;
            }
            else if (step <= PenMemory.PresetCount)
            {
                settings = _model.Memory.Presets[step - 1].Settings;
            }
            else
            {
                return Save(step == PenMemory.PresetCount + 1);
            }
            _model.Limits.Limit(settings);
            return Busy;
        }

        private static int Check(Guardrail rail, int value, int high) =>
            value < rail.AbsoluteLow || value > high ? ScpiError.OutOfRange
            : (value - rail.AbsoluteLow) % rail.Step != 0 ? ScpiError.IllegalValue : 0;

        private int UsePreset(int id, int index, int step)
        {
            if (index < 0 || index >= PenMemory.PresetCount)
            {
                return ScpiError.OutOfRange;
            }
            if (id == CommandTable.Preset)
            {
                _model.UsePreset(index);
                return 0;
            }
            if (step == 0)
            {
                _model.Memory.Presets[index].Settings.CopyFrom(_model.Settings);
                _model.PresetIndex = index;
            }
            return Save(step == 0);
        }

        // Asks once, then waits: storing is spread over ticks of its own.
        private int Save(bool isFirst)
        {
            if (isFirst)
            {
                _model.Keeper.SaveMemory();
            }
            return _model.Keeper.IsStoring ? Busy : _model.Keeper.Failure == FaultCode.None ? 0 : ScpiError.Execution;
        }

        /// <summary>The same steps as on the display, and the same refusals.</summary>
        /// <remarks>The reading that completes the points judges them all: about 1,500 instructions once, with the coil dead.</remarks>
        private int Calibrate(int id, int number, int step, long nowMicroseconds)
        {
            CalibrationService service = _calibration;
            bool isDone;
            switch (id)
            {
                case CommandTable.Date:
                    return _model.SetDate(number, nowMicroseconds) ? 0 : ScpiError.IllegalValue;
                case CommandTable.Months:
                    if (number < 1 || number > CalibrationService.MaxMonths)
                    {
                        return ScpiError.OutOfRange;
                    }
                    _months = number;
                    return 0;
                case CommandTable.Begin:
                    if (number < CalibrationJudge.MinPoints || number > DepthMap.MaxPoints)
                    {
                        return ScpiError.OutOfRange;
                    }
                    isDone = service.Begin(number, nowMicroseconds);
                    break;
                case CommandTable.Point:
                    isDone = service.MoveToPoint(number - 1, nowMicroseconds);
                    break;
                case CommandTable.Reading:
                    isDone = service.EnterReading(number, nowMicroseconds);
                    break;
                case CommandTable.Verify:
                    isDone = service.Verify(nowMicroseconds);
                    break;
                case CommandTable.Store:
                    if (step > 0)
                    {
                        return service.IsStoring ? Busy : service.Status.Step == CalibrationStep.Stored ? 0 : ScpiError.Execution;
                    }
                    // The text is made only when it is needed: a string is allocated once a calibration.
                    return service.Status.Step == CalibrationStep.Verified
                        && service.Store(service.Status.Date, ByteImage.TextOf(_line.Bytes, _line.Starts[0], number), _months, nowMicroseconds)
                        ? Busy : ScpiError.Execution;
                case CommandTable.Abort:
                    service.Abort();
                    return 0;
                default:
                    isDone = service.MoveToDepth(number);
                    break;
            }
            return isDone ? 0 : ScpiError.Execution;
        }
    }
}
