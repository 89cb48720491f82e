using System.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.HostSimulator.Cli;

namespace SmpPen.Simulation.Tests.Scenarios;

/// <summary>What goes wrong at a command line: said at once, with what to do, and nothing is lost.</summary>
[TestClass]
public sealed class CommandLineProblemTests
{
    private static readonly string s_folder = Directory.CreateTempSubdirectory("smppen-").FullName;

    [ClassCleanup]
    public static void Delete() => Directory.Delete(s_folder, recursive: true);

    [TestMethod]
    [DataRow("run SCENARIO")]
    [DataRow("oled")]
    [DataRow("calibrate --technician T007 --date 2026-01-15")]
    [DataRow("campaign --runs 1000000")]
    [DataRow("merge nowhere")]
    [DataRow("measure accuracy")]
    [DataRow("measure regulation")]
    [DataRow("measure powercuts")]
    [DataRow("measure speed")]
    [DataRow("measure bench")]
    public void AnOutputThatCannotBe_IsSaidBeforeAnyWork(string command)
    {
        string file = Path.Combine(s_folder, Path.GetRandomFileName());
        File.WriteAllText(file, "kept");
        string[] words = [.. command.Split(' ').Select(word => word == "SCENARIO" ? Shipped.Path("first-treatment.yaml") : word)];
        foreach ((string directory, string reason) in new[] { (file, "is a file; give a directory"), (Path.Combine(file, "below"), "cannot be made, because") })
        {
            (int code, string output, string error) = Run([.. words, "--out", directory]);
            Assert.AreEqual(ExitCode.Usage, code);
            StringAssert.StartsWith(error, $"--out: {directory} {reason}");
            Assert.AreEqual("", output);
        }
        Assert.AreEqual("kept", File.ReadAllText(file));
    }

    [TestMethod]
    [DataRow("run SCENARIO --bogus", "--bogus: there is no such option")]
    [DataRow("run FOLDER", "it is a directory")]
    [DataRow("calibrate --technician T007 --date 2026-01-15 --port FOLDER/none", "there is no")]
    [DataRow("calibrate --technician T007 --date 2026-01-15 --port SCENARIO", "cannot be opened")]
    [DataRow("calibrate --technician T007 --date 2026-01-15 --pin 12", "--pin: give 4-12 digits")]
    [DataRow("merge FOLDER", "campaign --out")]
    public void WhatIsWrong_IsNamed(string command, string what)
    {
        string[] words = [.. command.Replace("SCENARIO", Shipped.Path("quick.yaml"), StringComparison.Ordinal).Replace("FOLDER", s_folder, StringComparison.Ordinal).Split(' ')];
        (int code, _, string error) = Run(words);
        Assert.AreEqual(ExitCode.Usage, code);
        StringAssert.Contains(error, what);
    }

    [TestMethod]
    [Timeout(120_000)]
    [DataRow("run first-treatment.yaml", "First treatment: 10 %", "is not complete")]
    [DataRow("campaign --runs 200 --jobs 1", "10 %:", "Stopped by Ctrl-C after ")]
    public void CtrlC_EndsItWithASentence(string command, string seen, string said)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("signals are sent on Linux only");
        }
        string target = Path.Combine(s_folder, Path.GetRandomFileName());
        using Process process = new()
        {
            StartInfo = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "SmpPen.HostSimulator"))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetDirectoryName(Shipped.Path("quick.yaml"))!,
            },
        };
        foreach (string word in (string[])[.. command.Split(' '), "--out", target])
        {
            process.StartInfo.ArgumentList.Add(word);
        }
        process.Start();
        for (string? line = process.StandardOutput.ReadLine(); line is not null && !line.StartsWith(seen, StringComparison.Ordinal); line = process.StandardOutput.ReadLine())
        {
        }
        // SIGTERM takes the same way as Ctrl-C's SIGINT, which is ignored where tests run in the background.
        using Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(ExitCode.Interrupted, process.ExitCode, error);
        StringAssert.Contains(error, said);
        Assert.IsNotEmpty(Directory.GetFiles(target));
    }

    private static (int Code, string Out, string Error) Run(string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLineApp.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
