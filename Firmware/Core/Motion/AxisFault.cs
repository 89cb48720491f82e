namespace SmpPen.Core.Motion
{
    /// <summary>Why the depth axis stopped. The position is not known any more; homing finds it again.</summary>
    public enum AxisFault
    {
        /// <summary>No fault.</summary>
        None = 0,

        /// <summary>The home flag did not change within the travel, or homing took too long.</summary>
        HomeNotFound = 1,

        /// <summary>The step counter or the home flag contradicts the steps that were sent.</summary>
        StepsLost = 2,
    }
}
