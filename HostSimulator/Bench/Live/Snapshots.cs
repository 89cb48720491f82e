using SmpPen.Core.Control;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Bench;

/// <summary>Takes what the page shows of a pen's run. On the pen's thread.</summary>
internal static class Snapshots
{
    /// <summary>The part of the snapshot that the pen itself gives. Lists that are as before stay the same object: nothing is drawn anew for them.</summary>
    public static PenSnapshot Of(PenRun? run, PenSnapshot before)
    {
        if (run is null)
        {
            return new PenSnapshot();
        }
        PenStatus status = run.Pen.HasStatus ? run.Pen.Status : new PenStatus();
        return new PenSnapshot
        {
            NowNanoseconds = run.Pen.NowNanoseconds,
            PenNumber = run.Number,
            Boots = run.Pen.Boots,
            IsRunning = run.Pen.HasStatus,
            State = status.State,
            Screen = status.Screen,
            Fault = status.Fault,
            FaultCanBeCleared = status.FaultCanBeCleared,
            Mode = Vocabulary.Modes[(int)status.Settings.Mode],
            Preset = status.PresetName,
            Zone = (int)status.Zone,
            DepthMicrometres = status.Settings.DepthMicrometres,
            FrequencyHertz = status.Settings.FrequencyHertz,
            PaceTenths = status.Settings.PaceTenths,
            DwellMicroseconds = status.Settings.DwellMicroseconds,
            BurstPricks = status.Settings.BurstPricks,
            SessionPricks = status.SessionPricks,
            ZonePricks = Same(before.ZonePricks, run.Tally.ZonePricks),
            NeedleStrokes = run.Tally.NeedleStrokes,
            MissedStrokes = status.MissedStrokes,
            SessionSeconds = status.SessionSeconds,
            NeedleActiveSeconds = status.NeedleActiveSeconds,
            CartridgeStrokes = status.CartridgeStrokes,
            LifeStrokes = status.LifeStrokes,
            DrivePulses = run.Pen.Probe.DrivePulses,
            CartridgeErrorMicrometres = run.CartridgeErrorMicrometres,
            StopProtrusionMicrometres = run.Pen.Plant.Bar.StopProtrusionMicrometres,
            OnTimeMicroseconds = status.OnTimeMicroseconds,
            PedalDown = run.Hands.IsPedalWanted,
            ButtonsDown = Same(before.ButtonsDown, [run.Hands.IsButtonWanted(0), run.Hands.IsButtonWanted(1), run.Hands.IsButtonWanted(2), run.Hands.IsButtonWanted(3)]),
            FaultsOn = Same(before.FaultsOn, run.Faults),
            Recording = new RecordingView { CanBeSaved = run.Tape.Reason.Length == 0, Reason = run.Tape.Reason, Actions = run.Tape.Count },
        };
    }

    private static IReadOnlyList<T> Same<T>(IReadOnlyList<T> before, IReadOnlyList<T> now) => before.SequenceEqual(now) ? before : [.. now];
}
