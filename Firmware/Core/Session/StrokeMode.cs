namespace SmpPen.Core.Session
{
    /// <summary>How the pedal makes pricks.</summary>
    public enum StrokeMode
    {
        /// <summary>A press is one prick.</summary>
        Single = 0,

        /// <summary>Single pricks at a steady pace while the pedal is pressed.</summary>
        Paced = 1,

        /// <summary>A press is a fixed number of pricks.</summary>
        Burst = 2,

        /// <summary>Strokes at the stroke frequency while the pedal is pressed.</summary>
        Continuous = 3,
    }
}
