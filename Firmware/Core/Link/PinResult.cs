namespace SmpPen.Core.Link
{
    /// <summary>What became of a PIN.</summary>
    public enum PinResult
    {
        /// <summary>Still being hashed: ask again next tick.</summary>
        Busy = 0,

        /// <summary>Right.</summary>
        Accepted = 1,

        /// <summary>Wrong; the next one must wait longer.</summary>
        Refused = 2,

        /// <summary>Not looked at: the wait after a wrong one is not over.</summary>
        MustWait = 3,

        /// <summary>Not looked at, or not changed: the flash did not take it.</summary>
        NotStored = 4,

        /// <summary>The new PIN is too short, too long or the one that every pen is delivered with.</summary>
        BadNewPin = 5,
    }
}
