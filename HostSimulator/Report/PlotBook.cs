using ScottPlot;
using SmpPen.Core.Session;

namespace SmpPen.HostSimulator.Report;

/// <summary>Draws what a <see cref="PlotRecorder"/> collected: one picture a question.</summary>
public sealed class PlotBook(PlotRecorder data, string title)
{
    /// <summary>Seconds are averaged into this many points at most.</summary>
    private const int MostRatePoints = 1_200;

    private static readonly Color s_set = ReportStyle.Blue;
    private static readonly Color s_seen = ReportStyle.Orange;
    private static readonly Color s_band = ReportStyle.Green;
    // Equal settings give equal curves: the one below shows through.
    private static readonly LinePattern[] s_patterns = [LinePattern.Solid, LinePattern.Solid, LinePattern.Dashed, LinePattern.Solid];
    private static readonly Color[] s_modes = [ReportStyle.Blue, ReportStyle.Green, ReportStyle.Purple, ReportStyle.Orange];

    /// <summary>Writes depth.png, strokes-per-second.png, on-time.png and prick.png into a directory.</summary>
    public void Save(string directory)
    {
        ReportStyle.Save(Depth(), directory, "depth.png");
        ReportStyle.Save(StrokesPerSecond(), directory, "strokes-per-second.png");
        ReportStyle.Save(OnTime(), directory, "on-time.png");
        ReportStyle.Save(Prick(), directory, "prick.png");
    }

    private Plot Depth()
    {
        Plot plot = Make("Needle depth: set and reached", TimeLabel(), "Depth in front of the nose [mm]");
        PenLimits limits = new();
        AddBand(plot, limits.DepthMicrometres.RecommendedLow / 1000.0, limits.DepthMicrometres.RecommendedHigh / 1000.0, "Recommended band");
        AddPoints(plot, data.DepthReached, Each("Reached by the needle", data.DepthReached.Stride));
        AddSteps(plot, data.DepthSet, "Set");
        plot.Axes.SetLimitsY(0, 0.05 + Math.Max(1.05, data.DepthReached.Y.DefaultIfEmpty(0).Max()));
        SetTime(plot);
        plot.ShowLegend(Alignment.LowerRight);
        return plot;
    }

    private Plot StrokesPerSecond()
    {
        IReadOnlyList<int> counts = data.StrokesPerSecond;
        int bin = Math.Max(1, (counts.Count + MostRatePoints - 1) / MostRatePoints);
        List<double> x = [];
        List<double> mean = [];
        List<double> peak = [];
        for (int first = 0; first < counts.Count; first += bin)
        {
            int[] inBin = [.. counts.Skip(first).Take(bin)];
            // Both ends of each bin: a staircase, because nothing is known between.
            x.AddRange([first / Unit().Seconds, (first + inBin.Length) / Unit().Seconds]);
            mean.AddRange([inBin.Average(), inBin.Average()]);
            peak.AddRange([inBin.Max(), inBin.Max()]);
        }
        Plot plot = Make("Strokes per second made by the needle", TimeLabel(), "Strokes in a second");
        if (x.Count > 0)
        {
            var bars = plot.Add.FillY([.. x], [.. peak], new double[x.Count]);
            bars.FillColor = s_set.WithAlpha(0.25);
            bars.LineColor = s_set.WithAlpha(0.55);
            bars.LineWidth = 1;
            bars.MarkerSize = 0;
            bars.LegendText = bin == 1 ? "In each second" : $"Busiest second of each {bin} s";
            if (bin > 1)
            {
                var line = plot.Add.ScatterLine(x.ToArray(), mean.ToArray(), s_seen);
                line.LineWidth = 1.5f;
                line.LegendText = $"Mean over {bin} s";
            }
        }
        plot.Axes.SetLimitsY(0, 1.25 * Math.Max(1, peak.DefaultIfEmpty(1).Max()));
        SetTime(plot);
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }

    private Plot OnTime()
    {
        Plot plot = Make("Coil on-time of each stroke", TimeLabel(), "Time [ms]");
        AddPoints(plot, data.OnTime, Each("Coil driven (at the gate)", data.OnTime.Stride));
        AddSteps(plot, data.OnTimeSet, "On-time commanded");
        var dwell = AddSteps(plot, data.DwellSet, "Dwell at depth set");
        dwell.Color = s_band;
        dwell.LinePattern = LinePattern.Dashed;
        plot.Axes.SetLimitsY(0, 1.35 * Math.Max(1, data.OnTime.Y.DefaultIfEmpty(1).Max()));
        SetTime(plot);
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }

    private Plot Prick()
    {
        Plot plot = Make("Needle tip during one prick of each mode", "Time since the coil was switched on [ms]", "Needle tip, in front of the nose (+) [mm]");
        int mode = 0;
        foreach (PrickCurve curve in data.Curves)
        {
            var line = plot.Add.ScatterLine(curve.Milliseconds.ToArray(), curve.Millimetres.ToArray(), s_modes[mode % s_modes.Length]);
            line.LineWidth = 2.2f;
            line.LegendText = curve.Label;
            line.LinePattern = s_patterns[mode % s_patterns.Length];
            var off = plot.Add.VerticalLine(curve.OnMilliseconds, 1.2f, s_modes[mode % s_modes.Length].WithAlpha(0.7), LinePattern.Dotted);
            off.LegendText = "";
            mode++;
        }
        // A line of no length: the legend's word for the dotted ones, whatever their colour.
        var anyOff = plot.Add.ScatterLine(new double[] { 0 }, new double[] { 0 }, ReportStyle.Ink.WithAlpha(0.8));
        anyOff.LinePattern = LinePattern.Dotted;
        anyOff.LegendText = "Coil switched off";
        var nose = plot.Add.HorizontalLine(0, 1.5f, ReportStyle.Ink.WithAlpha(0.8), LinePattern.Dashed);
        nose.LegendText = "Nose of the cartridge";
        plot.Axes.SetLimitsX(-2, 30);
        List<double> all = [.. data.Curves.SelectMany(curve => curve.Millimetres), 0.0];
        double range = Math.Max(0.1, all.Max() - all.Min());
        // Room above the curves for the legend.
        plot.Axes.SetLimitsY(all.Min() - (0.05 * range), all.Max() + (0.45 * range));
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }

    private (double Seconds, string Name) Unit() => data.LengthSeconds > 300 ? (60.0, "min") : (1.0, "s");

    private string TimeLabel() => $"Simulated time [{Unit().Name}]";

    private static string Each(string text, long stride) => stride == 1 ? text : $"{text} (1 of {stride} shown)";

    private Plot Make(string subject, string x, string y) => ReportStyle.Make($"{subject} - {title}", x, y);

    private void SetTime(Plot plot) => plot.Axes.SetLimitsX(0, data.LengthSeconds / Unit().Seconds);

    private void AddPoints(Plot plot, SeriesStore points, string label)
    {
        if (points.Count == 0)
        {
            return;
        }
        var dots = plot.Add.ScatterPoints(points.X.Select(x => x / Unit().Seconds).ToArray(), points.Y, s_seen.WithAlpha(0.6));
        dots.MarkerSize = 4;
        dots.LegendText = label;
    }

    private ScottPlot.Plottables.Scatter AddSteps(Plot plot, StepStore steps, string label)
    {
        steps.Close(data.LengthSeconds);
        var line = plot.Add.ScatterLine(steps.X.Select(x => x / Unit().Seconds).ToArray(), steps.Y.ToArray(), s_set);
        line.LineWidth = 2;
        line.LegendText = label;
        return line;
    }

    private static void AddBand(Plot plot, double low, double high, string label)
    {
        var band = plot.Add.VerticalSpan(low, high, s_band.WithAlpha(0.08));
        band.LineStyle.Color = Colors.Transparent;
        band.LegendText = label;
    }
}
