namespace SmpPen.Core.Session
{
    /// <summary>Part of the scalp that is being worked on.</summary>
    public enum ScalpZone
    {
        /// <summary>Front hairline.</summary>
        Hairline = 0,

        /// <summary>Left temple.</summary>
        LeftTemple = 1,

        /// <summary>Right temple.</summary>
        RightTemple = 2,

        /// <summary>Forelock, behind the hairline.</summary>
        Forelock = 3,

        /// <summary>Mid scalp.</summary>
        MidScalp = 4,

        /// <summary>Crown (vertex).</summary>
        Crown = 5,

        /// <summary>Left side.</summary>
        LeftSide = 6,

        /// <summary>Right side.</summary>
        RightSide = 7,

        /// <summary>Back of the head.</summary>
        Back = 8,

        /// <summary>Scar.</summary>
        Scar = 9,
    }
}
