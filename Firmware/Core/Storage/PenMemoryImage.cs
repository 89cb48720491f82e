using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>The bytes of a <see cref="PenMemory"/>: fixed layout, version first.</summary>
    internal sealed class PenMemoryImage
    {
        /// <summary>Bytes of the image: version, limits, presets, choices, counters.</summary>
        public const int Length = 1 + LimitsLength + (PenMemory.PresetCount * PresetLength) + ChoicesLength + CountersLength + StrokeSettingsImage.Length;

        // Version 1, without the last settings, was never on a pen outside the laboratory.
        private const int Version = 2;
        private const int LimitsLength = 12;
        private const int PresetLength = Preset.NameLength + StrokeSettingsImage.Length;
        private const int ChoicesLength = 5;
        private const int CountersLength = 20;

        private readonly ByteImage _image = new ByteImage(Length);

        /// <summary>Buffer that stores read into and write from.</summary>
        public byte[] Bytes => _image.Bytes;

        /// <summary>Fills the first part of the buffer.</summary>
        public void BeginWrite(PenLimits limits)
        {
            _image.BeginWrite();
            CarryLimits(limits);
        }

        /// <summary>Carries one preset after the other.</summary>
        public void CarryPreset(Preset preset)
        {
            preset.Name = _image.Text(preset.Name, Preset.NameLength);
            StrokeSettingsImage.Carry(_image, preset.Settings);
        }

        /// <summary>Then the rest.</summary>
        /// <returns>Length of the whole.</returns>
        public int WriteChoices(PenMemory memory)
        {
            CarryChoices(memory);
            return _image.Position;
        }

        /// <summary>Reads the buffer.</summary>
        /// <returns>False when any value is outside its absolute limits: then nothing of memory and limits is to be used.</returns>
        public bool TryRead(int length, PenMemory memory, PenLimits limits)
        {
            _image.BeginRead(length);
            bool isValid = length == Length & CarryLimits(limits) == Version;
            for (int i = 0; i < PenMemory.PresetCount; i++)
            {
                CarryPreset(memory.Presets[i]);
                isValid = IsUsable(memory.Presets[i].Settings, limits) && isValid;
            }

            CarryChoices(memory);
            int zero = memory.CartridgeZeroMicrometres;
            memory.CartridgeZeroMicrometres = limits.CartridgeZeroMicrometres.Limit(zero);
            return IsUsable(memory.LastSettings, limits) && isValid
                && memory.LastPresetIndex < PenMemory.PresetCount && (int)memory.LastZone < Wording.ZoneCount && memory.LastKind <= SessionKind.TouchUp
                && limits.CartridgeZeroMicrometres.CanExpress(zero) && memory.CartridgeStrokes >= 0 && memory.LifeStrokes >= 0;
        }

        private static bool IsUsable(StrokeSettings settings, PenLimits limits)
        {
            bool canExpress = limits.CanExpress(settings);
            limits.Limit(settings);
            return canExpress;
        }

        // Gives the version of the layout, 0 when a limit is none.
        private int CarryLimits(PenLimits limits)
        {
            int version = _image.Byte(Version);
            for (int i = 0; i < limits.All.Length; i++)
            {
                Guardrail rail = limits.All[i];
                int high = _image.Int16(rail.TechnicianHigh);
                version = rail.CanExpress(high) ? version : 0;
                rail.TechnicianHigh = high;
            }

            return version;
        }

        private void CarryChoices(PenMemory memory)
        {
            memory.LastPresetIndex = _image.Byte(memory.LastPresetIndex);
            memory.LastZone = (ScalpZone)_image.Byte((int)memory.LastZone);
            memory.LastKind = (SessionKind)_image.Byte((int)memory.LastKind);
            memory.CartridgeZeroMicrometres = _image.Int16(memory.CartridgeZeroMicrometres);
            memory.CartridgeStrokes = _image.Int64(memory.CartridgeStrokes);
            memory.LifeStrokes = _image.Int64(memory.LifeStrokes);
            memory.CountedSession = (uint)_image.Int32((int)memory.CountedSession);
            StrokeSettingsImage.Carry(_image, memory.LastSettings);
        }
    }
}
