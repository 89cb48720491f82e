namespace SmpPen.Core.Link
{
    /// <summary>What a command takes after its header.</summary>
    public enum ParameterKind
    {
        /// <summary>The command does not exist in this form.</summary>
        Absent = 0,

        /// <summary>Nothing.</summary>
        None = 1,

        /// <summary>A whole number without a unit.</summary>
        Count = 2,

        /// <summary>A length in MM (default) or UM, handed on in micrometres.</summary>
        Length = 3,

        /// <summary>A frequency in HZ, handed on in hertz.</summary>
        Frequency = 4,

        /// <summary>A pace in HZ (pricks per second), handed on in tenths.</summary>
        Pace = 5,

        /// <summary>A time in MS (default), US or S, handed on in microseconds.</summary>
        Time = 6,

        /// <summary>A mode: SINGle, PACed, BURSt or CONTinuous.</summary>
        Mode = 7,

        /// <summary>A string in quotes, at most 16 characters.</summary>
        Text = 8,

        /// <summary>Two strings.</summary>
        TwoTexts = 9,
    }
}
