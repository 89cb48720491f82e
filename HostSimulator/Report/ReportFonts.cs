using ScottPlot;
using SkiaSharp;

namespace SmpPen.HostSimulator.Report;

/// <summary>The font of the plots, carried along: a machine without any installed font draws the same pictures.</summary>
/// <remarks>DejaVu Sans 2.37; licence beside the file (Fonts/LICENSE.txt).</remarks>
public sealed class ReportFonts : IFontResolver
{
    /// <summary>Name by which plots ask for it.</summary>
    public const string Name = "SmpPen DejaVu Sans";

    private const string Resource = "SmpPen.HostSimulator.Report.Fonts.DejaVuSans.ttf";

    private static readonly Lazy<SKTypeface> s_typeface = new(Load);
    private static readonly Lazy<bool> s_registered = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new ReportFonts());
        Fonts.Default = Name;
        return true;
    });

    /// <summary>Makes the font known to ScottPlot; more than once does no harm.</summary>
    public static void Register() => _ = s_registered.Value;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? s_typeface.Value : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? s_typeface.Value : null;

    private static SKTypeface Load()
    {
        using Stream stream = typeof(ReportFonts).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"Resource {Resource} is missing from the build.");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"Resource {Resource} is not a font.");
    }
}
