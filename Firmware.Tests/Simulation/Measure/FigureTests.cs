using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.HostSimulator.Cli;
using SmpPen.HostSimulator.Measure;

namespace SmpPen.Simulation.Tests.Measure;

[TestClass]
public sealed class FigureTests
{
    private const string TinyTreatment = """
        name: Tiny
        seed: 1
        steps:
          - power on
          - begin session: { kind: first-treatment, zone: hairline, preset: Hairline }
          - prick: { count: 5, pedal: 100 ms, rest: 400 ms }
          - power off
        """;

    [TestMethod]
    public void AFigure_IsTheMedianOfItsRepetitions_WithTheirSpread()
    {
        Figure odd = Figure.Of("g", "n", "s", "m", [5, 1, 3]);
        Assert.AreEqual((3L, 3.0, 1.0, 5.0), (odd.Repetitions, odd.Median, odd.Min, odd.Max));
        Assert.AreEqual(2.5, Figure.Of("g", "n", "s", "m", [4, 1, 2, 3]).Median);
    }

    [TestMethod]
    public void ALimit_SaysWhetherItHolds()
    {
        Figure figure = Figure.Of("g", "n", "s", "m", [1, 2, 9]);
        Assert.IsTrue(figure.Holds);
        Assert.IsFalse(figure.AtMost(8).Holds);
        Assert.IsTrue(figure.AtMost(9).Holds);
        Assert.IsTrue(figure.MedianAtLeast(2).Holds);
        Assert.IsFalse(figure.MedianAtLeast(2.1).Holds);
        Assert.IsFalse(figure.MedianAtMost(1.9).Holds);
        Assert.AreEqual("max <= 3,000", figure.AtMost(3000).Limit);
    }

    [TestMethod]
    public void Json_HoldsMachineAndEveryFigure_WithUnitMethodRepetitionsMedianAndSpread()
    {
        FigureReport report = new(Machine.This, [Figure.Of("speed", "idle", "x real time", "how", [1, 2, 3]).MedianAtLeast(5)]);
        using JsonDocument json = JsonDocument.Parse(report.ToJson());
        JsonElement figure = json.RootElement.GetProperty("figures")[0];
        Assert.IsFalse(report.Holds);
        Assert.IsFalse(json.RootElement.GetProperty("holds").GetBoolean());
        Assert.AreNotEqual("", json.RootElement.GetProperty("machine").GetProperty("processor").GetString());
        Assert.AreEqual("speed idle x real time how", string.Join(' ', ((string[])["group", "name", "unit", "method"]).Select(key => figure.GetProperty(key).GetString())));
        Assert.AreEqual(3, figure.GetProperty("repetitions").GetInt32());
        Assert.AreEqual((2.0, 1.0, 3.0), (figure.GetProperty("median").GetDouble(), figure.GetProperty("min").GetDouble(), figure.GetProperty("max").GetDouble()));
        Assert.AreEqual("median >= 5", figure.GetProperty("limit").GetString());
        Assert.IsFalse(figure.GetProperty("holds").GetBoolean());
    }

    [TestMethod]
    public void AHistogram_KnowsItsMaximum_AndKeepsWhatLiesBeyondItsLastBin()
    {
        Histogram times = new(binMilliseconds: 1, bins: 10);
        foreach (long milliseconds in (long[])[2, 2, 3, 50])
        {
            times.Add(milliseconds * 1_000_000);
        }
        Assert.AreEqual((4L, 2.0, 50.0), (times.Count, times.MinMilliseconds, times.MaxMilliseconds));
        Assert.AreEqual(2.5, times.MedianMilliseconds);
        Assert.AreEqual((2L, 1L, 1L), (times.Counts[2], times.Counts[3], times.Counts[9]));
    }

    [TestMethod]
    public void MeasureTiming_WritesFiguresAndPlots()
    {
        string folder = Directory.CreateTempSubdirectory("smppen-").FullName;
        try
        {
            string scenario = Path.Combine(folder, "tiny.yaml");
            File.WriteAllText(scenario, TinyTreatment);
            string directory = Path.Combine(folder, "out");
            using StringWriter output = new();
            using StringWriter error = new();
            int code = CommandLineApp.Run(["measure", "timing", "--scenario", scenario, "--out", directory], output, error);
            Assert.AreEqual(0, code, error.ToString());
            StringAssert.Contains(output.ToString(), "pedal to stroke");
            Assert.AreEqual(7, Directory.GetFiles(directory, "timing-*.png").Length);
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "measure-timing.json")));
            JsonElement press = json.RootElement.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "pedal to stroke");
            JsonElement collected = json.RootElement.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "pedal to stroke, with a collection");
            Assert.AreEqual(5, press.GetProperty("repetitions").GetInt32() + collected.GetProperty("repetitions").GetInt32());
            Assert.IsGreaterThan(5.0, press.GetProperty("min").GetDouble());
            Assert.IsLessThan(35.0, press.GetProperty("max").GetDouble());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    [DataRow("measure", "speed", "--repetitions", "0")]
    [DataRow("measure", "tick", "--minutes", "601")]
    [DataRow("measure", "timing", "--scenario", "no-such-file.yaml")]
    public void BadUsage_Gives2(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        Assert.AreEqual(2, CommandLineApp.Run(args, output, error));
        Assert.AreNotEqual("", error.ToString());
    }

    [TestMethod]
    public void Speed_GivesARatioForEachKindOfWork_WithAndWithoutVcd_AndGrowthForEachLength()
    {
        var tiny = SmpPen.HostSimulator.Scenarios.ScenarioParser.Parse("tiny", TinyTreatment);
        IReadOnlyList<Figure> figures = SpeedMeasure.Run(tiny, minutes: 1, growthMinutes: [1, 2], repetitions: 1, report: null);
        Assert.AreEqual(12, figures.Count(f => f.Unit == "x real time"));
        Assert.AreEqual(6, figures.Count(f => f.Name.EndsWith("with VCD", StringComparison.Ordinal)));
        Assert.AreEqual(2, figures.Count(f => f.Name.EndsWith("memory growth", StringComparison.Ordinal)));
        Assert.IsTrue(figures.All(f => f.Unit == "MB" || f.Min > 0));
        Assert.IsTrue(figures.Where(f => f.Unit == "MB").All(f => f.Holds));
    }
}
