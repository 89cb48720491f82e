namespace SmpPen.Core.Session
{
    /// <summary>Words for enum values, as the display and the records write them (the device prints enums as numbers).</summary>
    public static class Wording
    {
        /// <summary>Number of scalp zones.</summary>
        public const int ZoneCount = 10;

        /// <summary>Number of modes.</summary>
        public const int ModeCount = 4;

        // Zones, then modes.
        private static readonly string[] s_words = List(
            "Hairline|L temple|R temple|Forelock|Mid scalp|Crown|L side|R side|Back|Scar|Single|Paced|Burst|Continuous");

        /// <summary>The words of a table; strokes stand between them.</summary>
        /// <remarks>An array of texts costs the flash 7 bytes of code an element. Once, at power-up: it allocates.</remarks>
        public static string[] List(string words) => words.Split('|');

        /// <summary>Name of a zone, at most 9 characters.</summary>
        public static string Zone(ScalpZone zone) => s_words[(int)zone];

        /// <summary>Name of a mode, at most 10 characters.</summary>
        public static string Mode(StrokeMode mode) => s_words[ZoneCount + (int)mode];

        /// <summary>Name of a session kind, at most 15 characters.</summary>
        public static string Kind(SessionKind kind) => kind == SessionKind.TouchUp ? "Touch-up" : "First treatment";
    }
}
