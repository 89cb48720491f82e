namespace SmpPen.Core.Safety
{
    /// <summary>Everything that stops the pen. The number is what the display and the log show; numbers are never reused.</summary>
    public enum FaultCode
    {
        /// <summary>No fault.</summary>
        None = 0,

        /// <summary>Both pedal contacts equal for longer than a change-over takes: a broken wire or contact.</summary>
        PedalContactsDisagree = 1,

        /// <summary>Pedal pressed at power-up and not released.</summary>
        PedalStuckAtStart = 2,

        /// <summary>The control loop was late: more than 80 ms between two ticks with the coil live.</summary>
        HeartbeatLate = 3,

        /// <summary>A test pulse passed the interlock with the heartbeat held.</summary>
        InterlockFailedSelfTest = 4,

        /// <summary>A test pulse passed the gate with ENABLE low.</summary>
        EnableFailedSelfTest = 5,

        /// <summary>A test pulse that had to move the needle bar did not: coil, driver or stroke sensor.</summary>
        StrokeFailedSelfTest = 6,

        /// <summary>A stroke or a coil pulse that nobody commanded.</summary>
        UncommandedStroke = 7,

        /// <summary>Strokes in a row did not reach full depth: needle blocked.</summary>
        MissedStrokes = 8,

        /// <summary>Driver nFAULT: over-current, over-temperature or under-voltage.</summary>
        DriverFault = 9,

        /// <summary>The home flag was not found.</summary>
        HomeNotFound = 10,

        /// <summary>The carriage is not where its steps say.</summary>
        StepsLost = 11,

        /// <summary>The coil was driven longer than its duty limits allow.</summary>
        CoilDutyLimit = 12,

        /// <summary>The display does not answer.</summary>
        DisplayLost = 13,

        /// <summary>Both copies of the settings are damaged; defaults are in force.</summary>
        SettingsCorrupt = 14,

        /// <summary>A session record could not be stored.</summary>
        RecordStoreFailed = 15,

        /// <summary>Depth calibration missing or out of date.</summary>
        CalibrationInvalid = 16,

        /// <summary>A stroke or drive counter jumped by more than any needle can make.</summary>
        CounterImplausible = 17,

        /// <summary>The control program met an error it does not know.</summary>
        InternalError = 18,

        /// <summary>A button was held at power-up, or for 30 s at any time.</summary>
        ButtonStuck = 19,
    }
}
