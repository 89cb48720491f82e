namespace SmpPen.Core.Control
{
    /// <summary>What can change the state of the pen.</summary>
    public enum PenEvent
    {
        /// <summary>The checks that move nothing have passed.</summary>
        SelfTestPassed = 0,

        /// <summary>The home edge is found and the carriage parked.</summary>
        Homed = 1,

        /// <summary>Protection proven; no session is open.</summary>
        ProofPassed = 2,

        /// <summary>Protection proven; a session is open.</summary>
        ProofPassedInSession = 3,

        /// <summary>A new sterile cartridge is confirmed.</summary>
        CartridgeConfirmed = 4,

        /// <summary>The needle is flush with the nose.</summary>
        ZeroAccepted = 5,

        /// <summary>The cartridge zero was left without a session.</summary>
        SessionCancelled = 6,

        /// <summary>The pedal was pressed.</summary>
        PedalPressed = 7,

        /// <summary>The pedal was released, or the press was ended.</summary>
        PedalReleased = 8,

        /// <summary>Stop, or no prick for 60 s.</summary>
        PauseAsked = 9,

        /// <summary>The operator goes on.</summary>
        ResumeAsked = 10,

        /// <summary>The operator ends the session.</summary>
        SessionEnded = 11,

        /// <summary>Service is opened.</summary>
        ServiceOpened = 12,

        /// <summary>Service is left.</summary>
        ServiceClosed = 13,

        /// <summary>A fault was latched.</summary>
        FaultLatched = 14,

        /// <summary>The cause is gone and the operator has cleared the fault.</summary>
        FaultCleared = 15,
    }
}
