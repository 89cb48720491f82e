using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using YamlDotNet.RepresentationModel;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>Reads an <c>expect</c>: one or more conditions, <c>within</c> a time, <c>for</c> a time.</summary>
internal sealed class ExpectationReader(ProblemList problems, PenLimits limits)
{
    private const long Hour = 3_600_000_000_000;

    /// <summary>How far a depth may be off where no tolerance is given, in micrometres (issue: bench acceptance +-0.05 mm).</summary>
    private const int DefaultDepthTolerance = 50;

    private static readonly string[] s_keys =
    [
        "state", "screen", "display", "fault", "notice", "zone", "kind", "preset", "mode",
        "depth", "tolerance", "set depth", "set frequency", "set pace", "set dwell", "set burst",
        "session pricks", "zone pricks", "missed strokes", "cartridge strokes", "new pricks", "new strokes", "strokes",
        .. Vocabulary.PinNames.Select(pin => "pin " + pin),
        "within", "for",
    ];

    /// <summary>Reads the mapping of an <c>expect</c>.</summary>
    public ExpectStep Read(YamlNode node, SourceMark mark)
    {
        MapReader map = new(problems, node, "expect", s_keys);
        List<Condition> conditions = [];
        AddWord(map, conditions, "state", Vocabulary.States, status => Vocabulary.States[(int)status.State]);
        AddWord(map, conditions, "screen", Vocabulary.Screens, status => Vocabulary.Screens[(int)status.Screen]);
        AddWord(map, conditions, "fault", Vocabulary.FaultCodes, status => Vocabulary.FaultCodes[(int)status.Fault]);
        AddWord(map, conditions, "notice", Vocabulary.Notices, status => Vocabulary.Notices[(int)status.Notice]);
        AddWord(map, conditions, "zone", Vocabulary.Zones, status => Vocabulary.Zones[(int)status.Zone]);
        AddWord(map, conditions, "kind", Vocabulary.Kinds, status => Vocabulary.Kinds[(int)status.Kind]);
        AddWord(map, conditions, "preset", Vocabulary.Presets, status => Vocabulary.Presets[status.PresetIndex]);
        AddWord(map, conditions, "mode", Vocabulary.Modes, status => Vocabulary.Modes[(int)status.Settings.Mode]);

        AddSetting(map, conditions, "set depth", Dimension.Length, limits.DepthMicrometres, 1, pen => pen.Status.Settings.DepthMicrometres);
        AddSetting(map, conditions, "set frequency", Dimension.Frequency, limits.FrequencyHertz, 1, pen => pen.Status.Settings.FrequencyHertz);
        AddSetting(map, conditions, "set pace", Dimension.Pace, limits.PaceTenths, 1, pen => pen.Status.Settings.PaceTenths);
        AddSetting(map, conditions, "set dwell", Dimension.Time, limits.DwellMicroseconds, 1_000, pen => pen.Status.Settings.DwellMicroseconds * 1_000L);
        AddSetting(map, conditions, "set burst", Dimension.Count, limits.BurstPricks, 1, pen => pen.Status.Settings.BurstPricks);

        AddCount(map, conditions, "session pricks", pen => pen.Status.SessionPricks);
        AddCount(map, conditions, "zone pricks", pen => pen.Status.ZonePricks);
        AddCount(map, conditions, "missed strokes", pen => pen.Status.MissedStrokes);
        AddCount(map, conditions, "cartridge strokes", pen => pen.Status.CartridgeStrokes);
        AddCount(map, conditions, "new pricks", pen => pen.Status.SessionPricks - pen.CountedPricks);
        AddCount(map, conditions, "new strokes", pen => pen.NeedleStrokes - pen.CountedStrokes);
        AddCount(map, conditions, "strokes", pen => pen.NeedleStrokes);

        AddDepth(map, conditions);
        AddDisplay(map, conditions);
        AddPins(map, conditions);
        if (conditions.Count == 0 && problems.Problems.Count == 0)
        {
            problems.Add(mark, "expect says nothing to look at; write for example expect: { state: Ready, within: 2 s }");
        }
        return new ExpectStep(mark, conditions, Duration(map, "within"), Duration(map, "for"));
    }

    private long Duration(MapReader map, string key) =>
        map.Find(key) is { } node ? problems.Quantity(node, key, Dimension.Time, 0, Hour, rangeAllowed: false).Low : 0;

    private void AddWord(MapReader map, List<Condition> conditions, string key, string[] words, Func<PenStatus, string> read)
    {
        if (map.Find(key) is { } node && problems.Word(node, key, words) is >= 0 and int index)
        {
            conditions.Add(new WordCondition(key, words[index], read));
        }
    }

    private void AddSetting(MapReader map, List<Condition> conditions, string key, Dimension dimension, Guardrail rail, long scale, Func<IObservedPen, long> read)
    {
        if (map.Find(key) is { } node)
        {
            ValueRange range = problems.Quantity(node, key, dimension, rail.AbsoluteLow * scale, rail.AbsoluteHigh * scale);
            conditions.Add(new NumberCondition(key, range, dimension, read));
        }
    }

    private void AddCount(MapReader map, List<Condition> conditions, string key, Func<IObservedPen, long> read)
    {
        if (map.Find(key) is { } node)
        {
            conditions.Add(new NumberCondition(key, problems.Quantity(node, key, Dimension.Count, 0, int.MaxValue), Dimension.Count, read));
        }
    }

    private void AddDepth(MapReader map, List<Condition> conditions)
    {
        if (map.Find("depth") is not { } node)
        {
            if (map.Find("tolerance") is { } alone)
            {
                problems.Add(alone, "tolerance belongs to a depth; write for example depth: 0.80 mm, tolerance: 0.03 mm");
            }
            return;
        }
        ValueRange depth = problems.Quantity(node, "depth", Dimension.Length, limits.DepthMicrometres.AbsoluteLow, limits.DepthMicrometres.AbsoluteHigh);
        long tolerance = map.Find("tolerance") is { } given
            ? problems.Quantity(given, "tolerance", Dimension.Length, 0, 1000, rangeAllowed: false).Low
            : DefaultDepthTolerance;
        conditions.Add(new NumberCondition("depth", new ValueRange(depth.Low - tolerance, depth.High + tolerance), Dimension.Length, pen => pen.DepthMicrometres));
    }

    private void AddDisplay(MapReader map, List<Condition> conditions)
    {
        if (map.Find("display") is not { } node)
        {
            return;
        }
        IEnumerable<YamlNode> texts = node is YamlSequenceNode list ? list.Children : [node];
        foreach (YamlNode text in texts)
        {
            conditions.Add(new DisplayCondition(problems.Text(text, "display")));
        }
    }

    private void AddPins(MapReader map, List<Condition> conditions)
    {
        foreach ((string name, int number) in Vocabulary.Pins)
        {
            if (map.Find("pin " + name) is { } node && problems.Word(node, "level", ["low", "high"]) is >= 0 and int level)
            {
                conditions.Add(new PinCondition(name, number, level == 1));
            }
        }
    }
}
