using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.HostSimulator.Cli;

namespace SmpPen.Simulation.Tests.Scenarios;

[TestClass]
public sealed class CommandLineTests
{
    private sealed class Folder : IDisposable
    {
        public Folder() => Path = Directory.CreateTempSubdirectory("smppen-").FullName;

        public string Path { get; }

        public string File(string name) => System.IO.Path.Combine(Path, name);

        public string Scenario(string text)
        {
            System.IO.File.WriteAllText(File("s.yaml"), text);
            return File("s.yaml");
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    private static (int Code, string Out, string Error) Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLineApp.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    [TestMethod]
    public void AScenarioThatHolds_Gives0_AndATable()
    {
        using Folder folder = new();
        (int code, string output, string error) = Run("run", folder.Scenario(Texts.With("expect: { state: Standby, within: 8 s }")));
        Assert.AreEqual(0, code, error);
        StringAssert.Contains(output, "passed");
        StringAssert.Contains(output, "Full strokes made by the needle");
        Assert.AreEqual("", error);
        Assert.AreEqual(1, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [TestMethod]
    public void AScenarioThatDoesNot_Gives1_AndSaysWhichWhenExpectedSeen()
    {
        using Folder folder = new();
        string path = folder.Scenario(Texts.With("expect: { state: Ready, within: 4 s }"));
        (int code, string output, string error) = Run("run", path, "--quiet");
        Assert.AreEqual(1, code);
        Assert.AreEqual("", output);
        StringAssert.StartsWith(error, path + ":4:5: at ");
    }

    [TestMethod]
    public void SeveralScenarios_SideBySide_AreReportedInOrder_AndGiveWhatTheyGiveAlone()
    {
        using Folder folder = new();
        string[] files = [.. Enumerable.Range(0, 6).Select(number =>
        {
            string path = folder.File($"s{number}.yaml");
            // The first ones last longest.
            File.WriteAllText(path, $"name: Number {number}\nseed: {number}\nsteps:\n  - power on\n  - wait: {600 - (100 * number)} s\n  - power off\n");
            return path;
        })];
        (int code, string output, string error) = Run(["run", .. files, "--out", folder.File("many"), "--jobs", "3"]);
        Assert.AreEqual(0, code, error);
        int[] places = [.. Enumerable.Range(0, 6).Select(number => output.IndexOf($"Number {number}", StringComparison.Ordinal))];
        CollectionAssert.AreEqual(places.Order().ToArray(), places);
        Assert.IsTrue(places.All(place => place >= 0));
        Assert.AreEqual(0, Run("run", files[2], "--out", folder.File("one")).Code);
        foreach (string name in (string[])["trace.csv", "pins.vcd", "session.json", "plots/depth.png"])
        {
            CollectionAssert.AreEqual(File.ReadAllBytes(folder.File($"one/{name}")), File.ReadAllBytes(folder.File($"many/s2/{name}")), name);
        }
        Assert.AreEqual(2, Run("run", files[0], "--jobs", "0").Code);
    }

    [TestMethod]
    public void AWrongScenario_Gives2_AndWritesNothing()
    {
        using Folder folder = new();
        string path = folder.Scenario(Texts.With("set depth: 2.4 mm"));
        (int code, _, string error) = Run("run", path, "--out", folder.File("out"));
        Assert.AreEqual(2, code);
        StringAssert.StartsWith(error, path + ":4:16: depth 2.40 mm is above the limit; allowed: 0.00 mm .. 2.00 mm");
        Assert.IsFalse(Directory.Exists(folder.File("out")));
    }

    [TestMethod]
    public void OneWrongScenarioOfTwo_StopsBoth()
    {
        using Folder folder = new();
        (int code, _, _) = Run("run", Shipped.Path("quick.yaml"), folder.Scenario("name: x\n"), "--out", folder.File("out"));
        Assert.AreEqual(2, code);
        Assert.IsFalse(Directory.Exists(folder.File("out")));
    }

    [TestMethod]
    [DataRow("run")]
    [DataRow("walk")]
    [DataRow("run", "x.yaml", "--sed", "3")]
    [DataRow("run", "x.yaml", "--seed", "minus")]
    [DataRow("run", "x.yaml", "--vcd-window", "5")]
    [DataRow("run", "x.yaml", "--vcd-window", "5..5 s")]
    [DataRow("oled")]
    public void BadUsage_Gives2_AndAHint(params string[] args)
    {
        (int code, _, string error) = Run(args);
        Assert.AreEqual(2, code);
        Assert.AreNotEqual("", error);
    }

    [TestMethod]
    public void AnOutputThatIsAFile_IsRefused()
    {
        using Folder folder = new();
        string path = folder.Scenario(Texts.With("wait: 1 s"));
        (int code, _, string error) = Run("run", path, "--out", path);
        Assert.AreEqual(2, code);
        StringAssert.Contains(error, "is a file");
    }

    [TestMethod]
    [DataRow("--help", "-- run scenarios/quick.yaml")]
    [DataRow("run --help", "-- run scenarios/first-treatment.yaml --out out")]
    [DataRow("oled --help", "-- oled --out out/screens")]
    public void Help_HasAnExample(string line, string example)
    {
        (int code, string output, _) = Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.AreEqual(0, code);
        StringAssert.Contains(output, example);
    }

    [TestMethod]
    public void ARunWritesItsFiles_AndTheSameOnesAgainForTheSameSeed()
    {
        using Folder folder = new();
        string scenario = Shipped.Path("quick.yaml");
        Assert.AreEqual(0, Run("run", scenario, "--quiet", "--out", folder.File("a")).Code);
        Assert.AreEqual(0, Run("run", scenario, "--quiet", "--out", folder.File("b")).Code);
        Run("run", scenario, "--quiet", "--seed", "5", "--out", folder.File("c"));
        foreach (string name in new[] { "pins.vcd", "trace.csv", "session.json", "plots/depth.png", "plots/strokes-per-second.png", "plots/on-time.png", "plots/prick.png" })
        {
            byte[] first = File.ReadAllBytes(folder.File("a/" + name));
            CollectionAssert.AreEqual(first, File.ReadAllBytes(folder.File("b/" + name)), name);
        }
        CollectionAssert.AreNotEqual(File.ReadAllBytes(folder.File("a/pins.vcd")), File.ReadAllBytes(folder.File("c/pins.vcd")));
        CollectionAssert.AreNotEqual(File.ReadAllBytes(folder.File("a/trace.csv")), File.ReadAllBytes(folder.File("c/trace.csv")));
        Assert.IsTrue(Directory.GetFiles(folder.File("a/oled"), "*.png").Length >= 20);
    }

    [TestMethod]
    public void TheSummary_HasEveryPromisedKey()
    {
        using Folder folder = new();
        Assert.AreEqual(0, Run("run", Shipped.Path("quick.yaml"), "--quiet", "--out", folder.Path).Code);
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(folder.File("summary.json")));
        foreach (string key in new[]
        {
            "scenario", "seed", "firmwareVersion", "simulatedSeconds", "wallSeconds", "speedRatio", "strokesCommanded", "strokesConfirmed",
            "strokesMissed", "strokesUncommanded", "pricksPerZone", "depthErrorMicrometresMax", "pedalToStrokeMillisecondsMax",
            "releaseToLastStrokeMillisecondsMax", "loopLatenessMillisecondsMax", "faults", "traceSha256", "testStrokes", "collections",
        })
        {
            Assert.IsTrue(summary.RootElement.TryGetProperty(key, out _), key);
        }
        Assert.AreEqual(64, summary.RootElement.GetProperty("traceSha256").GetString()!.Length);
        Assert.AreEqual(0, summary.RootElement.GetProperty("strokesUncommanded").GetInt64());
    }

    [TestMethod]
    public void WritingFiles_ChangesNothingInTheRun()
    {
        using Folder folder = new();
        string without = Hash(folder, null);
        string with = Hash(folder, folder.File("out"));
        Assert.AreEqual(without, with);

        static string Hash(Folder folder, string? directory) => SmpPen.HostSimulator.Report.ScenarioRun.Execute(
            SmpPen.HostSimulator.Scenarios.ScenarioParser.Parse("t", Texts.With(Texts.Session("Crown"), "press pedal: 300 ms", "wait: 1 s")),
            new SmpPen.HostSimulator.Report.RunOptions { OutputDirectory = directory }).TraceSha256;
    }

    [TestMethod]
    public void SeveralScenarios_GetAFolderEach()
    {
        using Folder folder = new();
        string path = folder.Scenario(Texts.With("wait: 1 s"));
        Assert.AreEqual(0, Run("run", path, path, "--quiet", "--out", folder.File("out")).Code);
        Assert.IsTrue(File.Exists(folder.File("out/s/summary.json")));
        Assert.IsTrue(File.Exists(folder.File("out/s-2/summary.json")));
    }

    [TestMethod]
    public void EveryScreen_IsRendered()
    {
        using Folder folder = new();
        Assert.AreEqual(0, Run("oled", "--out", folder.Path).Code);
        string[] pictures = Directory.GetFiles(folder.Path, "*.png");
        Assert.IsTrue(pictures.Length >= 40);
        CollectionAssert.AreEqual(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, File.ReadAllBytes(pictures[0])[..4]);
    }
}
