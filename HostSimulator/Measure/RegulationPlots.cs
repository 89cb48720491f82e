using ScottPlot;
using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Report;

namespace SmpPen.HostSimulator.Measure;

/// <summary>Draws a <see cref="RegulationSweep"/>: how it settles, how it follows, and where it holds.</summary>
internal sealed class RegulationPlots(RegulationSweep sweep)
{
    private static readonly Color[] s_colors =
        [ReportStyle.Blue, ReportStyle.Orange, ReportStyle.Green, ReportStyle.Purple, ReportStyle.Red, ReportStyle.Grey];

    /// <summary>Writes settling.png, following.png, ratio.png and a map a frequency.</summary>
    public void Save(string directory)
    {
        ReportStyle.Save(Curves("Strike from a new cartridge on, Continuous 100 Hz", sweep.Settling), directory, "settling.png");
        ReportStyle.Save(Curves("Strike while skin, supply or coil change at 2 s and go back at 5 s, Continuous 100 Hz", sweep.Following), directory, "following.png");
        ReportStyle.Save(Ratio(), directory, "ratio.png");
        foreach (int frequency in RegulationSweep.MapFrequencies)
        {
            ReportStyle.Save(Map(frequency), directory, $"map-{frequency}hz.png");
        }
    }

    private static Plot Curves(string title, IReadOnlyList<RegulationCurve> curves)
    {
        Plot plot = ReportStyle.Make(title, "Time since the press [s]", "Coil time [ms]");
        for (int i = 0; i < curves.Count; i++)
        {
            RegulationCurve curve = curves[i];
            var strike = plot.Add.ScatterLine(curve.Seconds.ToArray(), curve.Strike.ToArray(), s_colors[i]);
            strike.LineWidth = 2.2f;
            strike.LegendText = curve.Name;
            var shortest = plot.Add.ScatterLine(curve.Seconds.ToArray(), curve.Shortest.ToArray(), s_colors[i].WithAlpha(0.7));
            shortest.LinePattern = LinePattern.Dashed;
            shortest.LineWidth = 1.2f;
            if (curve.Missed.Count > 0)
            {
                var missed = plot.Add.ScatterPoints(curve.Missed.ToArray(), new double[curve.Missed.Count].Select(_ => 1.45).ToArray(), s_colors[i]);
                missed.MarkerShape = MarkerShape.Eks;
                missed.MarkerSize = 9;
                missed.LegendText = $"missed: {curve.Missed.Count}";
            }
        }
        var dashed = plot.Add.ScatterLine(new double[] { 0.0 }, new double[] { 0.0 }, ReportStyle.Grey);
        dashed.LinePattern = LinePattern.Dashed;
        dashed.LegendText = "dashed: shortest that works";
        plot.Axes.SetLimits(0, curves.Max(curve => curve.Seconds[^1]), 1.4, 3.9);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Alignment.UpperCenter);
        return plot;
    }

    private Plot Ratio()
    {
        Plot plot = ReportStyle.Make("Settled strike over the shortest on-time that works, every point of the sweep", "Shortest on-time that works [ms]", "Strike / shortest");
        var band = plot.Add.VerticalSpan(1.0, 1.10, ReportStyle.Green.WithAlpha(0.10));
        band.LineStyle.Color = Colors.Transparent;
        band.LegendText = "at most 10 % above";
        string[] groups = ["map", "parts", "corners"];
        string[] names = ["skin x supply x coil", "parts at the ends of their range", "corners, every mode"];
        for (int i = 0; i < groups.Length; i++)
        {
            RegulationPoint[] points = [.. sweep.Points.Where(p => p.Group == groups[i] && p.StrokesToSettle >= 0)];
            var dots = plot.Add.ScatterPoints(points.Select(p => p.ShortestMicroseconds / 1000.0).ToArray(), points.Select(p => p.Ratio).ToArray(), s_colors[i].WithAlpha(0.8));
            dots.MarkerSize = 7;
            dots.LegendText = names[i];
        }
        plot.Axes.SetLimitsY(0.9, 1.2);
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }

    // One block a coil resistance; in it supply to the right, skin upwards.
    private Plot Map(int frequency)
    {
        Plot plot = ReportStyle.Make($"Strike regulation over skin, supply and coil temperature, Continuous {frequency} Hz, 1.00 mm", "Supply [V]", "Skin stiffness, 1 = nominal");
        RegulationPoint[] map = [.. sweep.Points.Where(p => p.Group == "map" && p.Work.EndsWith($" {frequency} Hz", StringComparison.Ordinal))];
        AddOutcome(plot, map, "settled within 10 %, none missed", ReportStyle.Green, p => p.IsWithinTenPercent && p.Missed == 0);
        AddOutcome(plot, map, "settled, outside 10 %, none missed", ReportStyle.Purple, p => p.StrokesToSettle >= 0 && !p.IsWithinTenPercent && p.Missed == 0);
        AddOutcome(plot, map, "at the longest on-time of the duty, none missed", ReportStyle.Blue, p => p.StrokesToSettle < 0 && p.Missed == 0);
        AddOutcome(plot, map, "stopped: MissedStrokes", ReportStyle.Orange, p => p.Missed > 0 && p.Fault == nameof(FaultCode.MissedStrokes));
        AddOutcome(plot, map, "missed without a fault", ReportStyle.Red, p => p.Missed > 0 && p.Fault != nameof(FaultCode.MissedStrokes));
        foreach (RegulationPoint point in map)
        {
            if (point.ShortestMicroseconds > 0)
            {
                var text = plot.Add.Text(point.Ratio.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), X(point), Y(point));
                text.LabelFontSize = 11;
                text.LabelFontName = ReportFonts.Name;
                text.LabelFontColor = Colors.White;
                text.Alignment = Alignment.MiddleCenter;
            }
        }
        plot.Axes.Bottom.SetTicks([.. Ticks().Select(t => t.X)], [.. Ticks().Select(t => t.Label)]);
        plot.Axes.Left.SetTicks([0, 1, 2, 3], [.. RegulationSweep.Skins.Select(s => s.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture))]);
        for (int block = 0; block < RegulationSweep.Coils.Length; block++)
        {
            var label = plot.Add.Text(FormattableString.Invariant($"coil {RegulationSweep.Coils[block]:0.0} ohm"), (block * 6) + 2, 3.6);
            label.LabelFontSize = 14;
            label.LabelFontName = ReportFonts.Name;
            label.LabelFontColor = ReportStyle.Ink;
            label.Alignment = Alignment.MiddleCenter;
        }
        plot.Axes.SetLimits(-1, 23, -0.6, 4.8);
        plot.Grid.MajorLineColor = Colors.Transparent;
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Alignment.UpperCenter);
        return plot;
    }

    private static void AddOutcome(Plot plot, RegulationPoint[] map, string name, Color color, Func<RegulationPoint, bool> belongs)
    {
        RegulationPoint[] points = [.. map.Where(belongs)];
        if (points.Length > 0)
        {
            var dots = plot.Add.ScatterPoints(points.Select(X).ToArray(), points.Select(Y).ToArray(), color);
            dots.MarkerShape = MarkerShape.FilledSquare;
            dots.MarkerSize = 40;
            dots.LegendText = name;
        }
    }

    private static IEnumerable<(double X, string Label)> Ticks() =>
        from block in Enumerable.Range(0, RegulationSweep.Coils.Length)
        from volts in Enumerable.Range(0, RegulationSweep.Supplies.Length)
        select ((block * 6.0) + volts, RegulationSweep.Supplies[volts].ToString("0.0", System.Globalization.CultureInfo.InvariantCulture));

    private static double X(RegulationPoint point) =>
        (Array.IndexOf(RegulationSweep.Coils, point.CoilOhms) * 6) + Array.IndexOf(RegulationSweep.Supplies, point.SupplyVolts);

    private static double Y(RegulationPoint point) => Array.IndexOf(RegulationSweep.Skins, point.Skin);
}
