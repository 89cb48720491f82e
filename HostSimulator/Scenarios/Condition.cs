using System.Globalization;
using SmpPen.Core.Control;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>What an expectation can look at: the firmware's own view, the pixels, the pins and what the mechanics really did.</summary>
public interface IObservedPen
{
    /// <summary>The firmware's own view.</summary>
    PenStatus Status { get; }

    /// <summary>Lines of text that a person reads on the display now, top to bottom.</summary>
    IReadOnlyList<string> DisplayLines { get; }

    /// <summary>Needle protrusion beyond the nose at the end of a stroke, measured on the mechanics, in micrometres.</summary>
    int DepthMicrometres { get; }

    /// <summary>Strokes that the needle made to full depth since power-up, measured on the mechanics.</summary>
    long NeedleStrokes { get; }

    /// <summary>Level of a pad.</summary>
    bool PinLevel(int number);

    /// <summary>Confirmed pricks of the session at the last <c>count from here</c>.</summary>
    int CountedPricks { get; }

    /// <summary><see cref="NeedleStrokes"/> at the last <c>count from here</c>.</summary>
    long CountedStrokes { get; }
}

/// <summary>One thing that an expectation compares.</summary>
public abstract record Condition
{
    /// <summary>What is looked at, in the scenario's words.</summary>
    public abstract string Subject { get; }

    /// <summary>What it should be.</summary>
    public abstract string Expected { get; }

    /// <summary>What it is.</summary>
    public abstract string Seen(IObservedPen pen);

    /// <summary>True when it is as it should be.</summary>
    public abstract bool Holds(IObservedPen pen);
}

/// <summary>A word: state, screen, fault, zone and the like.</summary>
public sealed record WordCondition(string Subject_, string Word, Func<PenStatus, string> Read) : Condition
{
    /// <inheritdoc/>
    public override string Subject => Subject_;

    /// <inheritdoc/>
    public override string Expected => Word;

    /// <inheritdoc/>
    public override string Seen(IObservedPen pen) => Read(pen.Status);

    /// <inheritdoc/>
    public override bool Holds(IObservedPen pen) => Read(pen.Status) == Word;
}

/// <summary>A number within a range.</summary>
public sealed record NumberCondition(string Subject_, ValueRange Range, Dimension Dimension, Func<IObservedPen, long> Read) : Condition
{
    /// <inheritdoc/>
    public override string Subject => Subject_;

    /// <inheritdoc/>
    public override string Expected => Quantity.Format(Range, Dimension);

    /// <inheritdoc/>
    public override string Seen(IObservedPen pen) => Quantity.Format(Read(pen), Dimension);

    /// <inheritdoc/>
    public override bool Holds(IObservedPen pen) => Range.Contains(Read(pen));
}

/// <summary>A level at a pad.</summary>
public sealed record PinCondition(string Pin, int Number, bool High) : Condition
{
    /// <inheritdoc/>
    public override string Subject => string.Create(CultureInfo.InvariantCulture, $"pin {Pin}");

    /// <inheritdoc/>
    public override string Expected => High ? "high" : "low";

    /// <inheritdoc/>
    public override string Seen(IObservedPen pen) => pen.PinLevel(Number) ? "high" : "low";

    /// <inheritdoc/>
    public override bool Holds(IObservedPen pen) => pen.PinLevel(Number) == High;
}

/// <summary>A text that a person can read on the display.</summary>
public sealed record DisplayCondition(string Text) : Condition
{
    /// <inheritdoc/>
    public override string Subject => "display";

    /// <inheritdoc/>
    public override string Expected => $"\"{Text}\"";

    /// <inheritdoc/>
    public override string Seen(IObservedPen pen) => $"\"{string.Join(" | ", pen.DisplayLines)}\"";

    /// <inheritdoc/>
    public override bool Holds(IObservedPen pen)
    {
        foreach (string line in pen.DisplayLines)
        {
            if (line.Contains(Text, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }
}
