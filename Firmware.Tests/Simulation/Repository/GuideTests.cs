using System.Text;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SkiaSharp;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Cli;
using SmpPen.HostSimulator.Report;
using SmpPen.Unit.Control;

namespace SmpPen.Simulation.Tests.Repository;

/// <summary>The guides say what is so: pictures of this firmware, commands that run, the firmware's own words for every fault.</summary>
[TestClass]
public sealed partial class GuideTests
{
    private const string CommandStart = "dotnet run --project HostSimulator -- ";

    private static readonly string s_root = FindRoot();

    [TestMethod]
    public void ThePictures_AreThoseOfThisFirmware()
    {
        DirectoryInfo made = Directory.CreateTempSubdirectory("smppen-screens-");
        try
        {
            ScreenGallery.Save(made.FullName);
            ScreenGallery.SaveFaultSheet(Path.Combine(made.FullName, "faults.png"));
            string kept = Path.Combine(s_root, "docs", "images", "screens");
            string[] names = [.. made.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];
            CollectionAssert.AreEqual(names, Directory.EnumerateFiles(kept).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray());
            string[] old = [.. names.Where(name => !File.ReadAllBytes(Path.Combine(kept, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(made.FullName, name))))];
            Assert.IsEmpty(old, $"Run: {CommandStart}oled --out docs/images/screens");
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }

    /// <summary>Pixels, not bytes: how an edge is smoothed depends on the processor.</summary>
    [TestMethod]
    public void ThePlotOfThePrick_IsTheQuickScenarios()
    {
        DirectoryInfo made = Directory.CreateTempSubdirectory("smppen-plot-");
        try
        {
            using StringWriter output = new();
            Assert.AreEqual(ExitCode.Passed, CommandLineApp.Run(["run", Path.Combine(s_root, "scenarios", "quick.yaml"), "--quiet", "--out", made.FullName], output, output), output.ToString());
            using SKBitmap kept = SKBitmap.Decode(Path.Combine(s_root, "docs", "images", "plot-prick.png"));
            using SKBitmap now = SKBitmap.Decode(Path.Combine(made.FullName, "plots", "prick.png"));
            Assert.AreEqual(now.Info.Size, kept.Info.Size);
            int other = now.Pixels.Zip(kept.Pixels).Count(pair => Math.Abs(pair.First.Red - pair.Second.Red) > 32 || Math.Abs(pair.First.Blue - pair.Second.Blue) > 32);
            Assert.IsLessThan(100, other, $"Run: {CommandStart}run scenarios/quick.yaml --out out && cp out/plots/prick.png docs/images/plot-prick.png");
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }

    [TestMethod]
    [DataRow("docs/practitioner.md")]
    [DataRow("docs/technician.md")]
    [DataRow("docs/scpi.md")]
    [DataRow("docs/calibration.md")]
    [DataRow("docs/accuracy.md")]
    [DataRow("README.md")]
    public void EveryLinkAndPicture_Exists(string guide)
    {
        string path = Path.Combine(s_root, guide);
        string folder = Path.GetDirectoryName(path)!;
        foreach (Match link in Link().Matches(File.ReadAllText(path)))
        {
            string target = link.Groups[1].Value.Split('#')[0];
            bool isHere = target.Length == 0 || target.StartsWith("http", StringComparison.Ordinal) || Path.Exists(Path.Combine(folder, target));
            Assert.IsTrue(isHere, $"{guide}: {target}");
        }
    }

    [TestMethod]
    public void TheGuides_ShowEveryScreen()
    {
        string guides = Read("docs/practitioner.md") + Read("docs/technician.md");
        foreach ((string name, _) in ScreenGallery.Draw())
        {
            bool isShown = guides.Contains($"images/screens/{name}.png", StringComparison.Ordinal);
            // The fault screens stand on one sheet; a notice of nothing looks like Ready.
            Assert.IsTrue(isShown || name.StartsWith("fault-", StringComparison.Ordinal) || name.EndsWith("-none", StringComparison.Ordinal), name);
        }
        StringAssert.Contains(guides, "images/screens/faults.png");
    }

    [TestMethod]
    public void TheFaultTable_HasEveryCode_InTheFirmwaresWords()
    {
        string guide = Read("docs/practitioner.md");
        foreach (FaultCode code in Enum.GetValues<FaultCode>().Where(code => code != FaultCode.None))
        {
            string row = $"| {(int)code} | {FaultCatalogue.Title(code)} | {FaultCatalogue.Line(code, 1)} {FaultCatalogue.Line(code, 2)} | {FaultCatalogue.Line(code, 3)} {FaultCatalogue.Line(code, 4)} |\n";
            Assert.IsTrue(guide.Contains(row, StringComparison.Ordinal), "docs/practitioner.md needs: " + row);
        }
    }

    [TestMethod]
    public void ThePresetTable_IsWhatThePenIsDeliveredWith()
    {
        string guide = Read("docs/practitioner.md");
        foreach (Core.Storage.Preset preset in new Core.Storage.PenMemory(null!).Presets)
        {
            SettingsData s = SettingsData.From(preset.Settings);
            string rate = s.Mode switch
            {
                Core.Session.StrokeMode.Single => "one a press",
                Core.Session.StrokeMode.Burst => $"{s.BurstPricks} a press",
                _ => s.Rate,
            };
            StringAssert.Contains(guide, FormattableString.Invariant($"| {preset.Name} | {s.Mode} | {s.DepthMicrometres / 1000.0:0.00} mm | {rate} | {s.DwellMicroseconds / 1000} ms |"));
        }
    }

    [TestMethod]
    [DataRow("docs/practitioner.md")]
    [DataRow("docs/technician.md")]
    public void TheCommands_DoWhatTheGuideSays(string guide)
    {
        string folder = Directory.CreateTempSubdirectory("smppen-guide-").FullName;
        try
        {
            string[] commands = [.. Blocks(guide, "console").SelectMany(block => block.Split('\n')).Where(line => line.StartsWith(CommandStart, StringComparison.Ordinal))];
            Assert.IsNotEmpty(commands);
            foreach (string command in commands)
            {
                // Scenarios are the repository's, what is written goes elsewhere. The link runs until Ctrl-C: only whether it is there.
                string[] words = command[CommandStart.Length..].Split(' ');
                string[] args = words[0] == "link" ? ["link", "--help"] : [.. words.Select(word =>
                    word.StartsWith("scenarios/", StringComparison.Ordinal) ? Path.Combine(s_root, word)
                    : word == "out" || word.StartsWith("out/", StringComparison.Ordinal) || word.StartsWith("docs/", StringComparison.Ordinal) ? Path.Combine(folder, word) : word)];
                using StringWriter output = new();
                using StringWriter error = new();
                Assert.AreEqual(ExitCode.Passed, CommandLineApp.Run(args, output, error), $"{guide}: {command}\n{error}");
            }
            foreach (string name in guide.EndsWith("technician.md", StringComparison.Ordinal)
                ? ["out/calibration/certificate.html", "out/calibration/calibration.json", "out/calibration/residuals.png", "out/log/report.html", "out/log/sessions.csv"]
                : (string[])["out/report.html", "out/sessions.csv", "out/sessions.json", "out/touch-up/report.html"])
            {
                Assert.IsTrue(File.Exists(Path.Combine(folder, name)), name);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void TheLinksSession_RepliesAsTheGuideSays()
    {
        string written = Blocks("docs/technician.md", "scpi").Single();
        PenRig rig = new();
        rig.Boot();
        rig.Press(InputLine.ButtonDown);
        rig.Press(InputLine.ButtonDown);
        rig.Press(InputLine.ButtonSelect);
        Assert.AreEqual(PenState.Service, rig.Status.State);
        StringBuilder played = new();
        foreach (string line in written.Split('\n').Where(line => line.StartsWith("> ", StringComparison.Ordinal)))
        {
            played.Append(line).Append('\n');
            string reply = rig.Ask(line[2..]);
            played.Append(reply.Length == 0 ? "" : reply + "\n");
        }
        Assert.AreEqual(played.ToString().TrimEnd('\n'), written);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(s_root, name)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Blocks(string guide, string language) =>
        Regex.Matches(Read(guide), "^```" + language + "\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline).Select(match => match.Groups[1].Value);

    private static string FindRoot()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "SmpPen.sln")))
        {
            root = Path.GetDirectoryName(root);
        }
        return root ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
