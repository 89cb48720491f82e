using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SmpPen.HostSimulator.Safety;

/// <summary>A text that is put together only when what was expected does not hold: millions of looks a run cost nothing.</summary>
[InterpolatedStringHandler]
public readonly struct Otherwise
{
    private readonly StringBuilder? _text;

    /// <summary>Called by the compiler.</summary>
    public Otherwise(int literalLength, int formattedCount, bool holds, out bool isWanted)
    {
        isWanted = !holds;
        _text = holds ? null : new StringBuilder(literalLength + (8 * formattedCount));
    }

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string text) => _text!.Append(text);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value) => _text!.Append(CultureInfo.InvariantCulture, $"{value}");

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, string format)
        where T : IFormattable => _text!.Append(value.ToString(format, CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override string ToString() => _text?.ToString() ?? "";
}
