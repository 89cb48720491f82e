using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmpPen.HostSimulator.Report;

/// <summary>The result of one run. "Needle" is what the mechanics did, "firmware" what the pen counted.</summary>
public sealed record RunSummary
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Title of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>File it was read from.</summary>
    public required string File { get; init; }

    /// <summary>Seed of every chance in the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Version that the firmware states.</summary>
    public required string FirmwareVersion { get; init; }

    /// <summary>Everything held: expectations, counts, no uncommanded stroke.</summary>
    public required bool Passed { get; init; }

    /// <summary>What did not hold.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>Expectations that were looked at.</summary>
    public required int ExpectationsChecked { get; init; }

    /// <summary>Times that one of the invariants of every run was looked at.</summary>
    public required long InvariantsChecked { get; init; }

    /// <summary>Times that one did not hold; the first 20 are among the failures.</summary>
    public required int Violations { get; init; }

    /// <summary>Virtual time.</summary>
    public required double SimulatedSeconds { get; init; }

    /// <summary>Time on the clock of this machine.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Virtual over real time.</summary>
    public required double SpeedRatio { get; init; }

    /// <summary>Most memory that the process held, in megabytes.</summary>
    public required double PeakMemoryMegabytes { get; init; }

    /// <summary>Drive pulses at the coil, outside tests.</summary>
    public required long StrokesCommanded { get; init; }

    /// <summary>Pricks that the firmware confirmed, over all sessions.</summary>
    public required long StrokesConfirmed { get; init; }

    /// <summary>Full strokes that the needle made outside tests: has to equal <see cref="StrokesConfirmed"/>.</summary>
    public required long NeedleStrokes { get; init; }

    /// <summary>Drive pulses that ended by themselves and never reached the end of the stroke.</summary>
    public required long StrokesMissed { get; init; }

    /// <summary>Drive pulses that a release or stop cut before the end of the stroke.</summary>
    public required long StrokesCut { get; init; }

    /// <summary>Drive pulses that no pedal commanded.</summary>
    public required long StrokesUncommanded { get; init; }

    /// <summary>Full strokes of proof tests and cartridge zero: no pricks.</summary>
    public required long TestStrokes { get; init; }

    /// <summary>Confirmed pricks by zone, over all sessions; only zones that were worked on.</summary>
    public required SortedDictionary<string, int> PricksPerZone { get; init; }

    /// <summary>Presses of the pedal.</summary>
    public required long PedalPresses { get; init; }

    /// <summary>Largest difference of delivered from set depth.</summary>
    public required double DepthErrorMicrometresMax { get; init; }

    /// <summary>Longest from the first contact edge of a press to the needle's arrival; presses without a collection in between.</summary>
    public required double PedalToStrokeMillisecondsMax { get; init; }

    /// <summary>The same for presses that a collection fell into.</summary>
    public required double PedalToStrokeWithCollectionMillisecondsMax { get; init; }

    /// <summary>Presses that waited for a file to be read or written. They are not left out of the longest.</summary>
    public required long PressesThatMetTheFlash { get; init; }

    /// <summary>Files written.</summary>
    public required long FlashWrites { get; init; }

    /// <summary>Longest from the first contact edge of a release until the needle was withdrawn; without a collection in between.</summary>
    public required double ReleaseToLastStrokeMillisecondsMax { get; init; }

    /// <summary>The same for releases that a collection fell into.</summary>
    public required double ReleaseToLastStrokeWithCollectionMillisecondsMax { get; init; }

    /// <summary>Longest from a release to the end of the coil drive; without a collection in between.</summary>
    public required double ReleaseToDriveEndMillisecondsMax { get; init; }

    /// <summary>Longest time between two control ticks beyond the nominal 10 ms.</summary>
    public required double LoopLatenessMillisecondsMax { get; init; }

    /// <summary>The same between ticks with the pedal pressed; elsewhere flash writes block the loop on purpose.</summary>
    public required double LoopLatenessWhilePrickingMillisecondsMax { get; init; }

    /// <summary>Garbage collections of the simulated runtime.</summary>
    public required long Collections { get; init; }

    /// <summary>The longest of them.</summary>
    public required double CollectionMillisecondsMax { get; init; }

    /// <summary>Highest coil duty in any 100 ms, in 1/1000.</summary>
    public required int CoilDutyPerMilleMax100Milliseconds { get; init; }

    /// <summary>Highest coil duty in any 60 s, in 1/1000.</summary>
    public required int CoilDutyPerMilleMax60Seconds { get; init; }

    /// <summary>Faults that were latched.</summary>
    public required IReadOnlyList<LatchedFault> Faults { get; init; }

    /// <summary>Pictures of the display written, and changes between Ready and Pricking left out of them.</summary>
    public required int OledFramesWritten { get; init; }

    /// <inheritdoc cref="OledFramesWritten"/>
    public required int OledFramesOmitted { get; init; }

    /// <summary>Hash over every edge of every pad and every stroke: equal hashes mean equal runs.</summary>
    public required string TraceSha256 { get; init; }

    /// <summary>The summary as a file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_json) + "\n";
}
