using SmpPen.Core.Hardware;
using SmpPen.Core.Storage;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>
/// Cuts the power at every byte that a workload writes, in every way a write can tear, starts the pen on what is left and
/// compares. Two things must hold: between two writes the flash tells what happened, up to the last checkpoint; and a cut in
/// a write leaves exactly what there was before it, or what there is after it.
/// </summary>
/// <param name="stride">1: cuts at every byte; otherwise at every byte of the ends of a file and at every so many between.</param>
/// <param name="ends">Length of these ends: header and check value.</param>
/// <param name="seed">Seed of the mixes.</param>
/// <param name="wrap">Puts something between firmware and flash; null: nothing.</param>
public sealed class CutSweep(int stride = 1, int ends = 14, ulong seed = 1, Func<IFileStore, IFileStore>? wrap = null)
{
    private static readonly TornWrite[] s_styles = [.. PowerCut.Littlefs, .. PowerCut.Pessimistic];

    /// <summary>Single cuts; of each write, one start that repairs something is cut again at every byte that it writes.</summary>
    /// <param name="workload">What is done on a new pen.</param>
    /// <param name="writesSkipped">Writes at the beginning that are not cut.</param>
    public CutTally Single(CutWorkload workload, int writesSkipped = 0) => Run(workload, writesSkipped, follow: null);

    /// <summary>Every pair of cuts: one in the workload, one in the start after it or in the work that follows.</summary>
    public CutTally Double(CutWorkload workload, CutWorkload follow) => Run(workload, writesSkipped: 0, follow);

    private CutTally Run(CutWorkload workload, int writesSkipped, CutWorkload? follow)
    {
        CutBench bench = new(new FlashVolume(seed), wrap);
        workload.Act(bench);
        List<Boundary> boundaries = Boundaries(new FlashVolume(seed), bench);
        CutTally tally = new() { Writes = bench.Writes.Count, Bytes = bench.Writes.Sum(write => (long)write.Content.Length) };
        Judge(boundaries, tally, workload.Name);
        CutTally[] parts = new CutTally[Math.Max(0, bench.Writes.Count - writesSkipped)];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            int write = index + writesSkipped;
            parts[index] = CutIn(bench.Writes[write], write, boundaries[write], boundaries[write + 1], workload.Name, follow);
        });
        foreach (CutTally part in parts)
        {
            tally.Add(part);
        }
        return tally;
    }

    // The flash before each write and after the last, and what a pen shows on it.
    private List<Boundary> Boundaries(FlashVolume start, CutBench bench)
    {
        FlashVolume flash = start.Snapshot();
        List<Boundary> boundaries = [];
        foreach (CutWrite write in bench.Writes)
        {
            boundaries.Add(Boundary.Of(flash, write.Truth, wrap));
            flash = flash.Snapshot();
            flash.Put(write.Name, write.Content);
        }
        boundaries.Add(Boundary.Of(flash, bench.Truth, wrap));
        return boundaries;
    }

    private static void Judge(List<Boundary> boundaries, CutTally tally, string name)
    {
        for (int index = 0; index < boundaries.Count; index++)
        {
            string? problem = boundaries[index].Truth.Contradiction(boundaries[index].View, SessionStore.Kept);
            if (problem is null && index > 0 && boundaries[index].View.LifeStrokes < boundaries[index - 1].View.LifeStrokes)
            {
                problem = "the life counter goes back";
            }
            if (problem is null && boundaries[index].View.Fault != Core.Safety.FaultCode.None)
            {
                problem = $"fault {boundaries[index].View.Fault} without a cut";
            }
            if (problem is not null)
            {
                tally.Untrue++;
                tally.Tell($"{name}, before write {index}: {problem}");
            }
        }
    }

    private CutTally CutIn(CutWrite write, int index, Boundary before, Boundary after, string name, CutWorkload? follow, bool cutsRepairs = true)
    {
        CutTally tally = new();
        byte[]? old = before.Flash.Content(write.Name);
        HashSet<byte[]> seen = new(ContentComparer.Instance);
        bool hasCutRepair = false;
        foreach (TornWrite style in s_styles)
        {
            for (int written = 0; written <= write.Content.Length; written = Next(written, write.Content.Length))
            {
                tally.Cuts++;
                byte[] torn = PowerCut.Leave(style, old, write.Content, written, SeedOf(index, written));
                if (!seen.Add(torn))
                {
                    continue;
                }
                FlashVolume flash = before.Flash.Snapshot();
                flash.Put(write.Name, torn);
                Cut cut = new($"{name}, write {index} ({write.Name}), {style} after {written} of {write.Content.Length} bytes", before.View, after.View);
                hasCutRepair |= Start(flash, cut, tally, follow, write.Truth, cutsRepairs && (follow is not null || !hasCutRepair));
            }
        }
        return tally;
    }

    // Starts on a flash that a cut left, then cuts the start itself, and the work after it.
    private bool Start(FlashVolume flash, Cut cut, CutTally tally, CutWorkload? follow, Truth truth, bool cutsRepair)
    {
        tally.Starts++;
        FlashVolume recovered = flash.Snapshot();
        List<(string Name, byte[] Content)> repairs = [];
        recovered.Committing += (name, content) => repairs.Add((name, content));
        StoredView view = StoredView.Of(CutBench.Store(recovered, wrap));
        if (!Compare(view, cut, tally))
        {
            return false;
        }
        if (cutsRepair)
        {
            FlashVolume repaired = flash;
            foreach ((string name, byte[] content) in repairs)
            {
                // Strictly: what one start has shown, every later one shows. Not even what was being stored may come back.
                CutRepair(repaired, name, content, new Cut($"{cut.Words}, then in the repair of {name}", view, view), tally);
                repaired = repaired.Snapshot();
                repaired.Put(name, content);
            }
        }
        if (follow is not null)
        {
            Follow(recovered, cut, tally, follow, view, truth);
        }
        return repairs.Count > 0;
    }

    private void CutRepair(FlashVolume flash, string name, byte[] content, Cut cut, CutTally tally)
    {
        byte[]? old = flash.Content(name);
        HashSet<byte[]> seen = new(ContentComparer.Instance);
        foreach (TornWrite style in s_styles)
        {
            for (int written = 0; written <= content.Length; written = Next(written, content.Length))
            {
                tally.DoubleCuts++;
                byte[] torn = PowerCut.Leave(style, old, content, written, SeedOf(content.Length, written));
                if (seen.Add(torn))
                {
                    FlashVolume again = flash.Snapshot();
                    again.Put(name, torn);
                    tally.Starts++;
                    Compare(StoredView.Of(CutBench.Store(again, wrap)), cut with { Words = $"{cut.Words}, {style} after {written}" }, tally);
                }
            }
        }
    }

    // What is there now has to be there for good: the work goes on from it and is cut in its turn.
    private void Follow(FlashVolume recovered, Cut cut, CutTally tally, CutWorkload follow, StoredView view, Truth truth)
    {
        KeptState kept = new(
            view.PresetDepths,
            view.DepthLimitMicrometres,
            view.CalibrationSerial,
            view.Pin.Accepts(truth.Pending.Pin) ? truth.Pending.Pin : truth.Stored.Pin,
            view.Pin.Failures);
        Truth past = new([.. view.Sessions.Reverse().Select(session => session.Zones)], Running: null, Checkpoint: null, kept, kept);
        FlashVolume start = recovered.Snapshot();
        CutBench bench = new(start.Snapshot(), wrap, past);
        follow.Act(bench);
        List<Boundary> boundaries = Boundaries(start, bench);
        Judge(boundaries, tally, $"{cut.Words}, then {follow.Name}");
        for (int index = 0; index < bench.Writes.Count; index++)
        {
            CutTally part = CutIn(bench.Writes[index], index, boundaries[index], boundaries[index + 1], $"{cut.Words}, then {follow.Name}", follow: null, cutsRepairs: false);
            part.DoubleCuts += part.Cuts;
            part.Cuts = 0;
            tally.Add(part);
        }
    }

    private static bool Compare(StoredView view, Cut cut, CutTally tally)
    {
        if (view.IsEqualTo(cut.Before) || view.IsEqualTo(cut.After))
        {
            return true;
        }
        bool isOnlyTold = (view with { Fault = cut.Before.Fault }).IsEqualTo(cut.Before) || (view with { Fault = cut.After.Fault }).IsEqualTo(cut.After);
        ulong[] known = [.. cut.Before.Sessions.Concat(cut.After.Sessions).Select(session => session.Fingerprint)];
        bool isLost = view.LifeStrokes < cut.Before.LifeStrokes || cut.Before.Sessions.Skip(1).Any(old => view.Sessions.All(now => now.Sequence != old.Sequence))
            || view.Sessions.Count < Math.Min(cut.Before.Sessions.Count, cut.After.Sessions.Count)
            || (view.CalibrationSerial == 0 && cut.Before.CalibrationSerial != 0);
        if (isOnlyTold)
        {
            tally.FalseAlarms++;
        }
        else if (isLost && view.Sessions.All(session => known.Contains(session.Fingerprint)))
        {
            tally.Lost++;
        }
        else
        {
            tally.Garbage++;
        }
        tally.Tell($"{cut.Words}: {(isOnlyTold ? "only" : "")} fault {view.Fault}, {view.Sessions.Count} records, life {view.LifeStrokes}");
        return false;
    }

    private int Next(int written, int length) => written < ends || written + stride > length - ends ? written + 1 : written + stride;

    private ulong SeedOf(int index, int written) => (seed * 0x9E3779B97F4A7C15) ^ ((ulong)index << 32) ^ (ulong)written;

    private sealed record Boundary(FlashVolume Flash, Truth Truth, StoredView View)
    {
        public static Boundary Of(FlashVolume flash, Truth truth, Func<IFileStore, IFileStore>? wrap) =>
            new(flash, truth, StoredView.Of(CutBench.Store(flash.Snapshot(), wrap)));
    }

    private sealed record Cut(string Words, StoredView Before, StoredView After);

    private sealed class ContentComparer : IEqualityComparer<byte[]>
    {
        public static readonly ContentComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] content)
        {
            HashCode hash = new();
            hash.AddBytes(content);
            return hash.ToHashCode();
        }
    }
}
