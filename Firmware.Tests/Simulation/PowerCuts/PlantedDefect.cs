namespace SmpPen.Simulation.Tests.PowerCuts;

/// <summary>A protection of the store that is taken away.</summary>
public enum PlantedDefect
{
    /// <summary>Nothing is: the store as it is.</summary>
    None = 0,

    /// <summary>The reader takes any check value for right.</summary>
    NoCheckValue = 1,

    /// <summary>The reader fills up a file that is too short, and takes any check value for right.</summary>
    NoLengthCheck = 2,

    /// <summary>Both copies of the settings, and both checkpoints, are one file.</summary>
    OneCopy = 3,

    /// <summary>The ring has as many files as records: the oldest that counts is overwritten.</summary>
    NoSpareRecord = 4,

    /// <summary>A write is said to be done and reaches the flash with the next one.</summary>
    LateCommit = 5,
}
