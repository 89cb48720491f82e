using SmpPen.Core.Hardware;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>
/// Cuts the power at every byte that a workload writes, in every way a write can tear, starts the pen on what is left and
/// compares. Two things must hold: between two writes the flash tells what happened, up to the last checkpoint; and a cut in
/// a write leaves what <see cref="CutJudge"/> allows.
/// </summary>
/// <remarks>
/// After a single cut, and after the first of a pair, the pen is really started. After the second of a pair it is started once for each thing
/// that its reader can find; every 1,000th is started all the same, and one that differs counts as garbage.
/// </remarks>
/// <param name="stride">1: cuts at every byte; otherwise at every byte of the ends of a file and at every so many between.</param>
/// <param name="ends">Length of these ends: header and check value.</param>
/// <param name="seed">Seed of the mixes.</param>
/// <param name="wrap">Puts something between firmware and flash; null: nothing.</param>
public sealed class CutSweep(int stride = 1, int ends = 14, ulong seed = 1, Func<IFileStore, IFileStore>? wrap = null)
{
    private const int StartsEvery = 1000;

    private static readonly ParallelOptions s_allCores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
    private readonly CutPlaces _places = new(stride, ends, seed);
    private readonly PenStarts _starts = new(wrap);

    /// <summary>Single cuts; of each write, one start that repairs something is cut again at every byte that it writes.</summary>
    /// <param name="workload">What is done on a new pen.</param>
    /// <param name="writesSkipped">Writes at the beginning that are not cut.</param>
    public CutTally Single(CutWorkload workload, int writesSkipped = 0)
    {
        CutBench bench = new(new FlashVolume(seed), wrap);
        workload.Act(bench);
        List<Boundary> boundaries = Boundaries(new FlashVolume(seed), bench, _starts.Really);
        CutTally tally = Judged(boundaries, bench, workload.Name);
        CutTally[] parts = new CutTally[Math.Max(0, bench.Writes.Count - writesSkipped)];
        Parallel.For(0, parts.Length, s_allCores, part =>
        {
            int index = part + writesSkipped;
            parts[part] = new CutTally();
            bool hasCutRepair = false;
            foreach (TornFile torn in Distinct(bench.Writes[index], boundaries[index], index, parts[part]))
            {
                First first = Start(new Write(bench.Writes[index], index, boundaries[index], boundaries[index + 1], workload.Name), torn, parts[part]);
                if (!hasCutRepair && first.Repairs.Count > 0)
                {
                    hasCutRepair = true;
                    CutRepairs(first, parts[part], isEachStarted: true);
                }
            }
        });
        return Sum(tally, parts);
    }

    /// <summary>Every pair of cuts: one in the workload, one in the start after it or in the work that follows.</summary>
    public CutTally Double(CutWorkload workload, CutWorkload follow)
    {
        CutBench bench = new(new FlashVolume(seed), wrap);
        workload.Act(bench);
        List<Boundary> boundaries = Boundaries(new FlashVolume(seed), bench, _starts.Really);
        CutTally tally = Judged(boundaries, bench, workload.Name);
        (Write Write, TornFile Torn)[] firsts = [.. bench.Writes.SelectMany((write, index) => Distinct(write, boundaries[index], index, tally)
            .Select(torn => (new Write(write, index, boundaries[index], boundaries[index + 1], workload.Name), torn)))];
        CutTally[] parts = new CutTally[firsts.Length];
        Parallel.For(0, firsts.Length, s_allCores, index =>
        {
            parts[index] = new CutTally();
            First first = Start(firsts[index].Write, firsts[index].Torn, parts[index]);
            if (first.IsRight)
            {
                CutRepairs(first, parts[index], isEachStarted: false);
                CutWorkAfter(first, follow, parts[index]);
            }
        });
        return Sum(tally, parts);
    }

    private static CutTally Sum(CutTally tally, CutTally[] parts)
    {
        foreach (CutTally part in parts)
        {
            tally.Add(part);
        }
        return tally;
    }

    // The flash before each write and after the last, and what a pen shows on it.
    private static List<Boundary> Boundaries(FlashVolume start, CutBench bench, Func<FlashVolume, StoredView> look)
    {
        FlashVolume flash = start.Snapshot();
        List<Boundary> boundaries = [];
        foreach (CutWrite write in bench.Writes)
        {
            boundaries.Add(new Boundary(flash, write.Truth, look(flash)));
            flash = With(flash, write.Name, write.Content);
        }
        boundaries.Add(new Boundary(flash, bench.Truth, look(flash)));
        return boundaries;
    }

    private static CutTally Judged(List<Boundary> boundaries, CutBench bench, string name)
    {
        CutTally tally = new() { Writes = bench.Writes.Count, Bytes = bench.Writes.Sum(write => (long)write.Content.Length) };
        for (int index = 0; index < boundaries.Count; index++)
        {
            if (boundaries[index].Problem(index == 0 ? null : boundaries[index - 1]) is { } problem)
            {
                tally.Untrue++;
                tally.Tell($"{name}, before write {index}: {problem}");
            }
        }
        return tally;
    }

    // Cuts that leave the same bytes are one.
    private IEnumerable<TornFile> Distinct(CutWrite write, Boundary before, int index, CutTally tally)
    {
        HashSet<byte[]> seen = new(ContentComparer.Instance);
        foreach (TornFile torn in _places.Of(before.Flash.Content(write.Name), write.Content, index))
        {
            tally.Cuts++;
            if (seen.Add(torn.Content))
            {
                yield return torn;
            }
        }
    }

    private First Start(Write write, TornFile torn, CutTally tally)
    {
        tally.Starts++;
        string words = $"{write.Workload}, write {write.Index} ({write.Done.Name}), {torn.Style} after {torn.Written} of {write.Done.Content.Length} bytes";
        FlashVolume flash = With(write.Before.Flash, write.Done.Name, torn.Content);
        FlashVolume recovered = flash.Snapshot();
        List<(string Name, byte[] Content)> repairs = [];
        recovered.Committing += (name, content) => repairs.Add((name, content));
        StoredView view = StoredView.Of(CutBench.Store(recovered, wrap));
        CutVerdict verdict = CutJudge.Of(view, write.Before.View, write.After.View);
        tally.Note(verdict, words, view);
        UnfinishedWrite unfinished = new(write.Done.Name, write.Done.Content, write.After.View, view);
        return new First(words, write, flash, recovered.Snapshot(), repairs, view, unfinished, verdict == CutVerdict.OldOrNew);
    }

    private void CutRepairs(First first, CutTally tally, bool isEachStarted)
    {
        FlashVolume flash = first.Flash;
        foreach ((string name, byte[] content) in first.Repairs)
        {
            string words = $"{first.Words}, then in the repair of {name}";
            if (isEachStarted)
            {
                CutStarting(flash, name, content, first, words, tally);
            }
            else
            {
                CutAgain(flash, name, content, content.Length, first.View, first.View, first.Unfinished, words, tally);
            }
            flash = With(flash, name, content);
        }
    }

    private void CutStarting(FlashVolume flash, string name, byte[] content, First first, string words, CutTally tally)
    {
        HashSet<byte[]> seen = new(ContentComparer.Instance);
        foreach (TornFile torn in _places.Of(flash.Content(name), content, content.Length))
        {
            tally.DoubleCuts++;
            if (seen.Add(torn.Content))
            {
                tally.Starts++;
                StoredView view = _starts.Really(With(flash, name, torn.Content));
                tally.Note(CutJudge.Of(view, first.View, first.View, Held(first.Unfinished, name, torn.Content)), $"{words}, {torn.Style} after {torn.Written}", view);
            }
        }
    }

    // What is there now has to be there for good: the work goes on from it and is cut in its turn.
    private void CutWorkAfter(First first, CutWorkload follow, CutTally tally)
    {
        CutWrite cut = first.Write.Done;
        StoredView view = first.View;
        KeptState kept = new(
            view.PresetDepths,
            view.DepthLimitMicrometres,
            view.CalibrationSerial,
            view.Pin.Accepts(cut.Truth.Pending.Pin) ? cut.Truth.Pending.Pin : cut.Truth.Stored.Pin,
            view.Pin.Failures);
        Truth past = new([.. view.Sessions.Reverse().Select(session => session.Zones)], Running: null, Checkpoint: null, kept, kept);
        CutBench bench = new(first.Recovered.Snapshot(), wrap, past);
        follow.Act(bench);
        string words = $"{first.Words}, then {follow.Name}";
        List<Boundary> boundaries = Boundaries(first.Recovered, bench, flash => _starts.Of(_starts.KeyOf(flash), () => flash, out _));
        CutTally judged = Judged(boundaries, bench, words);
        judged.Writes = 0;
        judged.Bytes = 0;
        tally.Add(judged);
        for (int index = 0; index < bench.Writes.Count; index++)
        {
            CutWrite write = bench.Writes[index];
            CutAgain(boundaries[index].Flash, write.Name, write.Content, index, boundaries[index].View, boundaries[index + 1].View, first.Unfinished, $"{words}, write {index} ({write.Name})", tally);
        }
    }

    private void CutAgain(FlashVolume flash, string name, byte[] content, int index, StoredView before, StoredView after, UnfinishedWrite unfinished, string words, CutTally tally)
    {
        byte[]? old = flash.Content(name);
        UInt128 others = _starts.KeyOf(flash) - _starts.KeyOf(name, old);
        Dictionary<UInt128, (CutVerdict Verdict, StoredView View)> judged = [];
        foreach (TornFile torn in _places.Of(old, content, index))
        {
            UInt128 key = others + _starts.KeyOf(name, torn.Content);
            if (!judged.TryGetValue(key, out (CutVerdict Verdict, StoredView View) found))
            {
                StoredView view = _starts.Of(key, () => With(flash, name, torn.Content), out bool isNew);
                tally.Starts += isNew ? 1 : 0;
                found = (CutJudge.Of(view, before, after, Held(unfinished, name, torn.Content)), view);
                judged.Add(key, found);
            }
            else if (tally.DoubleCuts % StartsEvery == 0)
            {
                tally.Starts++;
                StoredView view = _starts.Really(With(flash, name, torn.Content));
                found = view.IsEqualTo(found.View) ? found : (CutVerdict.Garbage, view);
            }
            tally.DoubleCuts++;
            if (found.Verdict != CutVerdict.OldOrNew)
            {
                tally.Note(found.Verdict, $"{words}, {torn.Style} after {torn.Written} of {content.Length} bytes", found.View);
            }
        }
    }

    private static UnfinishedWrite? Held(UnfinishedWrite unfinished, string name, byte[] content) =>
        unfinished.Name == name && unfinished.Content.AsSpan().SequenceEqual(content) ? unfinished : null;

    private static FlashVolume With(FlashVolume flash, string name, byte[] content)
    {
        FlashVolume changed = flash.Snapshot();
        changed.Put(name, content);
        return changed;
    }

    private sealed record Write(CutWrite Done, int Index, Boundary Before, Boundary After, string Workload);

    private sealed record First(
        string Words, Write Write, FlashVolume Flash, FlashVolume Recovered, List<(string Name, byte[] Content)> Repairs, StoredView View, UnfinishedWrite Unfinished, bool IsRight);

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
