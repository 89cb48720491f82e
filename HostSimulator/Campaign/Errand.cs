namespace SmpPen.HostSimulator.Campaign;

/// <summary>What an operator wants next from the menus.</summary>
internal enum Errand
{
    /// <summary>A session, and pricks in it.</summary>
    Work,

    /// <summary>Another zone.</summary>
    OtherZone,

    /// <summary>Another preset.</summary>
    OtherPreset,

    /// <summary>A new cartridge in the session.</summary>
    NewCartridge,

    /// <summary>The end of the session.</summary>
    EndSession,

    /// <summary>A preset changed and saved.</summary>
    EditPreset,

    /// <summary>The pages of Service, the PIN, the first points of a calibration.</summary>
    Service,
}
