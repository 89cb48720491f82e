using System.Globalization;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>What a quantity measures, and so which units it may have.</summary>
public enum Dimension
{
    /// <summary>Kept in nanoseconds; written in us, ms, s, min or h.</summary>
    Time,

    /// <summary>Kept in micrometres; written in mm or µm (um).</summary>
    Length,

    /// <summary>Kept in hertz; written in Hz.</summary>
    Frequency,

    /// <summary>Kept in tenths of a prick per second; written in /s.</summary>
    Pace,

    /// <summary>A plain whole number, without a unit.</summary>
    Count,
}

/// <summary>A range of a quantity in its smallest unit; a single value has equal ends.</summary>
public readonly record struct ValueRange(long Low, long High)
{
    /// <summary>Middle of the range.</summary>
    public long Mean => Low + ((High - Low) / 2);

    /// <summary>True when the value lies within, ends included.</summary>
    public bool Contains(long value) => value >= Low && value <= High;
}

/// <summary>Reads and writes quantities with explicit units: <c>0.80 mm</c>, <c>300..700 ms</c>, <c>2.5 /s</c>.</summary>
public static class Quantity
{
    private readonly record struct Unit(string Name, long Scale);

    // Scale = smallest units in one of it; the first is the one that texts use.
    private static readonly Unit[][] s_units =
    [
        [new("s", 1_000_000_000), new("ms", 1_000_000), new("us", 1_000), new("µs", 1_000), new("min", 60_000_000_000), new("h", 3_600_000_000_000)],
        [new("mm", 1_000), new("um", 1), new("µm", 1), new("μm", 1)],
        [new("Hz", 1)],
        [new("/s", 10)],
        [new("", 1)],
    ];

    private static readonly string[] s_examples = ["1.5 s, 200 ms, 300..700 ms, 2 min", "0.80 mm, 800 um", "90 Hz", "2.5 /s", "12"];

    /// <summary>Reads a value or a range.</summary>
    /// <param name="text">For example <c>2..5 s</c>; the unit of the second number serves both when the first has none.</param>
    /// <param name="dimension">Which units are right.</param>
    /// <param name="range">The result in the smallest unit.</param>
    /// <param name="problem">What is wrong and what would be right.</param>
    public static bool TryParse(string text, Dimension dimension, out ValueRange range, out string problem)
    {
        range = default;
        string[] parts = text.Split("..");
        if (parts.Length > 2)
        {
            problem = $"\"{text}\" has more than one \"..\"; write for example {s_examples[(int)dimension]}";
            return false;
        }
        if (!TrySplit(parts[^1], dimension, out decimal high, out Unit highUnit, out bool hasUnit, out problem))
        {
            return false;
        }
        if (!hasUnit)
        {
            problem = $"\"{text}\" has no unit; write for example {s_examples[(int)dimension]}";
            return false;
        }
        decimal low = high;
        Unit lowUnit = highUnit;
        if (parts.Length == 2)
        {
            if (!TrySplit(parts[0], dimension, out low, out lowUnit, out hasUnit, out problem))
            {
                return false;
            }
            lowUnit = hasUnit ? lowUnit : highUnit;
        }
        if (Math.Abs(low) > long.MaxValue || Math.Abs(high) > long.MaxValue)
        {
            problem = $"\"{text}\" is out of any range; write for example {s_examples[(int)dimension]}";
            return false;
        }
        decimal lowScaled = low * lowUnit.Scale;
        decimal highScaled = high * highUnit.Scale;
        if (lowScaled != decimal.Truncate(lowScaled) || highScaled != decimal.Truncate(highScaled))
        {
            problem = $"\"{text}\" is finer than can be set; write for example {s_examples[(int)dimension]}";
            return false;
        }
        if (lowScaled > highScaled)
        {
            problem = $"\"{text}\" runs backwards; write the smaller value first";
            return false;
        }
        if (highScaled > long.MaxValue / 2 || lowScaled < long.MinValue / 2)
        {
            problem = $"\"{text}\" is out of any range; write for example {s_examples[(int)dimension]}";
            return false;
        }
        range = new ValueRange((long)lowScaled, (long)highScaled);
        return true;
    }

    /// <summary>A value in the usual unit: <c>0.80 mm</c>, <c>1.5 s</c>, <c>90 Hz</c>.</summary>
    public static string Format(long value, Dimension dimension) => dimension switch
    {
        Dimension.Time when value != 0 && Math.Abs(value) < 1_000_000_000 => $"{Number(value / 1_000_000m)} ms",
        Dimension.Time => $"{Number(value / 1_000_000_000m)} s",
        Dimension.Length => string.Create(CultureInfo.InvariantCulture, $"{value / 1000m:0.00#} mm"),
        Dimension.Frequency => $"{value} Hz",
        Dimension.Pace => $"{Number(value / 10m)} /s",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A value or range in the usual unit.</summary>
    public static string Format(ValueRange range, Dimension dimension) => range.Low == range.High
        ? Format(range.Low, dimension)
        : $"{Format(range.Low, dimension)} .. {Format(range.High, dimension)}";

    private static string Number(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static bool TrySplit(string text, Dimension dimension, out decimal value, out Unit unit, out bool hasUnit, out string problem)
    {
        string trimmed = text.Trim();
        int end = 0;
        while (end < trimmed.Length && (char.IsAsciiDigit(trimmed[end]) || trimmed[end] == '.' || (end == 0 && trimmed[end] is '+' or '-')))
        {
            end++;
        }
        string name = trimmed[end..].Trim();
        hasUnit = name.Length > 0 || dimension == Dimension.Count;
        unit = default;
        problem = "";
        if (!decimal.TryParse(trimmed[..end], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
        {
            problem = $"\"{trimmed}\" is not a number with a unit; write for example {s_examples[(int)dimension]}";
            return false;
        }
        if (!hasUnit)
        {
            return true;
        }
        foreach (Unit candidate in s_units[(int)dimension])
        {
            if (candidate.Name == name)
            {
                unit = candidate;
                return true;
            }
        }
        problem = dimension == Dimension.Count
            ? $"\"{trimmed}\" has a unit where a plain number is needed; write for example {s_examples[(int)dimension]}"
            : $"unit \"{name}\" is wrong here; allowed: {string.Join(", ", s_units[(int)dimension].Select(u => u.Name))}";
        return false;
    }
}
