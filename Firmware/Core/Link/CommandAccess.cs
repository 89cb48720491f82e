namespace SmpPen.Core.Link
{
    /// <summary>Who may give a command, and in which state of the pen: a set of states, and 8 for technicians only.</summary>
    public enum CommandAccess
    {
        /// <summary>Anyone, always.</summary>
        Anyone = 0,

        /// <summary>Anyone, with the carriage home and the needle at rest: Standby, Paused or Service.</summary>
        AtRest = 1,

        /// <summary>Anyone, while no session runs: Standby or Service.</summary>
        NoSession = 2,

        /// <summary>An unlocked technician, in Standby, Paused or Service.</summary>
        Technician = 9,

        /// <summary>An unlocked technician, in Standby only.</summary>
        TechnicianInStandby = 11,

        /// <summary>An unlocked technician, in Service only.</summary>
        TechnicianInService = 12,
    }
}
