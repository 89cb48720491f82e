namespace SmpPen.HostSimulator.Safety;

/// <summary>What has to hold in every run, whatever breaks and whoever holds the pen.</summary>
public enum Invariant
{
    /// <summary>The needle is never deeper than shown and 20 um.</summary>
    DepthAsShown,

    /// <summary>The needle is never deeper than the technician's limit and 20 um.</summary>
    DepthWithinLimit,

    /// <summary>The coil is driven only with ENABLE high and the interlock open.</summary>
    DriveThroughGate,

    /// <summary>No drive later than 100 ms after the last edge of HEARTBEAT.</summary>
    DriveWithHeartbeat,

    /// <summary>No drive out of the home position without a pressed pedal that was seen released before.</summary>
    DriveWithPedal,

    /// <summary>After pedal release or Stop the drive ends within design's time.</summary>
    StopInTime,

    /// <summary>Nothing is written to the flash while ENABLE is high.</summary>
    NoWriteWhileLive,

    /// <summary>With a fault shown ENABLE is low, the bar rests and the carriage is home.</summary>
    RetractedInFault,

    /// <summary>Coil duty at most 0.50 in any 100 ms.</summary>
    DutyShort,

    /// <summary>Coil duty at most 0.40 in any 60 s.</summary>
    DutyLong,

    /// <summary>Counters never go back and equal what the needle did.</summary>
    CountsAreTrue,

    /// <summary>After a power cut what was stored at the last checkpoint is there, and no record is lost.</summary>
    NothingStoredIsLost,

    /// <summary>The program meets no error of its own.</summary>
    ProgramRuns,

    /// <summary>The panel shows what the pen does.</summary>
    PanelIsTrue,

    /// <summary>A fault that can be found is shown with one of its codes.</summary>
    FaultIsShown,

    /// <summary>A code that is shown is one of those that the faults put in stand for.</summary>
    CodeIsRight,
}
