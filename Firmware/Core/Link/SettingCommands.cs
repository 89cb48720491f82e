using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Link
{
    /// <summary>
    /// Settings, presets and technician limits. The carriage never moves here: settings change only where it is home, and
    /// hold from the next time that the pen goes to depth.
    /// </summary>
    public sealed class SettingCommands : ICommandGroup
    {
        internal const int Depth = CommandTable.SettingGroup + (int)SettingId.Depth;
        internal const int Frequency = CommandTable.SettingGroup + (int)SettingId.Frequency;
        internal const int Pace = CommandTable.SettingGroup + (int)SettingId.Pace;
        internal const int Dwell = CommandTable.SettingGroup + (int)SettingId.Dwell;
        internal const int Burst = CommandTable.SettingGroup + (int)SettingId.Burst;
        internal const int Mode = CommandTable.SettingGroup + (int)SettingId.Mode;
        internal const int Preset = CommandTable.SettingGroup + 7;
        internal const int SavePreset = CommandTable.SettingGroup + 8;
        internal const int LimitDepth = Depth + FirstLimit;
        internal const int LimitFrequency = Frequency + FirstLimit;
        internal const int LimitPace = Pace + FirstLimit;
        internal const int LimitDwell = Dwell + FirstLimit;
        internal const int LimitBurst = Burst + FirstLimit;

        private const int FirstLimit = 16;

        // Short forms, as a query answers them.
        private static readonly string[] s_modes = { "SING", "PAC", "BURS", "CONT" };

        // Decimals of a reply, by SettingId: mm, Hz, 1/s, ms, pricks.
        private static readonly byte[] s_decimals = { 0, 3, 0, 1, 3, 0 };

        private readonly PenModel _model;
        private readonly TechnicianLock _lock;

        /// <summary>Makes the commands.</summary>
        public SettingCommands(PenModel model, TechnicianLock technician)
        {
            _model = model;
            _lock = technician;
        }

        /// <inheritdoc/>
        public int Execute(int id, int step, CommandCall call, long nowMicroseconds)
        {
            if (id >= FirstLimit)
            {
                return step == 0 ? Limit((SettingId)(id - FirstLimit), call) : ApplyLimit(step - 1);
            }
            switch (id + CommandTable.SettingGroup)
            {
                case Mode:
                    return ChangeMode(call);
                case Preset:
                    return ChangePreset(call);
                case SavePreset:
                    return StorePreset(call.Number - 1);
                default:
                    return Change((SettingId)id, call);
            }
        }

        private int Change(SettingId setting, CommandCall call)
        {
            if (call.IsQuery)
            {
                call.Reply.AddNumber(SettingRules.Get(_model.Settings, setting), s_decimals[(int)setting]);
                return ScpiError.None;
            }
            Guardrail rail = SettingRules.RailOf(setting, _model.Limits);
            int value = call.Number;
            if (!rail.Allows(value))
            {
                return ScpiError.OutOfRange;
            }
            if ((value - rail.AbsoluteLow) % rail.Step != 0)
            {
                return ScpiError.IllegalValue;
            }
            // On the pen such a value asks for a confirmation; here for a technician.
            if (!rail.Recommends(value) && !_lock.IsUnlocked)
            {
                return ScpiError.Protected;
            }
            SettingRules.Set(_model.Settings, setting, value);
            return ScpiError.None;
        }

        private int ChangeMode(CommandCall call)
        {
            if (call.IsQuery)
            {
                call.Reply.AddWord(s_modes[(int)_model.Settings.Mode]);
            }
            else
            {
                _model.Settings.Mode = (StrokeMode)call.Number;
            }
            return ScpiError.None;
        }

        private int ChangePreset(CommandCall call)
        {
            if (call.IsQuery)
            {
                call.Reply.AddNumber(_model.PresetIndex + 1);
                call.Reply.AddQuoted(_model.Memory.Presets[_model.PresetIndex].Name);
                return ScpiError.None;
            }
            if (call.Number < 1 || call.Number > PenMemory.PresetCount)
            {
                return ScpiError.OutOfRange;
            }
            _model.UsePreset(call.Number - 1);
            return ScpiError.None;
        }

        private int StorePreset(int index)
        {
            if (index < 0 || index >= PenMemory.PresetCount)
            {
                return ScpiError.OutOfRange;
            }
            _model.Memory.Presets[index].Settings.CopyFrom(_model.Settings);
            _model.PresetIndex = index;
            return Save();
        }

        private int Limit(SettingId setting, CommandCall call)
        {
            Guardrail rail = SettingRules.RailOf(setting, _model.Limits);
            if (call.IsQuery)
            {
                call.Reply.AddNumber(rail.TechnicianHigh, s_decimals[(int)setting]);
                return ScpiError.None;
            }
            int value = call.Number;
            if (value < rail.AbsoluteLow || value > rail.AbsoluteHigh)
            {
                return ScpiError.OutOfRange;
            }
            if ((value - rail.AbsoluteLow) % rail.Step != 0)
            {
                return ScpiError.IllegalValue;
            }
            rail.TechnicianHigh = value;
            StrokeSettingsImage.Limit(_model.Settings, _model.Limits);
            return CommandTable.Busy;
        }

        // A lower limit holds for what is stored too, one preset a step, and then for the next power-up.
        private int ApplyLimit(int index)
        {
            if (index < PenMemory.PresetCount)
            {
                StrokeSettingsImage.Limit(_model.Memory.Presets[index].Settings, _model.Limits);
                return CommandTable.Busy;
            }
            return Save();
        }

        private int Save()
        {
            _model.Keeper.SaveMemory();
            return _model.Keeper.Failure == FaultCode.None ? ScpiError.None : ScpiError.Execution;
        }
    }
}
