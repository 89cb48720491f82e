using System.Text.Json;
using SmpPen.HostSimulator.Cli;

namespace SmpPen.Simulation.Tests.Regulation;

[TestClass]
public sealed class MeasureRegulationTests
{
    private static (int Code, string Out, string Error) Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLineApp.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    [TestMethod]
    public void TheWholeRange_Holds_AndIsWritten()
    {
        string directory = Directory.CreateTempSubdirectory("smppen-").FullName;
        try
        {
            (int code, string output, string error) = Run("measure", "regulation", "--out", directory);
            Assert.AreEqual(ExitCode.Passed, code, output + error);
            using JsonDocument table = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "regulation.json")));
            Assert.AreEqual(File.ReadLines(Path.Combine(directory, "regulation.csv")).Count() - 1, table.RootElement.GetArrayLength());
            foreach (string name in new[] { "settling.png", "following.png", "ratio.png", "map-100hz.png", "map-150hz.png" })
            {
                Assert.IsTrue(new FileInfo(Path.Combine(directory, name)).Length > 5_000, name);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [TestMethod]
    public void AFileInPlaceOfTheDirectory_IsBadUsage()
    {
        string file = Path.GetTempFileName();
        try
        {
            (int code, _, string error) = Run("measure", "regulation", "--out", file);
            Assert.AreEqual(ExitCode.Usage, code);
            StringAssert.Contains(error, "is a file; give a directory");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public void WithoutADirectory_ItIsBadUsage() => Assert.AreEqual(ExitCode.Usage, Run("measure", "regulation").Code);
}
