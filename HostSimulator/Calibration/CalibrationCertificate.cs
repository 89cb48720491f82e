using System.Globalization;
using System.Net;
using System.Text;
using SmpPen.Core.Calibration;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>The certificate: one HTML file without script or outside resource that prints to one A4 page.</summary>
public static class CalibrationCertificate
{
    private const string Style = """
        @page { size: A4; margin: 14mm 16mm; }
        body { font: 9.5pt/1.3 "DejaVu Sans", "Segoe UI", Arial, sans-serif; color: #1f2933; margin: 0 auto; max-width: 178mm; }
        h1 { font-size: 18pt; margin: 0 0 1mm; } h2 { font-size: 11pt; margin: 3.6mm 0 1.2mm; border-bottom: 0.3mm solid #1f5fa8; color: #1f5fa8; }
        p { margin: 1mm 0; } .sub { color: #52606d; } .pass { color: #1b6e3c; font-weight: bold; }
        table { border-collapse: collapse; width: 100%; } th, td { padding: 0.5mm 2mm; text-align: right; border-bottom: 0.2mm solid #cbd2d9; }
        th { font-weight: 600; background: #eef2f7; } .facts td { text-align: left; } .facts td:nth-child(odd) { color: #52606d; width: 21%; white-space: nowrap; }
        .left { text-align: left; } .hash { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: 8pt; overflow-wrap: anywhere; }
        .sign { display: flex; gap: 12mm; margin-top: 11mm; } .sign div { flex: 1; border-top: 0.3mm solid #1f2933; padding-top: 1mm; font-size: 8.5pt; color: #52606d; }
        svg { width: 100%; height: 36mm; display: block; } * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="c">What was stored.</param>
    /// <param name="record">Its data file, which the page names by its hash.</param>
    /// <param name="device">Name or serial number of the pen.</param>
    /// <param name="firmware">Its firmware.</param>
    /// <param name="lifeStrokes">Confirmed strokes of its life.</param>
    /// <param name="gauge">What was measured with.</param>
    public static string Write(DepthCalibration c, CalibrationRecordFile record, string device, string firmware, long lifeStrokes, string gauge)
    {
        StringBuilder page = new();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Certificate of depth calibration ")
            .Append(Text(device)).Append("</title><style>\n").Append(Style).Append("\n</style></head><body>\n");
        page.Append("<h1>Certificate of depth calibration</h1>\n<p class=\"sub\">SMP pen &ndash; needle protrusion against carriage position. Not a certified medical device.</p>\n");
        page.Append("<h2>Device</h2>\n<table class=\"facts\">");
        Facts(page, "Device", device, "Calibration no.", Int(c.Serial));
        Facts(page, "Firmware", firmware, "Technician", c.Technician);
        Facts(page, "Date", Day(c.Date), "Due again", Day(CalendarDate.AddMonths(c.Date, c.MonthsValid)));
        Facts(page, "Strokes of its life", lifeStrokes.ToString("N0", CultureInfo.InvariantCulture), "Gauge", gauge);
        page.Append("</table>\n<h2>Points, approached outward</h2>\n<table><tr><th class=\"left\">Point</th><th>Carriage (microsteps)</th><th>Nominal (mm)</th><th>Read (mm)</th><th>Read &minus; nominal (mm)</th><th>Residual from line (mm)</th></tr>\n");
        for (int i = 0; i < c.Count; i++)
        {
            double nominal = (c.Microsteps[i] * 1000.0 / DepthMap.MicrostepsPerMillimetre) - DepthMap.HomeBehindNoseMicrometres;
            Row(page, Int(i + 1), Int(c.Microsteps[i]), Millimetres(nominal), Millimetres(c.Micrometres[i]), Millimetres(c.Micrometres[i] - nominal), Millimetres(record.Residuals[i]));
        }
        page.Append("</table>\n").Append(Plot(record.Residuals, c));
        page.Append("<h2>Verification at depths between the points, by the new map</h2>\n<table><tr><th class=\"left\">Check</th><th>Wanted (mm)</th><th>Read (mm)</th><th>Error (mm)</th><th>Limit (mm)</th><th>Result</th></tr>\n");
        for (int i = 0; i < DepthCalibration.ChecksNeeded; i++)
        {
            int error = c.CheckReadings[i] - c.CheckTargets[i];
            bool passed = Math.Abs(error) <= CalibrationJudge.MaxCheckMicrometres;
            Row(page, Int(i + 1), Millimetres(c.CheckTargets[i]), Millimetres(c.CheckReadings[i]), Millimetres(error), "&plusmn;" + Unsigned(CalibrationJudge.MaxCheckMicrometres), passed ? "<span class=\"pass\">pass</span>" : "FAIL");
        }
        page.Append("</table>\n<h2>Result and limits</h2>\n<table class=\"facts\">");
        Facts(page, "Slope (line)", record.Line.Slope.ToString("0.0000", CultureInfo.InvariantCulture), "Limit", "0.90 to 1.10 in every piece");
        Facts(page, "Largest residual", Unsigned(record.Residuals.Max(Math.Abs)) + " mm", "Limit", Unsigned(CalibrationJudge.MaxResidualMicrometres) + " mm");
        Facts(page, "Backlash", Millimetres(c.BacklashMicrometres) + " mm", "Limit", Unsigned(CalibrationJudge.MaxBacklashMicrometres) + " mm, taken up by every move");
        Facts(page, "Worst check", Unsigned(c.WorstCheckMicrometres) + " mm", "Limit", Unsigned(CalibrationJudge.MaxCheckMicrometres) + " mm");
        page.Append("</table>\n<p>The map was stored in the pen, verified, and is in force. SHA-256 of the data (calibration.json):<br><span class=\"hash\">")
            .Append(record.Sha256).Append("</span></p>\n<div class=\"sign\"><div>Technician ").Append(Text(c.Technician)).Append("</div><div>Date and place</div></div>\n</body></html>\n");
        return page.ToString();
    }

    private static string Plot(IReadOnlyList<double> residuals, DepthCalibration c)
    {
        const int left = 60, right = 690, top = 8, bottom = 142;
        double range = Math.Max(CalibrationJudge.MaxResidualMicrometres * 1.15, residuals.Max(Math.Abs) * 1.1);
        double last = c.Micrometres[c.Count - 1];
        double X(double micrometres) => left + ((micrometres - c.Micrometres[0]) / (last - c.Micrometres[0]) * (right - left));
        double Y(double residual) => ((top + bottom) / 2.0) - (residual / range * (bottom - top) / 2.0);
        StringBuilder svg = new();
        svg.Append("<svg viewBox=\"0 0 700 170\" role=\"img\" aria-label=\"Residual of each point\" font-family=\"DejaVu Sans, Arial, sans-serif\" font-size=\"10\" fill=\"#52606d\">");
        foreach (int limit in new[] { CalibrationJudge.MaxResidualMicrometres, 0, -CalibrationJudge.MaxResidualMicrometres })
        {
            string stroke = limit == 0 ? "stroke=\"#9aa5b1\"" : "stroke=\"#b3261e\" stroke-dasharray=\"5 4\"";
            svg.Append(Invariant($"<line x1=\"{left}\" x2=\"{right}\" y1=\"{Y(limit):0.0}\" y2=\"{Y(limit):0.0}\" {stroke}/><text x=\"{left - 5}\" y=\"{Y(limit) + 3.5:0.0}\" text-anchor=\"end\">{limit:+0;-0;0} &#181;m</text>"));
        }
        string points = string.Join(' ', residuals.Select((r, i) => Invariant($"{X(c.Micrometres[i]):0.0},{Y(r):0.0}")));
        svg.Append("<polyline fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"1.6\" points=\"").Append(points).Append("\"/>");
        for (int i = 0; i < c.Count; i++)
        {
            double x = X(c.Micrometres[i]);
            svg.Append(Invariant($"<circle cx=\"{x:0.0}\" cy=\"{Y(residuals[i]):0.0}\" r=\"3.2\" fill=\"#1f5fa8\"/><text x=\"{x:0.0}\" y=\"155\" text-anchor=\"{(i == 0 ? "start" : i == c.Count - 1 ? "end" : "middle")}\">{c.Micrometres[i] / 1000.0:0.00}</text>"));
        }
        return svg.Append("<text x=\"375\" y=\"167\" text-anchor=\"middle\">protrusion (mm); residual from the straight line, limits dashed</text></svg>\n").ToString();
    }

    private static void Facts(StringBuilder page, string name, string value, string other, string otherValue) =>
        page.Append("<tr><td>").Append(Text(name)).Append("</td><td>").Append(Text(value)).Append("</td><td>").Append(Text(other)).Append("</td><td>").Append(Text(otherValue)).Append("</td></tr>\n");

    private static void Row(StringBuilder page, string first, params string[] cells)
    {
        page.Append("<tr><td class=\"left\">").Append(first).Append("</td>");
        foreach (string cell in cells)
        {
            page.Append("<td>").Append(cell).Append("</td>");
        }
        page.Append("</tr>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Int(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Day(int date) => Invariant($"{date / 10000:0000}-{date / 100 % 100:00}-{date % 100:00}");

    private static string Millimetres(double micrometres) => (Math.Round(micrometres) / 1000.0).ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture).Replace("-", "\u2212", StringComparison.Ordinal);

    private static string Unsigned(double micrometres) => (Math.Round(micrometres) / 1000.0).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
