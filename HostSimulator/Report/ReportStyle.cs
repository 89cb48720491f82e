using ScottPlot;

namespace SmpPen.HostSimulator.Report;

/// <summary>How every plot of the simulator looks.</summary>
internal static class ReportStyle
{
    public const int Width = 1280;
    public const int Height = 640;

    public static readonly Color Ink = Color.FromHex("#1F2933");
    public static readonly Color Grid = Color.FromHex("#E3E8EE");
    public static readonly Color Blue = Color.FromHex("#1F5FA8");
    public static readonly Color Orange = Color.FromHex("#D9590B");
    public static readonly Color Green = Color.FromHex("#2E8B57");
    public static readonly Color Purple = Color.FromHex("#8E44AD");
    public static readonly Color Grey = Color.FromHex("#6B7785");
    public static readonly Color Red = Color.FromHex("#B3261E");

    /// <summary>An empty plot with title and axes.</summary>
    public static Plot Make(string title, string x, string y)
    {
        ReportFonts.Register();
        Plot plot = new();
        plot.Font.Set(ReportFonts.Name);
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Axes.Color(Ink);
        plot.Grid.MajorLineColor = Grid;
        plot.Title(title, 18);
        plot.XLabel(x, 15);
        plot.YLabel(y, 15);
        plot.Axes.Bottom.TickLabelStyle.FontSize = 13;
        plot.Axes.Left.TickLabelStyle.FontSize = 13;
        plot.Legend.FontSize = 13;
        plot.Legend.BackgroundColor = Colors.White.WithAlpha(0.92);
        plot.Legend.OutlineColor = Grid;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        return plot;
    }

    /// <summary>Writes a plot as a PNG of the common size.</summary>
    public static void Save(Plot plot, string directory, string name) => plot.SavePng(Path.Combine(directory, name), Width, Height);
}
