using ScottPlot;
using SmpPen.Core.Calibration;
using SmpPen.HostSimulator.Calibration;

namespace SmpPen.HostSimulator.Report;

/// <summary>Pictures of calibration and accuracy.</summary>
public static class AccuracyPlots
{
    private const int Width = 1280;
    private const int Height = 640;

    private static readonly Color s_ink = Color.FromHex("#1F2933");
    private static readonly Color s_grid = Color.FromHex("#E3E8EE");
    private static readonly Color s_before = Color.FromHex("#D9590B");
    private static readonly Color s_after = Color.FromHex("#1F5FA8");
    private static readonly Color s_limit = Color.FromHex("#B3261E");

    /// <summary>Residual of each point of a calibration.</summary>
    public static void SaveResiduals(DepthCalibration data, CalibrationRecordFile record, string path)
    {
        Plot plot = Make("Calibration: distance of each point from the straight line", "Protrusion read [mm]", "Residual [um]");
        double[] x = [.. data.Micrometres.Take(data.Count).Select(m => m / 1000.0)];
        var line = plot.Add.Scatter(x, record.Residuals.ToArray(), s_after);
        line.LineWidth = 2;
        line.MarkerSize = 9;
        line.LegendText = "Points";
        Limits(plot, CalibrationJudge.MaxResidualMicrometres, "Limit");
        plot.Axes.SetLimitsY(-45, 45);
        plot.ShowLegend(Alignment.UpperRight);
        plot.SavePng(path, Width, Height);
    }

    /// <summary>Error over depth before and after calibration.</summary>
    public static void SaveDepth(DepthResult result, string path)
    {
        Plot plot = Make($"Depth error before and after calibration - {result.Corner.Name}", "Depth wanted [mm]", "Depth reached - wanted [um]");
        Dots(plot, result.Before, s_before, "Before: nominal geometry");
        Dots(plot, result.After, s_after, "After calibration");
        Limits(plot, 20, "+-20 um");
        double top = result.Before.Concat(result.After).Max(move => Math.Abs(move.ErrorMicrometres));
        plot.Axes.SetLimitsY(-1.15 * Math.Max(25, top), 1.4 * Math.Max(25, top));
        plot.ShowLegend(Alignment.UpperRight);
        plot.SavePng(path, Width, Height);
    }

    /// <summary>Error of the puncture rate over frequency.</summary>
    public static void SaveRate(IReadOnlyList<RateResult> rates, string path)
    {
        Plot plot = Make("Puncture rate: measured against set", "Stroke frequency set [Hz]", "Error [%]");
        var dots = plot.Add.ScatterPoints(rates.Select(r => (double)r.SetHertz).ToArray(), rates.Select(r => r.ErrorPercent).ToArray(), s_after);
        dots.MarkerSize = 6;
        dots.LegendText = "Measured at the needle";
        Limits(plot, 0.2, "+-0.2 %");
        plot.Axes.SetLimitsY(-0.25, 0.3);
        plot.ShowLegend(Alignment.UpperRight);
        plot.SavePng(path, Width, Height);
    }

    private static void Dots(Plot plot, IReadOnlyList<DepthMove> moves, Color colour, string label)
    {
        var dots = plot.Add.ScatterPoints(moves.Select(m => m.WantedMicrometres / 1000.0).ToArray(), moves.Select(m => m.ErrorMicrometres).ToArray(), colour.WithAlpha(0.6));
        dots.MarkerSize = 5;
        dots.LegendText = label;
    }

    private static void Limits(Plot plot, double limit, string label)
    {
        foreach (double at in new[] { limit, -limit })
        {
            var line = plot.Add.HorizontalLine(at, 1.5f, s_limit, LinePattern.Dashed);
            line.LegendText = at > 0 ? label : "";
        }
    }

    private static Plot Make(string title, string x, string y)
    {
        ReportFonts.Register();
        Plot plot = new();
        plot.Font.Set(ReportFonts.Name);
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Axes.Color(s_ink);
        plot.Grid.MajorLineColor = s_grid;
        plot.Title(title, 18);
        plot.XLabel(x, 15);
        plot.YLabel(y, 15);
        plot.Axes.Bottom.TickLabelStyle.FontSize = 13;
        plot.Axes.Left.TickLabelStyle.FontSize = 13;
        plot.Legend.FontSize = 13;
        plot.Legend.BackgroundColor = Colors.White.WithAlpha(0.92);
        plot.Legend.OutlineColor = s_grid;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        return plot;
    }
}
