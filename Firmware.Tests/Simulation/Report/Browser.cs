using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace SmpPen.Simulation.Tests.Report;

/// <summary>Chromium or Chrome on this machine, without a window.</summary>
internal sealed partial class Browser
{
    private const int LongestMilliseconds = 120_000;

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    private readonly string _path;

    private Browser(string path) => _path = path;

    /// <summary>What printing gave.</summary>
    /// <param name="Pages">Sheets of paper.</param>
    /// <param name="Console">Messages of the page's console.</param>
    public sealed record Print(int Pages, string Console);

    /// <summary>The browser; the test is skipped, and says so, where there is none.</summary>
    public static Browser FindOrSkip()
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        if (path is null)
        {
            Assert.Inconclusive("Skipped: no Chromium on this machine (Debian: apt-get install chromium).");
        }
        return new Browser(path!);
    }

    /// <summary>Prints a page to PDF.</summary>
    public Print PrintPage(string html)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("smppen-print-");
        try
        {
            string page = Path.Combine(folder.FullName, "page.html");
            string pdf = Path.Combine(folder.FullName, "page.pdf");
            File.WriteAllText(page, html);
            ProcessStartInfo start = new(_path)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                ArgumentList =
                {
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr", "--no-pdf-header-footer",
                    $"--user-data-dir={folder.FullName}/profile", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
                },
            };
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Assert.IsTrue(process.WaitForExit(LongestMilliseconds), "The browser did not end.");
            string messages = string.Join('\n', (error.Result + output.Result).Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal)));
            Assert.IsTrue(File.Exists(pdf), error.Result);
            return new Print(PageObject().Count(Encoding.Latin1.GetString(File.ReadAllBytes(pdf))), messages);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObject();
}
