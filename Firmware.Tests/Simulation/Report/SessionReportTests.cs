using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Cli;
using SmpPen.HostSimulator.Report;

namespace SmpPen.Simulation.Tests.Report;

[TestClass]
public sealed partial class SessionReportTests
{
    [TestMethod]
    public void ThePagesNumbers_AreTheRecords()
    {
        SessionData session = SampleSession.Everything();
        string page = SessionReportPage.Render(session, SampleSession.File(session));
        List<long> shown = [.. DataElement().Matches(page).Select(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        long[] wanted =
        [
            session.Sequence, session.Pricks, session.ElapsedSeconds, session.NeedleActiveSeconds, session.MissedStrokes, session.FaultCount,
            .. session.Zones.SelectMany(zone => new long[] { zone.Pricks, zone.Settings!.DepthMicrometres, zone.Settings.DwellMicroseconds }),
            session.Pricks, session.Cartridges, session.CartridgeStrokes, session.CommandedStrokes, session.TestStrokes,
            session.CommandedStrokes - session.Pricks - session.MissedStrokes, session.CalibrationSerial,
        ];
        CollectionAssert.AreEqual(wanted, shown);
        foreach (Match match in DataElement().Matches(page))
        {
            string text = match.Groups[2].Value;
            long value = long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            string digits = text.Replace(",", "", StringComparison.Ordinal);
            bool isEqual = text.Contains(':', StringComparison.Ordinal)
                ? Seconds(text) == value
                : text.EndsWith("mm", StringComparison.Ordinal) || text.EndsWith("ms", StringComparison.Ordinal)
                    ? Math.Abs((double.Parse(text[..^3], CultureInfo.InvariantCulture) * 1000) - value) < 5
                    : digits == value.ToString(CultureInfo.InvariantCulture);
            Assert.IsTrue(isEqual, match.Value);
        }
    }

    [TestMethod]
    public void ThePage_SaysWhoWhenWhatAndWhatToDoAfterwards()
    {
        SessionData session = SampleSession.Everything();
        string page = SessionReportPage.Render(session, SampleSession.File(session));
        foreach (string text in new[]
        {
            "First treatment", "K17BERLN", "9 February 2026", "9 March 2026", "1.0.0", "3 January 2026, T007", "Right temple", "84 Hz", "NEEDLE BLOCKED",
            "The last 4 of 11, newest first.", "The power went while this session ran", "without gym, sauna or hard exercise", "clean water only", "no shampoo, no shaving",
            "Fresh bedclothes", "caps", "gone the next day", "look darker first", "Not a certified medical device",
        })
        {
            StringAssert.Contains(page, text);
        }
        Assert.AreEqual(new DateOnly(2026, 3, 9), SessionReportPage.EarliestTouchUp(session));
    }

    [TestMethod]
    public void WithoutClockAndClient_ThePageLeavesLinesToFillIn_AndClaimsNoDay()
    {
        SessionData session = SampleSession.Everything() with { Date = null, Client = "", Firmware = "", CalibrationSerial = 0, Course = [] };
        string page = SessionReportPage.Render(session, SampleSession.File(session));
        StringAssert.Contains(page, "client ______");
        StringAssert.Contains(page, "the pen's clock was not set");
        StringAssert.Contains(page, "28 days later");
        StringAssert.Contains(page, "not recorded");
        StringAssert.Contains(page, "none: nominal depth map");
        Assert.IsNull(SessionReportPage.EarliestTouchUp(session));
    }

    [TestMethod]
    public void ThePage_HasNoScriptAndNothingFromOutside()
    {
        SessionData session = SampleSession.Everything() with { Firmware = "<script>" };
        string page = SessionReportPage.Render(session, SampleSession.File(session));
        foreach (string forbidden in new[] { "<script", "http:", "https:", "src=", "url(", "@import", "onload", "<link rel=\"style" })
        {
            Assert.IsFalse(page.Contains(forbidden, StringComparison.OrdinalIgnoreCase), forbidden);
        }
    }

    [TestMethod]
    public void TheLongestPage_PrintsToExactlyOneSheet_WithoutAConsoleMessage()
    {
        Browser browser = Browser.FindOrSkip();
        SessionData session = SampleSession.Everything();
        foreach (SessionData shown in new[] { session, session with { Zones = [], Pricks = 0, Course = [], FaultCount = 0, Faults = [], State = RecordState.Closed } })
        {
            Browser.Print print = browser.PrintPage(SessionReportPage.Render(shown, SampleSession.File(shown)));
            Assert.AreEqual(1, print.Pages);
            Assert.AreEqual("", print.Console);
        }
    }

    [TestMethod]
    public void RecordsAsJson_ComeBackEqual()
    {
        SessionFile file = SampleSession.File(SampleSession.Everything());
        SessionFile read = SessionFile.FromJson(file.ToJson());
        Assert.AreEqual(file.ToJson(), read.ToJson());
        Assert.AreEqual(file.Sessions[0].Zones[3], read.Sessions[0].Zones[3]);
        Assert.AreEqual(file.Calibration, read.Calibration);
    }

    [TestMethod]
    public void RecordsAsCsv_AreALineASession_WithAsManyCellsAsHeadings()
    {
        SessionData session = SampleSession.Everything();
        string[] lines = SessionTable.ToCsv([session, session with { Date = null, Client = "" }]).Split("\r\n");
        Assert.AreEqual(4, lines.Length);
        Assert.AreEqual("", lines[3]);
        string[] headings = lines[0].Split(',');
        string[] cells = lines[1].Split(',');
        Assert.AreEqual(headings.Length, cells.Length);
        Assert.AreEqual(headings.Length, lines[2].Split(',').Length);
        string Cell(string heading) => cells[Array.IndexOf(headings, heading)];
        Assert.AreEqual("K17BERLN", Cell("client"));
        Assert.AreEqual("2026-02-09", Cell("date"));
        Assert.AreEqual(session.Pricks.ToString(CultureInfo.InvariantCulture), Cell("pricks"));
        Assert.AreEqual("0.660", Cell("depth_mm"));
        Assert.AreEqual("1005", Cell("pricks_crown"));
        Assert.AreEqual(session.Pricks, Enumerable.Range(headings.Length - 10, 10).Sum(i => int.Parse(cells[i], CultureInfo.InvariantCulture)));
    }

    private static long Seconds(string text)
    {
        long[] parts = [.. text.Split(':').Select(part => long.Parse(part, CultureInfo.InvariantCulture))];
        return (((parts[0] * 60) + parts[1]) * 60) + parts[2];
    }

    [GeneratedRegex("<data value=\"(\\d+)\">([^<]+)</data>")]
    private static partial Regex DataElement();
}
