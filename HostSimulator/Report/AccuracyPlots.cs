using ScottPlot;
using SmpPen.Core.Calibration;
using SmpPen.HostSimulator.Calibration;

namespace SmpPen.HostSimulator.Report;

/// <summary>Pictures of calibration and accuracy.</summary>
public static class AccuracyPlots
{
    /// <summary>Residual of each point of a calibration.</summary>
    public static void SaveResiduals(DepthCalibration data, CalibrationRecordFile record, string path)
    {
        Plot plot = ReportStyle.Make("Calibration: distance of each point from the straight line", "Protrusion read [mm]", "Residual [\u00b5m]");
        double[] x = [.. data.Micrometres.Take(data.Count).Select(m => m / 1000.0)];
        var line = plot.Add.Scatter(x, record.Residuals.ToArray(), ReportStyle.Blue);
        line.LineWidth = 2;
        line.MarkerSize = 9;
        line.LegendText = "Points";
        Limits(plot, CalibrationJudge.MaxResidualMicrometres, "Limit");
        plot.Axes.SetLimitsY(-45, 45);
        plot.ShowLegend(Alignment.UpperRight);
        plot.SavePng(path, ReportStyle.Width, ReportStyle.Height);
    }

    /// <summary>Error over depth before and after calibration.</summary>
    public static void SaveDepth(DepthResult result, string path)
    {
        Plot plot = ReportStyle.Make($"Depth error before and after calibration - {result.Corner.Name.Replace(" um", " \u00b5m", StringComparison.Ordinal)}", "Depth wanted [mm]", "Depth reached - wanted [\u00b5m]");
        Dots(plot, result.Before, ReportStyle.Orange, "Before: nominal geometry");
        Dots(plot, result.After, ReportStyle.Blue, "After calibration");
        Limits(plot, 20, "\u00b120 \u00b5m");
        double top = result.Before.Concat(result.After).Max(move => Math.Abs(move.ErrorMicrometres));
        plot.Axes.SetLimitsY(-1.15 * Math.Max(25, top), 1.4 * Math.Max(25, top));
        plot.ShowLegend(Alignment.UpperRight);
        plot.SavePng(path, ReportStyle.Width, ReportStyle.Height);
    }

    /// <summary>Error of the puncture rate over frequency.</summary>
    public static void SaveRate(IReadOnlyList<RateResult> rates, string path)
    {
        Plot plot = ReportStyle.Make("Puncture rate: measured against set", "Stroke frequency set [Hz]", "Error [%]");
        var dots = plot.Add.ScatterPoints(rates.Select(r => (double)r.SetHertz).ToArray(), rates.Select(r => r.ErrorPercent).ToArray(), ReportStyle.Blue);
        dots.MarkerSize = 6;
        dots.LegendText = "Measured at the needle";
        Limits(plot, 0.2, "\u00b10.2 %");
        plot.Axes.SetLimitsY(-0.25, 0.3);
        plot.ShowLegend(Alignment.UpperRight);
        plot.SavePng(path, ReportStyle.Width, ReportStyle.Height);
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
            var line = plot.Add.HorizontalLine(at, 1.5f, ReportStyle.Red, LinePattern.Dashed);
            line.LegendText = at > 0 ? label : "";
        }
    }
}
