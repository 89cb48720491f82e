namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>What a sweep found.</summary>
public sealed class CutTally
{
    private const int ExamplesKept = 5;
    private readonly List<string> _examples = [];

    /// <summary>Files written by the workload.</summary>
    public int Writes { get; set; }

    /// <summary>Bytes written by the workload.</summary>
    public long Bytes { get; set; }

    /// <summary>Cuts: one for each place and way of tearing.</summary>
    public long Cuts { get; set; }

    /// <summary>Pens really started on what a cut had left.</summary>
    public long Starts { get; set; }

    /// <summary>Second cuts: in the start after the first, or in the work after that.</summary>
    public long DoubleCuts { get; set; }

    /// <summary>After a second cut, the write that the first had ended was there after all, whole, and nothing lost by it: no finding.</summary>
    public long Returned { get; set; }

    /// <summary>After a cut, something that had been stored was not there.</summary>
    public long Lost { get; set; }

    /// <summary>After a cut, something was there that is neither the old nor the new.</summary>
    public long Garbage { get; set; }

    /// <summary>After a cut nothing was lost, and the pen said that something was.</summary>
    public long FalseAlarms { get; set; }

    /// <summary>Between two writes, the flash did not tell what had happened.</summary>
    public long Untrue { get; set; }

    /// <summary>The first few of them in words.</summary>
    public IReadOnlyList<string> Examples => _examples;

    /// <summary>Nothing was found.</summary>
    public bool Holds => Lost + Garbage + FalseAlarms + Untrue == 0;

    /// <summary>Counts what a start has shown.</summary>
    /// <param name="verdict">What it means.</param>
    /// <param name="words">The cut.</param>
    /// <param name="view">What the pen showed.</param>
    public void Note(CutVerdict verdict, string words, StoredView view)
    {
        Returned += verdict == CutVerdict.Returned ? 1 : 0;
        FalseAlarms += verdict == CutVerdict.FalseAlarm ? 1 : 0;
        Lost += verdict == CutVerdict.Lost ? 1 : 0;
        Garbage += verdict == CutVerdict.Garbage ? 1 : 0;
        if (verdict is CutVerdict.FalseAlarm or CutVerdict.Lost or CutVerdict.Garbage)
        {
            Tell($"{words}: {verdict}, fault {view.Fault}, {view.Sessions.Count} records, life {view.LifeStrokes}");
        }
    }

    /// <summary>Keeps the first few.</summary>
    public void Tell(string example)
    {
        if (_examples.Count < ExamplesKept)
        {
            _examples.Add(example);
        }
    }

    /// <summary>Adds what another part of the same sweep found.</summary>
    public void Add(CutTally other)
    {
        Cuts += other.Cuts;
        Starts += other.Starts;
        DoubleCuts += other.DoubleCuts;
        Returned += other.Returned;
        Lost += other.Lost;
        Garbage += other.Garbage;
        FalseAlarms += other.FalseAlarms;
        Untrue += other.Untrue;
        foreach (string example in other.Examples)
        {
            Tell(example);
        }
    }
}
