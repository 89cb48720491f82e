namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>What a start after a cut means.</summary>
public enum CutVerdict
{
    /// <summary>Exactly what there was before the write that was cut, or what there is after it.</summary>
    OldOrNew = 0,

    /// <summary>A write that an earlier cut had ended is there after all, whole, and nothing is lost by it.</summary>
    Returned = 1,

    /// <summary>Nothing is lost, and the pen says that something is.</summary>
    FalseAlarm = 2,

    /// <summary>Something that had been stored is not there.</summary>
    Lost = 3,

    /// <summary>Something is there that is neither the old nor the new.</summary>
    Garbage = 4,
}

/// <summary>A write that a first cut ended: the firmware has written all of it, and nobody was told that it is stored.</summary>
/// <param name="Name">The file.</param>
/// <param name="Content">All that was to be in it.</param>
/// <param name="Whole">What a pen shows with it.</param>
/// <param name="Recovered">What the pen showed after the first cut, without it.</param>
public sealed record UnfinishedWrite(string Name, byte[] Content, StoredView Whole, StoredView Recovered);

/// <summary>The rule by which a start after a cut is judged.</summary>
/// <remarks>
/// Old or new: nothing else after one cut. After two a third thing is right. The first leaves a part of a write; the second tears a write to
/// the same file so that old and new parts together are, byte for byte, what was to be written the first time. No reader can tell that
/// from a file that was stored. It may show it when nothing goes back by it: see <see cref="HasReturned"/>. The number of a torn write is not used
/// again, so the second write can add no more than bytes that both have in common.
/// </remarks>
public static class CutJudge
{
    /// <summary>Judges a start.</summary>
    /// <param name="view">What the pen shows.</param>
    /// <param name="before">What it showed before the write that was cut.</param>
    /// <param name="after">What it would show after it.</param>
    /// <param name="unfinished">The earlier write that the file holds now, byte for byte; null: it holds none.</param>
    public static CutVerdict Of(StoredView view, StoredView before, StoredView after, UnfinishedWrite? unfinished = null)
    {
        if (view.IsEqualTo(before) || view.IsEqualTo(after))
        {
            return CutVerdict.OldOrNew;
        }
        if (unfinished is not null && HasReturned(view, before, after, unfinished))
        {
            return CutVerdict.Returned;
        }
        if ((view with { Fault = before.Fault }).IsEqualTo(before) || (view with { Fault = after.Fault }).IsEqualTo(after))
        {
            return CutVerdict.FalseAlarm;
        }
        ulong[] known = [.. before.Sessions.Concat(after.Sessions).Select(session => session.Fingerprint)];
        bool isLost = view.LifeStrokes < before.LifeStrokes || before.Sessions.Skip(1).Any(old => view.Sessions.All(now => now.Sequence != old.Sequence))
            || view.Sessions.Count < Math.Min(before.Sessions.Count, after.Sessions.Count)
            || (view.CalibrationSerial == 0 && before.CalibrationSerial != 0);
        return isLost && view.Sessions.All(session => known.Contains(session.Fingerprint)) ? CutVerdict.Lost : CutVerdict.Garbage;
    }

    // Every record that was there still is, as it was; at most one is before them, the one that was being written; the life counter has its pricks
    // more and nothing else; anything else that has changed is what was being written, and nothing of its kind was stored since.
    private static bool HasReturned(StoredView view, StoredView before, StoredView after, UnfinishedWrite unfinished)
    {
        int added = view.Sessions.Count - before.Sessions.Count;
        if (added is < 0 or > 1 || view.Fault != before.Fault)
        {
            return false;
        }
        bool keepsAll = view.Sessions.Skip(added).Select(session => session.Fingerprint).SequenceEqual(before.Sessions.Select(session => session.Fingerprint));
        StoredSession? extra = added == 0 ? null : view.Sessions[0];
        bool isWritten = extra is not { } record || (unfinished.Whole.Sessions.Any(session => session.Fingerprint == record.Fingerprint)
            && (before.Sessions.Count == 0 || record.Sequence == before.Sessions[0].Sequence + 1));
        StoredView whole = unfinished.Whole;
        StoredView recovered = unfinished.Recovered;
        return keepsAll && isWritten
            && view.LifeStrokes == before.LifeStrokes + (extra?.Pricks ?? 0)
            && IsOneOf(view.CartridgeStrokes, before.CartridgeStrokes, after.CartridgeStrokes, whole.CartridgeStrokes, before.CartridgeStrokes == recovered.CartridgeStrokes)
            && IsOneOf(view.Memory, before.Memory, after.Memory, whole.Memory, before.Memory == recovered.Memory)
            && IsOneOf(view.Calibration, before.Calibration, after.Calibration, whole.Calibration, before.Calibration == recovered.Calibration)
            && IsOneOf(view.Pin, before.Pin, after.Pin, whole.Pin, before.Pin == recovered.Pin && whole.Pin.Failures >= before.Pin.Failures);
    }

    private static bool IsOneOf<T>(T value, T before, T after, T whole, bool mayBeWhole)
        where T : notnull => value.Equals(before) || value.Equals(after) || (mayBeWhole && value.Equals(whole));
}
