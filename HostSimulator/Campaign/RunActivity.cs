namespace SmpPen.HostSimulator.Campaign;

/// <summary>What an operator did with the pen in one run: a campaign proves as much as its operators have tried.</summary>
public sealed record RunActivity
{
    /// <summary>Pricks that the needle made, by mode in force: Single, Paced, Burst, Continuous.</summary>
    public required long[] PricksByMode { get; init; }

    /// <summary>Pricks that the needle made.</summary>
    public required long Pricks { get; init; }

    /// <summary>Times that each state was entered, in the order of their numbers.</summary>
    public required int[] StatesEntered { get; init; }

    /// <summary>Sessions begun.</summary>
    public int SessionsBegun { get; init; }

    /// <summary>Sessions ended by the operator.</summary>
    public int SessionsEnded { get; init; }

    /// <summary>Of those begun, touch-ups.</summary>
    public int TouchUps { get; init; }

    /// <summary>New cartridges within a session.</summary>
    public int CartridgeChanges { get; init; }

    /// <summary>Changes of the zone.</summary>
    public int ZoneChanges { get; init; }

    /// <summary>Changes of a setting or preset in force.</summary>
    public int SettingChanges { get; init; }

    /// <summary>Questions about a value outside its band.</summary>
    public int Questions { get; init; }

    /// <summary>Files written to the flash.</summary>
    public int Writes { get; init; }

    /// <summary>Lines that the pen has answered on the service line.</summary>
    public int LinkReplies { get; init; }

    /// <summary>Technician unlocked.</summary>
    public int Unlocks { get; init; }

    /// <summary>Presses that the pen has ended after a minute, and times that it drew an idle needle back.</summary>
    public int MinuteLimits { get; init; }

    /// <summary>Faults cleared by the operator.</summary>
    public int FaultsCleared { get; init; }

    /// <summary>Starts after the first: by the plug, or by a fault.</summary>
    public int Restarts { get; init; }
}
