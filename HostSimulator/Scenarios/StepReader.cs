using System.Globalization;
using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Plant;
using YamlDotNet.RepresentationModel;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>Reads the steps of a scenario.</summary>
internal sealed class StepReader
{
    private const long Millisecond = 1_000_000;
    private const long Second = 1_000_000_000;
    private const long Hour = 3600 * Second;

    /// <summary>Shorter than any contact bounce; glitches are part of the test.</summary>
    private const long ShortestPress = 1_000;

    private const int LongestList = 100_000;

    private const long LongestRun = 1000 * Hour;

    private delegate Step? ReadStep(YamlNode value, SourceMark mark);

    private readonly ProblemList _problems;
    private readonly PenLimits _limits = new();
    private readonly Dictionary<string, ReadStep> _withValue;
    private readonly Dictionary<string, Func<SourceMark, Step>> _bare;
    private readonly string[] _words;
    private readonly Dictionary<string, SettingId> _settings = new()
    {
        ["mode"] = SettingId.Mode,
        ["depth"] = SettingId.Depth,
        ["frequency"] = SettingId.Frequency,
        ["pace"] = SettingId.Pace,
        ["dwell"] = SettingId.Dwell,
        ["burst"] = SettingId.Burst,
    };

    /// <summary>A reader that notes what is wrong in the list given.</summary>
    public StepReader(ProblemList problems)
    {
        _problems = problems;
        _bare = new()
        {
            ["power on"] = mark => new PowerOnStep(mark),
            ["power off"] = mark => new PowerOffStep(mark),
            ["pause"] = mark => new PauseStep(mark),
            ["resume"] = mark => new ResumeStep(mark),
            ["end session"] = mark => new EndSessionStep(mark),
            ["change cartridge"] = mark => new ChangeCartridgeStep(mark, 0),
            ["clear fault"] = mark => new ClearFaultStep(mark),
            ["count from here"] = mark => new CountFromHereStep(mark),
            ["pedal down"] = mark => new MovePedalStep(mark, Down: true),
            ["pedal up"] = mark => new MovePedalStep(mark, Down: false),
        };
        _withValue = new()
        {
            ["wait"] = (value, mark) => new WaitStep(mark, Time(value, "wait", Millisecond, Hour)),
            ["press pedal"] = (value, mark) => new PressPedalStep(mark, Time(value, "press pedal", ShortestPress, Hour)),
            ["begin session"] = ReadBeginSession,
            ["change cartridge"] = ReadChangeCartridge,
            ["change zone"] = (value, mark) => new ChangeZoneStep(mark, (ScalpZone)_problems.Word(value, "zone", Vocabulary.Zones)),
            ["choose preset"] = (value, mark) => new ChoosePresetStep(mark, _problems.Word(value, "preset", Vocabulary.Presets)),
            ["edit preset"] = ReadEditPreset,
            ["set depth"] = (value, mark) => ReadSetting(value, mark, SettingId.Depth),
            ["set frequency"] = (value, mark) => ReadSetting(value, mark, SettingId.Frequency),
            ["set pace"] = (value, mark) => ReadSetting(value, mark, SettingId.Pace),
            ["set dwell"] = (value, mark) => ReadSetting(value, mark, SettingId.Dwell),
            ["set burst"] = (value, mark) => ReadSetting(value, mark, SettingId.Burst),
            ["prick"] = ReadPrick,
            ["hold pedal"] = ReadHoldPedal,
            ["press"] = ReadPress,
            ["repeat"] = ReadRepeat,
            ["inject"] = (value, mark) => ReadInject(value, mark, "inject", present: true),
            ["repair"] = (value, mark) => ReadInject(value, mark, "repair", present: false),
            ["at"] = (value, mark) => value is YamlMappingNode ? ReadAct(value, mark) : new AtStep(mark, _problems.Quantity(value, "at", Dimension.Time, 1, LongestRun, rangeAllowed: false).Low),
            ["button down"] = (value, mark) => new MoveButtonStep(mark, Button(value), Down: true),
            ["button up"] = (value, mark) => new MoveButtonStep(mark, Button(value), Down: false),
            ["fit cartridge"] = ReadFitCartridge,
            ["expect trace"] = ReadExpectTrace,
            ["expect"] = (value, mark) => new ExpectationReader(_problems, _limits).Read(value, mark),
        };
        _words = [.. _bare.Keys.Union(_withValue.Keys)];
    }

    /// <summary>Reads a list of steps; an empty or missing list is a problem.</summary>
    public IReadOnlyList<Step> ReadList(YamlNode node, string subject, bool isWholeScenario)
    {
        List<Step> steps = [];
        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            _problems.Add(node, $"{subject} needs a list; write each step on a line of its own, beginning with \"- \"");
            return steps;
        }
        foreach (YamlNode item in list.Children)
        {
            Step? step = ReadStepNode(item);
            if (step is PowerOnStep or PowerOffStep && !isWholeScenario)
            {
                _problems.Add(step.Mark, "power goes on once, first, and off once, last; it cannot be repeated");
            }
            if (step is not null)
            {
                steps.Add(step);
            }
        }
        return steps;
    }

    /// <summary>Reads the presets that the pen starts with.</summary>
    public IReadOnlyList<EditPresetStep> ReadPresets(YamlNode node)
    {
        if (node is not YamlSequenceNode list)
        {
            _problems.Add(node, "presets needs a list; write each preset on a line of its own, beginning with \"- { preset: Crown, .. }\"");
            return [];
        }
        return [.. list.Children.Select(item => ReadPreset(item, SourceMark.From(item.Start), "presets"))];
    }

    private Step? ReadStepNode(YamlNode item)
    {
        SourceMark mark = SourceMark.From(item.Start);
        switch (item)
        {
            case YamlScalarNode { Value: { Length: > 0 } word }:
                if (_bare.TryGetValue(word, out Func<SourceMark, Step>? make))
                {
                    return make(mark);
                }
                _problems.Add(mark, _withValue.ContainsKey(word)
                    ? $"\"{word}\" needs a value; write {word}: .."
                    : $"unknown step \"{word}\"; {Nearest.Hint(word, _words)}");
                return null;

            case YamlMappingNode { Children.Count: 1 } map:
                string name = (map.Children[0].Key as YamlScalarNode)?.Value ?? "";
                if (_withValue.TryGetValue(name, out ReadStep? read))
                {
                    return read(map.Children[0].Value, mark);
                }
                _problems.Add(mark, _bare.ContainsKey(name)
                    ? $"\"{name}\" takes no value; write - {name}"
                    : $"unknown step \"{name}\"; {Nearest.Hint(name, _words)}");
                return null;

            case YamlMappingNode { Children.Count: > 1 } map:
                _problems.Add(map.Children[1].Key, "two steps in one list item; begin each step with \"- \", or indent the values of a step further");
                return null;

            default:
                _problems.Add(mark, $"a step is missing here; {Nearest.Hint("", _words)}");
                return null;
        }
    }

    private ValueRange Time(YamlNode? value, string subject, long low, long high) => _problems.Quantity(value, subject, Dimension.Time, low, high);

    private int CartridgeError(MapReader map)
    {
        Guardrail limits = _limits.CartridgeZeroMicrometres;
        return map.Find("cartridge error") is { } node
            ? (int)_problems.Quantity(node, "cartridge error", Dimension.Length, limits.AbsoluteLow, limits.AbsoluteHigh, rangeAllowed: false).Low
            : 0;
    }

    private Step ReadBeginSession(YamlNode value, SourceMark mark)
    {
        MapReader map = new(_problems, value, "begin session", "kind", "zone", "preset", "cartridge error", "client", "date");
        return new BeginSessionStep(
            mark,
            (SessionKind)_problems.Word(map.Need("kind", "first-treatment"), "kind", Vocabulary.Kinds),
            (ScalpZone)_problems.Word(map.Need("zone", "hairline"), "zone", Vocabulary.Zones),
            _problems.Word(map.Need("preset", "Hairline"), "preset", Vocabulary.Presets),
            CartridgeError(map),
            Client(map),
            Date(map));
    }

    private string? Client(MapReader map)
    {
        if (map.Find("client") is not { } node)
        {
            return null;
        }
        string code = (node as YamlScalarNode)?.Value ?? "";
        if (code.Length == 0 || !ClientBook.IsCode(code))
        {
            _problems.Add(node, $"client: \"{code}\" is no code; write 1-8 characters A-Z and 0-9, for example K17 (no names)");
        }
        return code;
    }

    private int Date(MapReader map)
    {
        if (map.Find("date") is not { } node)
        {
            return 0;
        }
        string text = (node as YamlScalarNode)?.Value ?? "";
        bool isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day);
        int date = isDay ? (day.Year * 10_000) + (day.Month * 100) + day.Day : 0;
        if (!CalendarDate.IsValid(date))
        {
            _problems.Add(node, $"date: \"{text}\" is no day; write YYYY-MM-DD, for example 2026-02-09");
        }
        return date;
    }

    private Step ReadChangeCartridge(YamlNode value, SourceMark mark) =>
        new ChangeCartridgeStep(mark, CartridgeError(new MapReader(_problems, value, "change cartridge", "cartridge error")));

    private Step ReadFitCartridge(YamlNode value, SourceMark mark)
    {
        Guardrail limits = _limits.CartridgeZeroMicrometres;
        return new FitCartridgeStep(mark, (int)_problems.Quantity(value, "fit cartridge", Dimension.Length, limits.AbsoluteLow, limits.AbsoluteHigh, rangeAllowed: false).Low);
    }

    private Step ReadExpectTrace(YamlNode value, SourceMark mark)
    {
        string hash = _problems.Text(value, "expect trace").ToUpperInvariant();
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigit))
        {
            _problems.Add(value, "expect trace needs 64 hexadecimal digits, as traceSha256 of a summary has them");
        }
        return new ExpectTraceStep(mark, hash);
    }

    private Step ReadAct(YamlNode value, SourceMark mark)
    {
        MapReader map = new(_problems, value, "at", "time", "pedal", "button", "for", "send", "inject", "repair");
        long time = Time(map.Need("time", "12.5 s"), "time", 0, 100 * Hour).Low;
        List<AtAct> acts = [];
        if (map.Find("pedal") is { } pedal)
        {
            acts.Add(new PedalAct(Time(pedal, "pedal", 1_000, Hour).Low));
        }
        if (map.Find("button") is { } button)
        {
            acts.Add(new ButtonAct(Button(button), Time(map.Need("for", "120 ms"), "for", 1_000, Hour).Low));
        }
        if (map.Find("send") is { } send)
        {
            string line = _problems.Text(send, "send");
            if (line.Any(c => c is < ' ' or > '~'))
            {
                _problems.Add(send, "send takes one line of SCPI in printable ASCII; the end of the line is added");
            }
            acts.Add(new LinkAct(line));
        }
        if (map.Find("inject") is { } inject)
        {
            acts.Add(new FaultAct(_problems.Word(inject, "fault", Vocabulary.Faults), true));
        }
        if (map.Find("repair") is { } repair)
        {
            acts.Add(new FaultAct(_problems.Word(repair, "fault", Vocabulary.Faults), false));
        }
        if (acts.Count > 1)
        {
            _problems.Add(mark, "at does one thing: pedal, button, send, inject or repair; write a line for each");
        }
        return new ActStep(mark, time, acts.Count == 0 ? null : acts[0]);
    }

    private EditPresetStep ReadEditPreset(YamlNode value, SourceMark mark) => ReadPreset(value, mark, "edit preset");

    private EditPresetStep ReadPreset(YamlNode value, SourceMark mark, string subject)
    {
        MapReader map = new(_problems, value, subject, ["preset", .. _settings.Keys]);
        List<SetStep> changes = [];
        foreach ((string key, SettingId setting) in _settings)
        {
            if (map.Find(key) is { } node)
            {
                changes.Add(ReadSetting(node, SourceMark.From(node.Start), setting));
            }
        }
        return new EditPresetStep(mark, _problems.Word(map.Need("preset", "Custom"), "preset", Vocabulary.Presets), changes);
    }

    private SetStep ReadSetting(YamlNode value, SourceMark mark, SettingId setting) => new(mark, setting, setting switch
    {
        SettingId.Mode => _problems.Word(value, "mode", Vocabulary.Modes),
        SettingId.Depth => Limited(value, "depth", Dimension.Length, _limits.DepthMicrometres, 1),
        SettingId.Frequency => Limited(value, "frequency", Dimension.Frequency, _limits.FrequencyHertz, 1),
        SettingId.Pace => Limited(value, "pace", Dimension.Pace, _limits.PaceTenths, 1),
        SettingId.Dwell => Limited(value, "dwell", Dimension.Time, _limits.DwellMicroseconds, 1_000),
        SettingId.Burst => Limited(value, "burst", Dimension.Count, _limits.BurstPricks, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(setting)),
    });

    /// <summary>A value within the absolute limits and on the setting's grid, in the guardrail's unit.</summary>
    private int Limited(YamlNode value, string subject, Dimension dimension, Guardrail limits, long scale)
    {
        long read = _problems.Quantity(value, subject, dimension, limits.AbsoluteLow * scale, limits.AbsoluteHigh * scale, rangeAllowed: false).Low;
        if ((read - (limits.AbsoluteLow * scale)) % (limits.Step * scale) != 0)
        {
            _problems.Add(value, $"{subject} {Quantity.Format(read, dimension)} is between two steps of {Quantity.Format(limits.Step * scale, dimension)}; allowed: {Quantity.Format(new ValueRange(limits.AbsoluteLow * scale, limits.AbsoluteHigh * scale), dimension)} in such steps");
        }
        return (int)(read / scale);
    }

    private Step ReadPrick(YamlNode value, SourceMark mark)
    {
        MapReader map = new(_problems, value, "prick", "count", "pedal", "rest");
        return new PrickStep(
            mark,
            _problems.Count(map.Need("count", "200"), "count", 1, LongestList),
            Time(map.Need("pedal", "120 ms"), "pedal", ShortestPress, Hour),
            Time(map.Need("rest", "300..700 ms"), "rest", Millisecond, Hour));
    }

    private Step ReadHoldPedal(YamlNode value, SourceMark mark)
    {
        MapReader map = new(_problems, value, "hold pedal", "times", "for", "rest");
        return new HoldPedalStep(
            mark,
            _problems.Count(map.Need("times", "12"), "times", 1, LongestList),
            Time(map.Need("for", "2..5 s"), "for", ShortestPress, Hour),
            Time(map.Need("rest", "1..3 s"), "rest", Millisecond, Hour));
    }

    private Step ReadPress(YamlNode value, SourceMark mark)
    {
        if (value is YamlScalarNode)
        {
            return new PressButtonStep(mark, Button(value), 1, null);
        }
        MapReader map = new(_problems, value, "press", "button", "times", "for");
        return new PressButtonStep(
            mark,
            Button(map.Need("button", "Up")),
            map.Find("times") is { } times ? _problems.Count(times, "times", 1, LongestList) : 1,
            map.Find("for") is { } held ? Time(held, "for", ShortestPress, Hour) : null);
    }

    private PenButton Button(YamlNode? node) => (PenButton)Math.Max(0, _problems.Word(node, "button", Vocabulary.Buttons));

    private Step ReadRepeat(YamlNode value, SourceMark mark)
    {
        MapReader map = new(_problems, value, "repeat", "times", "steps");
        int times = _problems.Count(map.Need("times", "10"), "times", 1, LongestList);
        YamlNode? steps = map.Need("steps", "[ .. ]");
        return new RepeatStep(mark, times, steps is null ? [] : ReadList(steps, "steps", isWholeScenario: false));
    }

    private Step ReadInject(YamlNode value, SourceMark mark, string subject, bool present)
    {
        YamlNode? fault = value is YamlScalarNode ? value : new MapReader(_problems, value, subject, "fault").Need("fault", "pedal-contact-broken");
        return new InjectStep(mark, _problems.Word(fault, "fault", Vocabulary.Faults), present);
    }
}
