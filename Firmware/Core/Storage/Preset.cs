using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>A named set of stroke settings.</summary>
    public sealed class Preset
    {
        /// <summary>Most characters of a name.</summary>
        public const int NameLength = 8;

        /// <summary>Settings of the preset.</summary>
        public readonly StrokeSettings Settings = new StrokeSettings();

        /// <summary>Name, printable ASCII, at most 8 characters.</summary>
        public string Name = "";
    }
}
