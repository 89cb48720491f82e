using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SmpPen.HostSimulator.Cli;
using SmpPen.Simulation.Tests.Report;

namespace SmpPen.Simulation.Tests.Calibration;

/// <summary>The command line of calibration and accuracy, and what it writes.</summary>
[TestClass]
public sealed class CertificateTests
{
    private static readonly string[] s_order = ["calibrate", "--technician", "T007", "--date", "2026-01-15"];

    [TestMethod]
    public void Certificate_NamesItsDataByHash_AndNeedsNothingFromOutside()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("smppen-");
        try
        {
            (int code, string output, string error) = Run([.. s_order, "--device", "pen <7> & co", "--out", folder.FullName]);
            Assert.AreEqual(0, code, error);
            StringAssert.Contains(output, "Residual um");
            string page = File.ReadAllText(Path.Combine(folder.FullName, "certificate.html"));
            string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder.FullName, "calibration.json"))));
            StringAssert.Contains(page, hash);
            StringAssert.Contains(page, "pen &lt;7&gt; &amp; co");
            StringAssert.Contains(page, "2026-01-15");
            StringAssert.Contains(page, "2027-01-15");
            StringAssert.Contains(page, "T007");
            Assert.AreEqual(3, Regex.Count(page, ">pass<"));
            Assert.IsFalse(Regex.IsMatch(page, "<script|https?:|<link|<img|@import|url\\("), "script or outside resource");
            Assert.IsTrue(File.Exists(Path.Combine(folder.FullName, "residuals.png")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public void TheLongestCertificate_PrintsToExactlyOneSheet_WithoutAConsoleMessage()
    {
        Browser browser = Browser.FindOrSkip();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("smppen-");
        try
        {
            string longest = new('W', 60);
            (int code, _, string error) = Run([.. s_order, "--points", "9", "--device", longest, "--out", folder.FullName]);
            Assert.AreEqual(0, code, error);
            Browser.Print print = browser.PrintPage(File.ReadAllText(Path.Combine(folder.FullName, "certificate.html")));
            Assert.AreEqual(1, print.Pages);
            Assert.AreEqual("", print.Console);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public void ImplausibleReadings_Give1_AndTheReason_AndNoCertificate()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("smppen-");
        try
        {
            (int code, _, string error) = Run([.. s_order, "--gauge-error", "300", "--out", folder.FullName]);
            Assert.AreEqual(1, code);
            StringAssert.StartsWith(error, "Refused: ");
            Assert.IsEmpty(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    [DataRow("calibrate")]
    [DataRow("calibrate", "--technician", "T007", "--date", "2026-02-30")]
    [DataRow("calibrate", "--technician", "TECHNICIAN", "--date", "2026-01-15")]
    [DataRow("calibrate", "--technician", "T007", "--date", "2026-01-15", "--points", "2")]
    [DataRow("calibrate", "--technician", "T007", "--date", "2026-01-15", "--months", "0")]
    [DataRow("calibrate", "--technician", "T007", "--date", "2026-01-15", "--lead-error", "11")]
    [DataRow("calibrate", "--technician", "T007", "--date", "2026-01-15", "--backlash", "-1")]
    [DataRow("calibrate", "--technician", "T007", "--date", "2026-01-15", "--gauge-error", "501")]
    [DataRow("calibrate", "--technician", "T007", "--date", "2026-01-15", "--gauge-resolution", "0")]
    [DataRow("measure", "accuracy")]
    [DataRow("measure", "accuracy", "--out", "x", "--moves", "10")]
    public void BadUsage_Gives2_AndSaysWhat(params string[] args)
    {
        (int code, _, string error) = Run(args);
        Assert.AreEqual(2, code);
        Assert.AreNotEqual("", error);
    }

    [TestMethod]
    public void MeasureAccuracy_WritesItsFiles_AndPasses()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("smppen-");
        try
        {
            (int code, string output, string error) = Run(["measure", "accuracy", "--moves", "50", "--out", folder.FullName]);
            Assert.AreEqual(0, code, error);
            string table = File.ReadAllText(Path.Combine(folder.FullName, "accuracy.md"));
            StringAssert.Contains(output, table);
            foreach (string name in new[] { "accuracy.json", "depth.csv", "moves.csv", "rate.csv", "depth.png", "rate.png" })
            {
                Assert.IsTrue(File.Exists(Path.Combine(folder.FullName, name)), name);
            }
            Assert.HasCount(151, File.ReadAllLines(Path.Combine(folder.FullName, "rate.csv")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int Code, string Out, string Error) Run(string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLineApp.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
