namespace SmpPen.Core.Control
{
    /// <summary>A one-line message at the bottom of Ready, Pricking, Paused and CartridgeZero.</summary>
    public enum Notice
    {
        /// <summary>Nothing to say.</summary>
        None = 0,

        /// <summary>"RELEASE PEDAL": it must be seen released before it is live.</summary>
        ReleasePedal = 1,

        /// <summary>"MOVING": the carriage is on its way.</summary>
        Moving = 2,

        /// <summary>"PRESS PEDAL": all is ready.</summary>
        PressPedal = 3,

        /// <summary>"TECH LIMIT": the technician's limit refused the change.</summary>
        TechnicianLimit = 4,

        /// <summary>"LIMIT": the absolute limit refused the change.</summary>
        AbsoluteLimit = 5,

        /// <summary>"IDLE 60 s": retracted for lack of pricks; Select returns.</summary>
        IdleRetracted = 6,

        /// <summary>"60 s PRESS": a press was ended after 60 s.</summary>
        PressTooLong = 7,

        /// <summary>"RELEASE FIRST": a value outside the recommended band is asked about only with the pedal released.</summary>
        ReleaseFirst = 8,

        /// <summary>"HALF-WAY: LIFT FOOT": the pedal is neither pressed nor released.</summary>
        PedalHalfWay = 9,

        /// <summary>"LET GO OF BUTTONS": one has been held too long and changes nothing more.</summary>
        ButtonHeld = 10,
    }
}
