using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.HostSimulator.Cli;
using SmpPen.HostSimulator.Link;

namespace SmpPen.Simulation.Tests.Link;

[TestClass]
public sealed class CommandReferenceTests
{
    [TestMethod]
    public void TheReferenceInDocs_IsWhatTheTableGives()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "SmpPen.sln")))
        {
            root = Path.GetDirectoryName(root);
        }
        string written = File.ReadAllText(Path.Combine(root!, "docs", "scpi.md"));
        Assert.AreEqual(CommandReference.Make(), written, "run: dotnet run --project HostSimulator -- scpi --out docs/scpi.md");
    }

    [TestMethod]
    public void TheCommand_WritesIt_OrSaysWhyNot()
    {
        string file = Path.GetTempFileName();
        using StringWriter output = new();
        using StringWriter error = new();
        Assert.AreEqual(ExitCode.Passed, CommandLineApp.Run(["scpi", "--out", file], output, error));
        Assert.AreEqual(CommandReference.Make(), File.ReadAllText(file));
        File.Delete(file);
        Assert.AreEqual(ExitCode.Usage, CommandLineApp.Run(["scpi", "--out", Path.Combine(file, "x.md")], output, error));
        Assert.StartsWith("--out: ", error.ToString());
    }
}
