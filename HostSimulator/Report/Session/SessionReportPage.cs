using System.Globalization;
using System.Net;
using System.Text;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Report;

/// <summary>The page that the clinic keeps and the client takes home: one HTML file without script or outside resource that prints to one A4 page.</summary>
/// <remarks>Every number of the record stands in a <c>data</c> element with its plain value, so that a machine reads what a person sees.</remarks>
public static class SessionReportPage
{
    /// <summary>Days before which a touch-up is too early; the pen warns until then.</summary>
    public const int DaysToHeal = 28;

    private const string Style = """
        @page { size: A4; margin: 10mm 14mm 9mm; }
        * { box-sizing: border-box; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        body { font: 9pt/1.32 "DejaVu Sans", "Segoe UI", Arial, sans-serif; color: #1f2933; margin: 0 auto; max-width: 182mm; padding: 1px 0; background: #fff; }
        @media screen { body { padding: 8mm; } }
        header { display: flex; justify-content: space-between; align-items: flex-end; border-bottom: 0.7mm solid #1f5fa8; padding-bottom: 2.4mm; }
        h1 { font-size: 19pt; line-height: 1.1; margin: 0; letter-spacing: -0.2pt; } header p { margin: 0.6mm 0 0; color: #52606d; }
        .who { text-align: right; } .who b { font: 700 17pt/1.1 "DejaVu Sans Mono", Consolas, monospace; color: #1f5fa8; display: block; }
        h2 { font-size: 10.5pt; margin: 3.2mm 0 1.2mm; color: #1f5fa8; }
        .key { display: flex; gap: 2.4mm; margin: 3mm 0 0; } .key div { flex: 1; background: #eef3f9; border-radius: 1.4mm; padding: 1.7mm 2.4mm; }
        .key b { display: block; font-size: 14pt; line-height: 1.15; font-variant-numeric: tabular-nums; } .key span { color: #52606d; font-size: 8pt; } .key .main { background: #1f5fa8; color: #fff; } .key .main span { color: #dbe8f6; }
        .two { display: flex; gap: 6mm; align-items: flex-start; } .two > :first-child { flex: 1; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; } th, td { padding: 0.55mm 1.6mm; text-align: right; border-bottom: 0.2mm solid #d9e0e7; }
        th { font-weight: 600; color: #52606d; font-size: 8pt; } .l { text-align: left; } tr.sum td { font-weight: 700; border-bottom: 0; } .facts td { text-align: left; padding-left: 0; } .facts td:first-child { color: #52606d; white-space: nowrap; width: 1%; padding-right: 4mm; }
        .n { display: inline-block; width: 4.6mm; border-radius: 0.8mm; color: #fff; text-align: center; font-size: 7.5pt; font-weight: 700; margin-right: 1.6mm; }
        .faults { flex: 1.15 !important; font-size: 8.3pt; } .faults td:first-child { white-space: nowrap; } .faults p { margin: 0.8mm 0 0; }
        .warn { background: #fff3e0; border-left: 1.2mm solid #d9590b; padding: 1.4mm 2.6mm; margin: 2.6mm 0 0; }
        .care { display: flex; gap: 5mm; background: #f1f8f3; border: 0.3mm solid #bfdcc9; border-radius: 1.6mm; padding: 2.2mm 3.4mm; margin-top: 3.2mm; } .care h2 { margin: 0 0 0.8mm; color: #1b6e3c; }
        .care ul { margin: 0; padding-left: 4.2mm; } .care li { margin: 0.25mm 0; } .next { flex: 0 0 43mm; text-align: center; background: #fff; border-radius: 1.4mm; padding: 2.4mm; align-self: center; } .next b { display: block; font-size: 13pt; color: #1b6e3c; margin: 0.6mm 0; } .next span { font-size: 8pt; color: #52606d; }
        svg { display: block; width: 100%; } .map { flex: 0 0 41mm; } footer { margin-top: 2.6mm; color: #52606d; font-size: 7.5pt; display: flex; justify-content: space-between; gap: 6mm; } .sign { display: flex; gap: 10mm; margin-top: 8mm; } .sign div { flex: 1; border-top: 0.25mm solid #1f2933; padding-top: 0.6mm; font-size: 8pt; color: #52606d; }
        """;

    private static readonly string[] s_aftercare =
    [
        "3 to 4 days without gym, sauna or hard exercise.",
        "Wash with clean water only: no shampoo, no shaving.",
        "Fresh bedclothes, and fresh caps and hats.",
        "Redness has usually gone the next day.",
        "The dots look darker first, then settle over about 30 days.",
    ];

    /// <summary>Writes the page.</summary>
    /// <param name="session">The record.</param>
    /// <param name="file">The pen it is from.</param>
    /// <param name="course">Pricks over time where more is known than the record says; null: what the record says.</param>
    public static string Render(SessionData session, SessionFile file, PrickCourse? course = null)
    {
        StringBuilder page = new();
        string kind = Wording.Kind(session.Kind);
        string date = session.Date is { } day ? Day(day) : "";
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\"><title>Session report ")
            .Append(Text($"{session.Client} {date}".Trim())).Append("</title><style>\n").Append(Style).Append("\n</style></head><body>\n");
        page.Append("<header><div><h1>").Append(Text(kind)).Append("</h1><p>Scalp micropigmentation &middot; session ").Append(Data(session.Sequence))
            .Append(" of this pen</p></div><div class=\"who\"><b>").Append(session.Client.Length == 0 ? "client ______" : Text(session.Client)).Append("</b>")
            .Append(date.Length == 0 ? "date ______________ (the pen's clock was not set)" : date).Append("</div></header>\n");
        AppendKey(page, session);
        AppendWarning(page, session);
        page.Append("<div class=\"two\"><section><h2>Zones and settings used</h2>\n");
        AppendZones(page, session);
        page.Append("</section><section class=\"map\"><h2>Where</h2>\n").Append(SessionDrawings.Head(session)).Append("</section></div>\n");
        page.Append("<h2>Pricks over time</h2>\n").Append(SessionDrawings.Course(course ?? PrickCourse.FromRecord(session), session));
        page.Append("<div class=\"two\"><section><h2>Pen and cartridge</h2>\n");
        AppendPen(page, session, file);
        page.Append("</section><section class=\"faults\"><h2>Stops with a fault</h2>\n");
        AppendFaults(page, session);
        page.Append("</section></div>\n");
        AppendCare(page, session);
        page.Append("<div class=\"sign\"><div>Practitioner</div><div>Pigment, needle and lot</div><div>Notes</div></div>\n<footer><span>Counts are strokes that the pen's sensor saw at full depth. The client is a code; no name is stored.</span><span>Not a certified medical device.</span></footer>\n</body></html>\n");
        return page.ToString();
    }

    /// <summary>The first day on which a touch-up is not too early; null when the day of the session is unknown.</summary>
    public static DateOnly? EarliestTouchUp(SessionData session) => session.Date?.AddDays(DaysToHeal);

    /// <summary>A day as the page writes it.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static void AppendKey(StringBuilder page, SessionData session)
    {
        double share = session.CommandedStrokes == 0 ? 0 : 100.0 * session.MissedStrokes / session.CommandedStrokes;
        page.Append("<div class=\"key\"><div class=\"main\"><b>").Append(Data(session.Pricks)).Append("</b><span>pricks at full depth</span></div>")
            .Append("<div><b>").Append(Time(session.ElapsedSeconds)).Append("</b><span>duration h:mm:ss</span></div>")
            .Append("<div><b>").Append(Time(session.NeedleActiveSeconds)).Append("</b><span>needle active</span></div>")
            .Append("<div><b>").Append(Data(session.MissedStrokes)).Append("</b><span>missed").Append(Text(FormattableString.Invariant($" ({share:0.00} %)"))).Append("</span></div>")
            .Append("<div><b>").Append(Data(session.FaultCount)).Append("</b><span>").Append(session.FaultCount == 1 ? "stop with a fault" : "stops with a fault").Append("</span></div></div>\n");
    }

    private static void AppendWarning(StringBuilder page, SessionData session)
    {
        string? text = session.State switch
        {
            RecordState.Interrupted => "The power went while this session ran: what came after its last checkpoint (at most 30 s of work or 500 pricks) is missing.",
            RecordState.Open => "This session had not ended when the record was read.",
            _ => null,
        };
        if (text is not null)
        {
            page.Append("<p class=\"warn\">").Append(text).Append("</p>\n");
        }
    }

    private static void AppendZones(StringBuilder page, SessionData session)
    {
        page.Append("<table><tr><th class=\"l\">Zone</th><th>Pricks</th><th>Share</th><th class=\"l\">Mode</th><th>Depth</th><th>Rate</th><th>Dwell</th></tr>\n");
        foreach (ZoneData zone in session.Zones)
        {
            page.Append("<tr><td class=\"l\"><span class=\"n\" style=\"background:").Append(SessionDrawings.ColourOf(zone.Zone)).Append("\">").Append((int)zone.Zone + 1).Append("</span>")
                .Append(Text(NameOf(zone.Zone))).Append("</td><td>").Append(Data(zone.Pricks)).Append("</td><td>")
                .Append(Text(FormattableString.Invariant($"{100.0 * zone.Pricks / Math.Max(1, session.Pricks):0} %"))).Append("</td>");
            AppendSettings(page, zone.Settings);
            page.Append("</tr>\n");
        }
        page.Append("<tr class=\"sum\"><td class=\"l\">Total</td><td>").Append(Data(session.Pricks)).Append("</td><td></td>");
        AppendSettings(page, session.Zones.Any(zone => zone.Settings is not null) ? null : session.Settings);
        page.Append("</tr></table>\n");
    }

    private static void AppendSettings(StringBuilder page, SettingsData? settings)
    {
        if (settings is null)
        {
            page.Append("<td></td><td></td><td></td><td></td>");
            return;
        }
        page.Append("<td class=\"l\">").Append(Text(Wording.Mode(settings.Mode))).Append("</td><td>").Append(Millis(settings.DepthMicrometres, "0.00", "mm")).Append("</td><td>")
            .Append(Text(settings.Rate)).Append("</td><td>").Append(Millis(settings.DwellMicroseconds, "0.0", "ms")).Append("</td>");
    }

    private static void AppendPen(StringBuilder page, SessionData session, SessionFile file)
    {
        CalibrationData? calibration = file.Calibration?.Serial == session.CalibrationSerial ? file.Calibration : null;
        string number = session.CalibrationSerial == 0 ? "none: nominal depth map" : $"no. {Data(session.CalibrationSerial)}";
        page.Append("<table class=\"facts\">");
        Fact(page, "Preset used last", Text(Vocabulary.Presets[session.PresetIndex]));
        Fact(page, "Cartridges fitted", $"{Data(session.Cartridges)}, the last with {Data(session.CartridgeStrokes)} strokes");
        Fact(page, "Strokes commanded", $"{Data(session.CommandedStrokes)}, and {Data(session.TestStrokes)} tests");
        Fact(page, "Cut by lifting the foot", Data(Math.Max(0, session.CommandedStrokes - session.Pricks - session.MissedStrokes)));
        Fact(page, "Firmware", session.Firmware.Length == 0 ? "not recorded" : Text(session.Firmware));
        Fact(page, "Depth calibration", calibration is null ? number : $"{number} of {Day(calibration.Date)}, {Text(calibration.Technician)}");
        page.Append("</table>\n");
    }

    private static void AppendFaults(StringBuilder page, SessionData session)
    {
        if (session.FaultCount == 0)
        {
            page.Append("<p>None.</p>\n");
            return;
        }
        page.Append("<table><tr><th class=\"l\">Fault</th><th class=\"l\">Cause</th></tr>\n");
        foreach (FaultCode fault in session.Faults)
        {
            page.Append("<tr><td class=\"l\">").Append((int)fault).Append(' ').Append(Text(FaultCatalogue.Title(fault))).Append("</td><td class=\"l\">")
                .Append(Text(FaultCatalogue.Line(fault, 1) + " " + FaultCatalogue.Line(fault, 2))).Append("</td></tr>\n");
        }
        page.Append("</table>\n");
        if (session.FaultCount > session.Faults.Count)
        {
            page.Append("<p>The last ").Append(session.Faults.Count).Append(" of ").Append(session.FaultCount).Append(", newest first.</p>\n");
        }
    }

    private static void AppendCare(StringBuilder page, SessionData session)
    {
        page.Append("<div class=\"care\"><div style=\"flex:1\"><h2>Aftercare</h2><ul>");
        foreach (string line in s_aftercare)
        {
            page.Append("<li>").Append(Text(line)).Append("</li>");
        }
        page.Append("</ul></div><div class=\"next\"><span>Earliest touch-up</span><b>")
            .Append(EarliestTouchUp(session) is { } day ? Day(day) : $"{DaysToHeal} days later").Append("</b><span>The skin heals for about 30 days.</span></div></div>\n");
    }

    private static void Fact(StringBuilder page, string name, string value) =>
        page.Append("<tr><td>").Append(name).Append("</td><td>").Append(value).Append("</td></tr>\n");

    /// <summary>A number that is read by eye with separators and by a machine without.</summary>
    private static string Data(long value) => FormattableString.Invariant($"<data value=\"{value}\">{value:#,0}</data>");

    private static string Millis(int thousandths, string format, string unit) =>
        FormattableString.Invariant($"<data value=\"{thousandths}\">{(thousandths / 1000.0).ToString(format, CultureInfo.InvariantCulture)} {unit}</data>");

    private static string Time(int seconds) => FormattableString.Invariant($"<data value=\"{seconds}\">{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}</data>");

    private static string NameOf(ScalpZone zone) => zone switch
    {
        ScalpZone.LeftTemple => "Left temple",
        ScalpZone.RightTemple => "Right temple",
        ScalpZone.LeftSide => "Left side",
        ScalpZone.RightSide => "Right side",
        _ => Wording.Zone(zone),
    };

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
