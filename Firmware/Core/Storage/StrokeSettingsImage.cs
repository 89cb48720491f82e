using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>The bytes of <see cref="StrokeSettings"/>, and whether what was read can be used.</summary>
    internal static class StrokeSettingsImage
    {
        /// <summary>Bytes of the image: mode, depth, frequency, pace, dwell, burst.</summary>
        public const int Length = 1 + 2 + 2 + 2 + 2 + 1;

        public static void Write(ByteImage image, StrokeSettings settings)
        {
            image.WriteByte((int)settings.Mode);
            image.WriteInt16(settings.DepthMicrometres);
            image.WriteInt16(settings.FrequencyHertz);
            image.WriteInt16(settings.PaceTenths);
            image.WriteInt16(settings.DwellMicroseconds);
            image.WriteByte(settings.BurstPricks);
        }

        public static void Read(ByteImage image, StrokeSettings settings)
        {
            settings.Mode = (StrokeMode)image.ReadByte();
            settings.DepthMicrometres = image.ReadInt16();
            settings.FrequencyHertz = image.ReadInt16();
            settings.PaceTenths = image.ReadInt16();
            settings.DwellMicroseconds = image.ReadInt16();
            settings.BurstPricks = image.ReadByte();
        }

        public static bool IsWithinAbsolute(StrokeSettings settings, PenLimits limits)
            => (int)settings.Mode < Wording.ModeCount
                && IsWithinAbsolute(limits.DepthMicrometres, settings.DepthMicrometres)
                && IsWithinAbsolute(limits.FrequencyHertz, settings.FrequencyHertz)
                && IsWithinAbsolute(limits.PaceTenths, settings.PaceTenths)
                && IsWithinAbsolute(limits.DwellMicroseconds, settings.DwellMicroseconds)
                && IsWithinAbsolute(limits.BurstPricks, settings.BurstPricks);

        public static bool IsWithinAbsolute(Guardrail limit, int value) => value >= limit.AbsoluteLow && value <= limit.AbsoluteHigh;

        public static void Limit(StrokeSettings settings, PenLimits limits)
        {
            settings.DepthMicrometres = limits.DepthMicrometres.Limit(settings.DepthMicrometres);
            settings.FrequencyHertz = limits.FrequencyHertz.Limit(settings.FrequencyHertz);
            settings.PaceTenths = limits.PaceTenths.Limit(settings.PaceTenths);
            settings.DwellMicroseconds = limits.DwellMicroseconds.Limit(settings.DwellMicroseconds);
            settings.BurstPricks = limits.BurstPricks.Limit(settings.BurstPricks);
        }
    }
}
