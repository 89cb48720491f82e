namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>What really happened up to a moment, as the bench knows it without asking the firmware.</summary>
/// <param name="Ended">Sessions that have been ended and stored, by zone, oldest first.</param>
/// <param name="Running">Pricks of the running session by zone; null: none.</param>
/// <param name="Checkpoint">What of it must be stored by now, by zone; null: nothing yet.</param>
/// <param name="Depths">Depth of each preset that must be stored by now, in micrometres.</param>
/// <param name="PendingDepths">What is being stored instead.</param>
/// <param name="CalibrationSerial">Calibration that must be stored by now.</param>
/// <param name="PendingCalibrationSerial">What is being stored instead.</param>
public sealed record Truth(
    IReadOnlyList<int[]> Ended,
    int[]? Running,
    int[]? Checkpoint,
    int[] Depths,
    int[] PendingDepths,
    int CalibrationSerial,
    int PendingCalibrationSerial)
{
    /// <summary>What a start on this flash may not show, in words; null when it is right.</summary>
    /// <param name="view">What the pen shows.</param>
    /// <param name="kept">Records that the pen keeps.</param>
    public string? Contradiction(StoredView view, int kept)
    {
        long ended = Ended.Sum(session => (long)session.Sum());
        long least = ended + (Checkpoint?.Sum() ?? 0);
        long most = ended + (Running?.Sum() ?? 0);
        if (view.LifeStrokes < least || view.LifeStrokes > most)
        {
            return $"life counter {view.LifeStrokes}, true {most}, at the last checkpoint {least}";
        }
        if (view.Sessions.Where((session, index) => session.Sequence != view.Sessions[0].Sequence - (uint)index).Any())
        {
            return "records missing in the middle";
        }
        int newer = view.Sessions.Count == 0 ? 0 : (int)view.Sessions[0].Sequence - Ended.Count;
        if (newer < (Ended.Count == 0 && Checkpoint is null ? 0 : Checkpoint is null ? 0 : 1) || newer > (Running is null ? 0 : 1) || (Ended.Count > 0 && view.Sessions.Count == 0))
        {
            return $"newest record {(view.Sessions.Count == 0 ? 0 : view.Sessions[0].Sequence)}, ended {Ended.Count}";
        }
        if (view.Sessions.Count < Math.Min(kept, Ended.Count + newer))
        {
            return $"{view.Sessions.Count} records of {Ended.Count + newer}";
        }
        for (int index = newer; index < view.Sessions.Count; index++)
        {
            if (!view.Sessions[index].Zones.SequenceEqual(Ended[(int)view.Sessions[index].Sequence - 1]))
            {
                return $"record {view.Sessions[index].Sequence} is not what happened";
            }
        }
        if (newer == 1 && !IsBetween(view.Sessions[0].Zones))
        {
            return "the interrupted session's record is not between its last checkpoint and what happened";
        }
        if (!view.PresetDepths.SequenceEqual(Depths) && !view.PresetDepths.SequenceEqual(PendingDepths))
        {
            return "presets are neither the old nor the new";
        }
        return view.CalibrationSerial == CalibrationSerial || view.CalibrationSerial == PendingCalibrationSerial
            ? null
            : $"calibration {view.CalibrationSerial}, stored {CalibrationSerial}";
    }

    private bool IsBetween(int[] zones) => zones.Index().All(zone => zone.Item >= (Checkpoint?[zone.Index] ?? 0) && zone.Item <= Running![zone.Index]);
}
