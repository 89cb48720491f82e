using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>The bytes of a <see cref="PenMemory"/>: fixed layout, version first.</summary>
    internal sealed class PenMemoryImage
    {
        /// <summary>Bytes of the image: version, limits, presets, choices, counters.</summary>
        public const int Length = FirstLength + StrokeSettingsImage.Length;

        private const int Version = 2;

        // Version 1 had no last settings: those of the preset used last stand for them.
        private const int FirstVersion = 1;
        private const int FirstLength = 1 + LimitsLength + (PenMemory.PresetCount * PresetLength) + ChoicesLength + CountersLength;
        private const int LimitsLength = 12;
        private const int PresetLength = Preset.NameLength + StrokeSettingsImage.Length;
        private const int ChoicesLength = 5;
        private const int CountersLength = 20;

        private readonly ByteImage _image = new ByteImage(Length);
        private readonly StrokeSettings _scratch = new StrokeSettings();

        /// <summary>Buffer that stores read into and write from.</summary>
        public byte[] Bytes => _image.Bytes;

        /// <summary>Fills the first part of the buffer.</summary>
        public void WriteLimits(PenLimits limits)
        {
            _image.BeginWrite();
            _image.WriteByte(Version);
            _image.WriteInt16(limits.DepthMicrometres.TechnicianHigh);
            _image.WriteInt16(limits.FrequencyHertz.TechnicianHigh);
            _image.WriteInt16(limits.PaceTenths.TechnicianHigh);
            _image.WriteInt16(limits.DwellMicroseconds.TechnicianHigh);
            _image.WriteInt16(limits.BurstPricks.TechnicianHigh);
            _image.WriteInt16(limits.CartridgeZeroMicrometres.TechnicianHigh);
        }

        /// <summary>Then one preset after the other.</summary>
        public void WritePreset(Preset preset)
        {
            _image.WriteText(preset.Name, Preset.NameLength);
            StrokeSettingsImage.Write(_image, preset.Settings);
        }

        /// <summary>Then the rest.</summary>
        /// <returns>Length of the whole.</returns>
        public int WriteChoices(PenMemory memory)
        {
            _image.WriteByte(memory.LastPresetIndex);
            _image.WriteByte((int)memory.LastZone);
            _image.WriteByte((int)memory.LastKind);
            _image.WriteInt16(memory.CartridgeZeroMicrometres);
            _image.WriteInt64(memory.CartridgeStrokes);
            _image.WriteInt64(memory.LifeStrokes);
            _image.WriteInt32((int)memory.CountedSession);
            StrokeSettingsImage.Write(_image, memory.LastSettings);
            return _image.Position;
        }

        /// <summary>Reads the buffer, all or nothing: nothing is taken over unless every value is within its absolute limits.</summary>
        public bool TryRead(int length, PenMemory memory, PenLimits limits)
        {
            if (length < FirstLength || !IsValid(length, limits))
            {
                return false;
            }

            TakeOver(length, memory, limits);
            return true;
        }

        private bool IsValid(int length, PenLimits limits)
        {
            _image.BeginRead(length);
            int version = _image.ReadByte();
            bool valid = version == (length == FirstLength ? FirstVersion : Version);
            valid = IsTechnicianLimit(limits.DepthMicrometres) && valid;
            valid = IsTechnicianLimit(limits.FrequencyHertz) && valid;
            valid = IsTechnicianLimit(limits.PaceTenths) && valid;
            valid = IsTechnicianLimit(limits.DwellMicroseconds) && valid;
            valid = IsTechnicianLimit(limits.BurstPricks) && valid;
            valid = IsTechnicianLimit(limits.CartridgeZeroMicrometres) && valid;
            for (int i = 0; i < PenMemory.PresetCount; i++)
            {
                _image.Skip(Preset.NameLength);
                StrokeSettingsImage.Read(_image, _scratch);
                valid = StrokeSettingsImage.IsWithinAbsolute(_scratch, limits) && valid;
            }

            valid = _image.ReadByte() < PenMemory.PresetCount && valid;
            valid = _image.ReadByte() < Wording.ZoneCount && valid;
            valid = _image.ReadByte() <= (int)SessionKind.TouchUp && valid;
            valid = StrokeSettingsImage.IsWithinAbsolute(limits.CartridgeZeroMicrometres, _image.ReadInt16()) && valid;
            valid = _image.ReadInt64() >= 0 && valid;
            valid = _image.ReadInt64() >= 0 && valid;
            if (length == FirstLength)
            {
                return valid;
            }
            _image.Skip(4);
            StrokeSettingsImage.Read(_image, _scratch);
            return StrokeSettingsImage.IsWithinAbsolute(_scratch, limits) && valid && !_image.IsOverrun;
        }

        private void TakeOver(int length, PenMemory memory, PenLimits limits)
        {
            _image.BeginRead(length);
            _image.Skip(1);
            limits.DepthMicrometres.TechnicianHigh = _image.ReadInt16();
            limits.FrequencyHertz.TechnicianHigh = _image.ReadInt16();
            limits.PaceTenths.TechnicianHigh = _image.ReadInt16();
            limits.DwellMicroseconds.TechnicianHigh = _image.ReadInt16();
            limits.BurstPricks.TechnicianHigh = _image.ReadInt16();
            limits.CartridgeZeroMicrometres.TechnicianHigh = _image.ReadInt16();
            for (int i = 0; i < PenMemory.PresetCount; i++)
            {
                memory.Presets[i].Name = _image.ReadText(Preset.NameLength);
                StrokeSettingsImage.Read(_image, memory.Presets[i].Settings);
                StrokeSettingsImage.Limit(memory.Presets[i].Settings, limits);
            }

            memory.LastPresetIndex = _image.ReadByte();
            memory.LastZone = (ScalpZone)_image.ReadByte();
            memory.LastKind = (SessionKind)_image.ReadByte();
            memory.CartridgeZeroMicrometres = limits.CartridgeZeroMicrometres.Limit(_image.ReadInt16());
            memory.CartridgeStrokes = _image.ReadInt64();
            memory.LifeStrokes = _image.ReadInt64();
            memory.CountedSession = (uint)_image.ReadInt32();
            memory.LastSettings.CopyFrom(memory.Presets[memory.LastPresetIndex].Settings);
            if (length > FirstLength)
            {
                StrokeSettingsImage.Read(_image, memory.LastSettings);
                StrokeSettingsImage.Limit(memory.LastSettings, limits);
            }
        }

        private bool IsTechnicianLimit(Guardrail limit) => StrokeSettingsImage.IsWithinAbsolute(limit, _image.ReadInt16());
    }
}
