namespace SmpPen.Core.Session
{
    /// <summary>What the client came for.</summary>
    public enum SessionKind
    {
        /// <summary>First treatment.</summary>
        FirstTreatment = 0,

        /// <summary>Touch-up, about 30 days later.</summary>
        TouchUp = 1,
    }
}
