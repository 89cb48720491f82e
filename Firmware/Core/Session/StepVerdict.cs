namespace SmpPen.Core.Session
{
    /// <summary>What a step of a setting meets.</summary>
    public enum StepVerdict
    {
        /// <summary>Nothing: it is done.</summary>
        Allowed = 0,

        /// <summary>It leaves the recommended band: the operator is asked first.</summary>
        NeedsConfirmation = 1,

        /// <summary>The technician's limit refuses it.</summary>
        TechnicianLimit = 2,

        /// <summary>The value cannot be expressed.</summary>
        AbsoluteLimit = 3,
    }
}
