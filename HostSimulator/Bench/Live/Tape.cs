using System.Globalization;
using System.Text;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Bench;

/// <summary>What a hand can do that a tape keeps.</summary>
internal enum TapeAction : byte
{
    Pedal,
    Button,
    Fault,
    Cartridge,
}

/// <summary>Everything that was done to one pen by hand, to the nanosecond; written out, it is a scenario.</summary>
internal sealed class Tape(ulong seed, PlantParameters plant)
{
    private const int MostActions = 50_000;

    private readonly record struct Entry(long At, TapeAction Action, int Which, bool On);

    private readonly List<Entry> _entries = [];

    /// <summary>Why it cannot become a scenario; empty: it can.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Actions so far.</summary>
    public int Count => _entries.Count;

    /// <summary>Something was done that a scenario cannot say; the first reason stays.</summary>
    public void Spoil(string reason) => Reason = Reason.Length == 0 ? reason : Reason;

    /// <summary>Something was done at this moment.</summary>
    public void Note(long now, TapeAction action, int which, bool on)
    {
        if (_entries.Count == MostActions)
        {
            Spoil($"The tape is full: it holds {MostActions:#,0} actions. Take a new pen to begin another.");
            return;
        }
        _entries.Add(new Entry(now, action, which, on));
    }

    /// <summary>The scenario that does the same to an equal pen and compares the trace at a moment.</summary>
    public string ToScenario(string name, long now, string traceSha256)
    {
        StringBuilder text = new();
        text.Append("# Recorded on the bench. Replay: dotnet run --project HostSimulator -- run FILE\n");
        text.Append(CultureInfo.InvariantCulture, $"name: {Quote(name)}\nseed: {seed}\nplant: {PlantReader.Write(plant)}\nsteps:\n  - power on\n");
        long last = -1;
        bool[] down = new bool[5];
        foreach (Entry entry in _entries)
        {
            if (entry.At != last)
            {
                last = entry.At;
                At(entry.At);
            }
            text.Append("  - ").Append(Words(entry)).Append('\n');
            if (entry.Action is TapeAction.Pedal or TapeAction.Button)
            {
                down[entry.Action == TapeAction.Pedal ? 4 : entry.Which] = entry.On;
            }
        }
        At(now);
        text.Append(CultureInfo.InvariantCulture, $"  - expect trace: {traceSha256.ToLowerInvariant()}\n");
        // What comes after the comparison only brings the run to a decent end.
        if (down[4])
        {
            text.Append("  - pedal up\n");
        }
        for (int button = 0; button < 4; button++)
        {
            if (down[button])
            {
                text.Append(CultureInfo.InvariantCulture, $"  - button up: {(PenButton)button}\n");
            }
        }
        text.Append("  - wait: 1 s\n  - power off\n");
        return text.ToString();

        void At(long nanoseconds) => text.Append(CultureInfo.InvariantCulture, $"  - at: {nanoseconds / 1e9m:0.000000000} s\n");
    }

    private static string Words(Entry entry) => entry.Action switch
    {
        TapeAction.Pedal => entry.On ? "pedal down" : "pedal up",
        TapeAction.Button => $"button {(entry.On ? "down" : "up")}: {(PenButton)entry.Which}",
        TapeAction.Fault => $"{(entry.On ? "inject" : "repair")}: {Vocabulary.Faults[entry.Which]}",
        _ => string.Create(CultureInfo.InvariantCulture, $"fit cartridge: {entry.Which} um"),
    };

    /// <summary>A YAML double-quoted text.</summary>
    private static string Quote(string name)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in name)
        {
            quoted.Append(c is '"' or '\\' ? "\\" + c : char.IsControl(c) ? " " : c.ToString());
        }
        return quoted.Append('"').ToString();
    }
}
