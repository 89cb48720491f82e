using System.Globalization;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SkiaSharp;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Simulation.Tests.Scenarios;

[TestClass]
public sealed class ReportTests
{
    /// <summary>Changes of one signal of a dump: time in ns and value.</summary>
    private static List<(long At, int Value)> Edges(string vcd, string name)
    {
        string[] lines = File.ReadAllLines(vcd);
        string id = lines.Single(line => line.StartsWith("$var", StringComparison.Ordinal) && line.Contains($" {name} ", StringComparison.Ordinal)).Split(' ')[3];
        List<(long At, int Value)> edges = [];
        long now = 0;
        foreach (string line in lines.SkipWhile(line => line != "$dumpvars"))
        {
            if (line[0] == '#')
            {
                now = long.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
            }
            else if (line.Length == 2 && line[1..] == id)
            {
                edges.Add((now, line[0] - '0'));
            }
        }
        return edges;
    }

    private static string Record(string preset, string press, ValueRange? window, Action<string> look)
    {
        string directory = Directory.CreateTempSubdirectory("smppen-").FullName;
        try
        {
            RunSummary summary = ScenarioRun.Execute(
                ScenarioParser.Parse("t", Texts.With(Texts.Session(preset), press, "wait: 1 s")),
                new RunOptions { OutputDirectory = directory, VcdWindow = window });
            Assert.IsTrue(summary.Passed, string.Join(Environment.NewLine, summary.Failures));
            look(directory);
            return summary.TraceSha256;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [TestMethod]
    public void TheDumpOfASinglePrick_HoldsOneCoilPulse_WithinEnable() => Record("Hairline", "press pedal: 300 ms", null, directory =>
    {
        string vcd = Path.Combine(directory, "pins.vcd");
        List<(long At, int Value)> enable = Edges(vcd, "ENABLE");
        List<(long At, int Value)> coil = Edges(vcd, "coil_drive");
        long lastUp = coil.Last(edge => edge.Value == 1).At;
        long lastDown = coil.Last(edge => edge.Value == 0).At;
        Assert.IsTrue(lastUp >= enable.Last(edge => edge.Value == 1).At);
        Assert.IsTrue(lastDown <= enable.Last(edge => edge.Value == 0).At);
        Assert.AreEqual(lastUp, Edges(vcd, "STROKE_SHOT").Last(edge => edge.Value == 1).At);
        StringAssert.Contains(File.ReadAllText(vcd)[..200], "$timescale 1 ns $end");
    });

    [TestMethod]
    public void TheContinuousTrainInTheDump_HasTheCommandedPeriod() => Record("Crown", "press pedal: 500 ms", null, directory =>
    {
        List<(long At, int Value)> rises = [.. Edges(Path.Combine(directory, "pins.vcd"), "STROKE_PWM").Where(edge => edge.Value == 1).TakeLast(30)];
        for (int i = 1; i < rises.Count; i++)
        {
            Assert.AreEqual(10_000_000.0, rises[i].At - rises[i - 1].At, 20_000.0);
        }
    });

    [TestMethod]
    public void TimesInTheDump_NeverRunBackwards_AndStayInTheWindow() =>
        Record("Hairline", "press pedal: 300 ms", new ValueRange(2_000_000_000, 3_000_000_000), directory =>
        {
            long[] times = [.. File.ReadLines(Path.Combine(directory, "pins.vcd")).Where(line => line[0] == '#').Select(line => long.Parse(line.AsSpan(1), CultureInfo.InvariantCulture))];
            Assert.AreEqual(2_000_000_000, times[0]);
            Assert.AreEqual(3_000_000_000, times[^1]);
            Assert.IsTrue(times.Zip(times.Skip(1)).All(pair => pair.First < pair.Second));
        });

    [TestMethod]
    public void TheTrace_HasALineAtLeastEach100Milliseconds_AndShowsTheCounters() => Record("Hairline", "press pedal: 300 ms", null, directory =>
    {
        string[] lines = File.ReadAllLines(Path.Combine(directory, "trace.csv"));
        int columns = lines[0].Split(',').Length;
        Assert.IsTrue(lines.All(line => line.Split(',').Length == columns));
        double[] times = [.. lines.Skip(1).Select(line => double.Parse(line.Split(',')[0], CultureInfo.InvariantCulture))];
        // A flash write may hold the loop for longer, once or twice.
        Assert.IsTrue(times.Zip(times.Skip(1)).Count(pair => pair.Second - pair.First > 0.15) <= 2);
        int pricks = Array.IndexOf(lines[0].Split(','), "session_pricks");
        Assert.AreEqual("1", lines[^1].Split(',')[pricks]);
    });

    [TestMethod]
    public void Plots_CarryText_InTheFontThatTheyBring()
    {
        ReportFonts.Register();
        SKTypeface? typeface = new ReportFonts().CreateTypeface(ReportFonts.Name, ScottPlot.FontWeight.Normal, ScottPlot.FontSlant.Upright, ScottPlot.FontSpacing.Normal);
        Assert.IsNotNull(typeface);
        Assert.AreEqual("DejaVu Sans", typeface.FamilyName);
        Assert.IsTrue(typeface.ContainsGlyphs("Depth [mm] 0.54 +-"));
        Record("Hairline", "press pedal: 300 ms", null, directory =>
        {
            using SKBitmap picture = SKBitmap.Decode(Path.Combine(directory, "plots/depth.png"));
            // The title's line, above the axes: dark ink on white.
            int ink = 0;
            for (int x = 300; x < 980; x++)
            {
                for (int y = 5; y < 32; y++)
                {
                    ink += picture.GetPixel(x, y).Red < 128 ? 1 : 0;
                }
            }
            Assert.IsTrue(ink > 800, $"{ink} dark pixels in the title");
        });
    }

    [TestMethod]
    public void ASeries_StaysWithinItsMemory_AndKeepsItsShape()
    {
        SeriesStore store = new(100);
        for (int i = 0; i < 10_000; i++)
        {
            store.Add(i, i * 2);
        }
        Assert.IsTrue(store.Count is > 40 and <= 100);
        Assert.IsTrue(store.X.Zip(store.Y).All(point => point.Second == point.First * 2));
        Assert.IsTrue(store.X.Zip(store.X.Skip(1)).All(pair => pair.Second - pair.First == store.Stride));
    }

    [TestMethod]
    public void AStepCurve_HasACornerBeforeEachChange()
    {
        StepStore store = new();
        store.Set(0, 1);
        store.Set(5, 1);
        store.Set(8, 2);
        store.Close(10);
        CollectionAssert.AreEqual(new double[] { 0, 8, 8, 10 }, store.X.ToArray());
        CollectionAssert.AreEqual(new double[] { 1, 1, 2, 2 }, store.Y.ToArray());
    }

    [TestMethod]
    [DataRow(1234567L, 6, "1.234567")]
    [DataRow(-80L, 3, "-0.080")]
    [DataRow(5L, 1, "0.5")]
    public void AFixedPointNumber_KeepsAllItsDigits(long value, int decimals, string expected)
    {
        using MemoryStream stream = new();
        using (AsciiWriter writer = new(stream))
        {
            writer.WriteFixed(value, decimals);
        }
        Assert.AreEqual(expected, System.Text.Encoding.ASCII.GetString(stream.ToArray()));
    }
}
