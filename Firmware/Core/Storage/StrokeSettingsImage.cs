using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>The bytes of <see cref="StrokeSettings"/>.</summary>
    internal static class StrokeSettingsImage
    {
        /// <summary>Bytes of the image: mode, depth, frequency, pace, dwell, burst.</summary>
        public const int Length = 1 + 2 + 2 + 2 + 2 + 1;

        public static void Carry(ByteImage image, StrokeSettings settings)
        {
            settings.Mode = (StrokeMode)image.Byte((int)settings.Mode);
            settings.DepthMicrometres = image.Int16(settings.DepthMicrometres);
            settings.FrequencyHertz = image.Int16(settings.FrequencyHertz);
            settings.PaceTenths = image.Int16(settings.PaceTenths);
            settings.DwellMicroseconds = image.Int16(settings.DwellMicroseconds);
            settings.BurstPricks = image.Byte(settings.BurstPricks);
        }
    }
}
