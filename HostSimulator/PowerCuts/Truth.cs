namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>What really happened up to a moment, as the bench knows it without asking the firmware.</summary>
/// <param name="Ended">Sessions that have been ended and stored, by zone, oldest first.</param>
/// <param name="Running">Pricks of the running session by zone; null: none.</param>
/// <param name="Checkpoint">What of it must be stored by now, by zone; null: nothing yet.</param>
/// <param name="Stored">What else must be stored by now.</param>
/// <param name="Pending">What is being stored instead.</param>
public sealed record Truth(IReadOnlyList<int[]> Ended, int[]? Running, int[]? Checkpoint, KeptState Stored, KeptState Pending)
{
    /// <summary>What a start on this flash shows and may not show, in words; null when it is right.</summary>
    /// <param name="view">What the pen shows.</param>
    /// <param name="kept">Records that the pen keeps.</param>
    public string? Contradiction(StoredView view, int kept) => InSessions(view, kept) ?? InTheRest(view);

    private string? InSessions(StoredView view, int kept)
    {
        long ended = Ended.Sum(session => (long)session.Sum());
        long least = ended + (Checkpoint?.Sum() ?? 0);
        long most = ended + (Running?.Sum() ?? 0);
        if (view.LifeStrokes < least || view.LifeStrokes > most)
        {
            return $"life counter {view.LifeStrokes}, true {most}, at the last checkpoint {least}";
        }
        uint newest = view.Sessions.Count == 0 ? 0 : view.Sessions[0].Sequence;
        if (view.Sessions.Where((session, index) => session.Sequence != newest - (uint)index).Any())
        {
            return "records missing in the middle";
        }
        int newer = (int)newest - Ended.Count;
        if (newer < (Checkpoint is null ? 0 : 1) || newer > (Running is null ? 0 : 1))
        {
            return $"newest record {newest}, ended {Ended.Count}";
        }
        if (view.Sessions.Count < Math.Min(kept, (int)newest))
        {
            return $"{view.Sessions.Count} records of {newest}";
        }
        StoredSession? wrong = view.Sessions.Skip(newer).Cast<StoredSession?>().FirstOrDefault(session => !session!.Value.Zones.SequenceEqual(Ended[(int)session.Value.Sequence - 1]));
        if (wrong is not null)
        {
            return $"record {wrong.Value.Sequence} is not what happened";
        }
        return newer == 0 || IsBetween(view.Sessions[0].Zones) ? null : "the running session's record is not between its last checkpoint and what happened";
    }

    private string? InTheRest(StoredView view)
    {
        if (!view.PresetDepths.SequenceEqual(Stored.PresetDepths) && !view.PresetDepths.SequenceEqual(Pending.PresetDepths))
        {
            return "presets are neither the old nor the new";
        }
        if (view.DepthLimitMicrometres != Stored.DepthLimitMicrometres && view.DepthLimitMicrometres != Pending.DepthLimitMicrometres)
        {
            return $"depth limit {view.DepthLimitMicrometres}";
        }
        if (view.CalibrationSerial != Stored.CalibrationSerial && view.CalibrationSerial != Pending.CalibrationSerial)
        {
            return $"calibration {view.CalibrationSerial}, stored {Stored.CalibrationSerial}";
        }
        if (!view.Pin.Accepts(Stored.Pin) && !view.Pin.Accepts(Pending.Pin))
        {
            return "neither the old nor the new PIN opens";
        }
        // An attempt is counted before it is looked at, and a right one takes all of them back.
        bool isCounted = view.Pin.Failures == Stored.WrongPins || view.Pin.Failures == Stored.WrongPins + 1 || view.Pin.Failures == Pending.WrongPins;
        return isCounted ? null : $"{view.Pin.Failures} wrong PINs, stored {Stored.WrongPins}";
    }

    private bool IsBetween(int[] zones) => zones.Index().All(zone => zone.Item >= (Checkpoint?[zone.Index] ?? 0) && zone.Item <= Running![zone.Index]);
}
