namespace SmpPen.Core.Storage
{
    /// <summary>How far a session record got.</summary>
    public enum RecordState
    {
        /// <summary>Ended by the practitioner.</summary>
        Closed = 0,

        /// <summary>The session runs; this is its last checkpoint.</summary>
        Open = 1,

        /// <summary>The power went while the session ran; what came after the last checkpoint is missing.</summary>
        Interrupted = 2,
    }
}
