using System.Globalization;
using System.Text;
using SmpPen.Core.Session;

namespace SmpPen.HostSimulator.Report;

/// <summary>The drawings of the session report, as inline SVG.</summary>
internal static class SessionDrawings
{
    private const int Left = 46, Right = 692, Top = 8, Bottom = 128;

    // Zones in the order of ScalpZone; neighbours differ in lightness too, so that a grey print still tells them apart.
    private static readonly string[] s_colours = ["#1f5fa8", "#4a90d0", "#5f6fc4", "#2e8b57", "#6d9a1f", "#d9590b", "#8e44ad", "#a8589c", "#52606d", "#b3261e"];

    // The head from above, nose at the top: outline of each zone and where its number stands. The scar lies over the others.
    private static readonly (string Path, int X, int Y)[] s_head =
    [
        ("M57 47 Q100 12 143 47 L137 63 Q100 36 63 63 Z", 100, 41),
        ("M55 48 L61 65 L60 92 L27 92 Q30 66 55 48 Z", 46, 76),
        ("M145 48 L139 65 L140 92 L173 92 Q170 66 145 48 Z", 154, 76),
        ("M63 66 Q100 39 137 66 L138 92 L62 92 Z", 100, 76),
        ("M62 95 L138 95 L138 133 L62 133 Z", 100, 118),
        ("M62 136 L138 136 Q139 182 100 184 Q61 182 62 136 Z", 100, 162),
        ("M26 95 L59 95 L59 137 Q59 166 72 180 L52 195 Q24 150 26 95 Z", 43, 140),
        ("M174 95 L141 95 L141 137 Q141 166 128 180 L148 195 Q176 150 174 95 Z", 157, 140),
        ("M55 197 L75 182 Q86 188 100 188 Q114 188 125 182 L145 197 Q128 218 100 219 Q72 218 55 197 Z", 100, 207),
        ("M112 168 Q124 186 120 206 Q110 190 106 172 Z", 126, 190),
    ];

    public static string ColourOf(ScalpZone zone) => s_colours[(int)zone];

    /// <summary>The head from above with the zones that were worked on.</summary>
    public static string Head(SessionData session)
    {
        StringBuilder svg = new("<svg viewBox=\"10 0 180 226\" role=\"img\" aria-label=\"Head from above with the zones worked on\" font-family=\"DejaVu Sans, Arial, sans-serif\" font-size=\"10\" font-weight=\"700\" text-anchor=\"middle\">");
        svg.Append("<path d=\"M92 20 L100 6 L108 20 Z\" fill=\"#cbd2d9\"/><ellipse cx=\"21\" cy=\"118\" rx=\"6\" ry=\"15\" fill=\"#cbd2d9\"/><ellipse cx=\"179\" cy=\"118\" rx=\"6\" ry=\"15\" fill=\"#cbd2d9\"/><ellipse cx=\"100\" cy=\"120\" rx=\"79\" ry=\"103\" fill=\"#f4f6f8\" stroke=\"#cbd2d9\" stroke-width=\"2\"/>");
        for (int zone = 0; zone < s_head.Length; zone++)
        {
            bool isWorked = session.Zones.Any(worked => (int)worked.Zone == zone);
            if (zone == (int)ScalpZone.Scar && !isWorked)
            {
                continue;
            }
            svg.Append("<path d=\"").Append(s_head[zone].Path).Append("\" fill=\"").Append(isWorked ? s_colours[zone] : "#e4e9ee").Append("\" stroke=\"#fff\" stroke-width=\"1.4\"/>");
            if (isWorked)
            {
                string ink = zone == (int)ScalpZone.Scar ? "#b3261e\" stroke=\"#fff\" stroke-width=\"2.6\" paint-order=\"stroke" : "#fff";
                svg.Append(Invariant($"<text x=\"{s_head[zone].X}\" y=\"{s_head[zone].Y}\" fill=\"{ink}\">{zone + 1}</text>"));
            }
        }
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Pricks so far over the time of the session, with the zone worked on below.</summary>
    public static string Course(PrickCourse course, SessionData session)
    {
        double length = Math.Max(course.Points[^1].Seconds, 1);
        double most = Math.Max(session.Pricks, 1);
        double X(double seconds) => Left + (seconds / length * (Right - Left));
        double Y(double pricks) => Bottom - (pricks / most * (Bottom - Top) * 0.94);
        StringBuilder svg = new("<svg viewBox=\"0 0 700 154\" role=\"img\" aria-label=\"Pricks over time\" font-family=\"DejaVu Sans, Arial, sans-serif\" font-size=\"9.5\" fill=\"#52606d\">");
        double step = NiceStep(most / 4);
        for (double pricks = 0; pricks <= most; pricks += step)
        {
            svg.Append(Invariant($"<line x1=\"{Left}\" x2=\"{Right}\" y1=\"{Y(pricks):0.0}\" y2=\"{Y(pricks):0.0}\" stroke=\"#e3e8ee\"/><text x=\"{Left - 5}\" y=\"{Y(pricks) + 3.3:0.0}\" text-anchor=\"end\">{pricks:#,0}</text>"));
        }
        AppendTimes(svg, length, X);
        foreach ((double from, double to, ScalpZone zone) in course.Stretches)
        {
            double width = Math.Max(X(to) - X(from), 0.8);
            svg.Append(Invariant($"<rect x=\"{X(from):0.0}\" y=\"{Top}\" width=\"{width:0.0}\" height=\"{Bottom - Top}\" fill=\"{ColourOf(zone)}\" opacity=\"0.10\"/><rect x=\"{X(from):0.0}\" y=\"{Bottom}\" width=\"{width:0.0}\" height=\"5\" fill=\"{ColourOf(zone)}\"/>"));
            if (width > 11)
            {
                svg.Append(Invariant($"<text x=\"{X(from) + (width / 2):0.0}\" y=\"{Top + 9}\" text-anchor=\"middle\" font-size=\"8.5\" font-weight=\"700\" fill=\"{ColourOf(zone)}\">{(int)zone + 1}</text>"));
            }
        }
        string line = string.Join(' ', course.Points.Select(point => Invariant($"{X(point.Seconds):0.0},{Y(point.Pricks):0.0}")));
        svg.Append(Invariant($"<polygon points=\"{Left},{Bottom} {line} {Right},{Bottom}\" fill=\"#1f5fa8\" opacity=\"0.13\"/><polyline points=\"{line}\" fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"1.8\" stroke-linejoin=\"round\"/>"));
        svg.Append(Invariant($"<circle cx=\"{X(length):0.0}\" cy=\"{Y(course.Points[^1].Pricks):0.0}\" r=\"2.8\" fill=\"#1f5fa8\"/>"));
        return svg.Append("</svg>\n").ToString();
    }

    private static void AppendTimes(StringBuilder svg, double seconds, Func<double, double> x)
    {
        bool isShort = seconds < 240;
        double unit = isShort ? 1 : 60;
        double step = TimeStep(seconds / unit / 8);
        for (double at = 0; at <= seconds / unit; at += step)
        {
            string label = isShort ? Invariant($"{at:0} s") : at < 60 ? Invariant($"{at:0} min") : Invariant($"{Math.Floor(at / 60):0}:{at % 60:00} h");
            svg.Append(Invariant($"<line x1=\"{x(at * unit):0.0}\" x2=\"{x(at * unit):0.0}\" y1=\"{Bottom + 5}\" y2=\"{Bottom + 9}\" stroke=\"#9aa5b1\"/><text x=\"{x(at * unit):0.0}\" y=\"{Bottom + 20}\" text-anchor=\"{(at == 0 ? "start" : x(at * unit) > Right - 16 ? "end" : "middle")}\">{label}</text>"));
        }
    }

    private static double NiceStep(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(least, 1))));
        foreach (double factor in (double[])[1, 2, 5])
        {
            if (power * factor >= least)
            {
                return power * factor;
            }
        }
        return power * 10;
    }

    private static double TimeStep(double least)
    {
        foreach (double step in (double[])[1, 2, 5, 10, 15, 20, 30, 60])
        {
            if (step >= least)
            {
                return step;
            }
        }
        return Math.Ceiling(least / 60) * 60;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
