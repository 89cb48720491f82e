using System.Globalization;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Report;

/// <summary>Pricks over the time of a session.</summary>
/// <param name="Points">Seconds since the session began and pricks until then, from 0 on; both never go back.</param>
/// <param name="Stretches">Which zone was worked on when; empty when only the record is known.</param>
public sealed record PrickCourse(IReadOnlyList<(double Seconds, int Pricks)> Points, IReadOnlyList<(double From, double To, ScalpZone Zone)> Stretches)
{
    /// <summary>Closer points than this are left out: the plot is some 600 points wide.</summary>
    private const int MostPoints = 500;

    /// <summary>What the record itself says: the count each five minutes.</summary>
    public static PrickCourse FromRecord(SessionData session)
    {
        List<(double, int)> points = [(0, 0)];
        for (int slot = 0; slot < session.Course.Count - 1; slot++)
        {
            points.Add(((slot + 1.0) * SessionRecord.CourseSlotSeconds, session.Course[slot]));
        }
        points.Add((Math.Max(session.ElapsedSeconds, 1), session.Pricks));
        return new PrickCourse(points, []);
    }

    /// <summary>What the trace of the run says of a session.</summary>
    /// <param name="path">trace.csv.</param>
    /// <param name="index">Which of the run's sessions.</param>
    /// <param name="session">Its record.</param>
    /// <returns>Null when the trace does not end with the record's count.</returns>
    public static PrickCourse? FromTrace(string path, int index, SessionData session)
    {
        using StreamReader reader = new(path);
        List<string> columns = [.. (reader.ReadLine() ?? "").Split(',')];
        int time = columns.IndexOf("time_s");
        int zone = columns.IndexOf("zone");
        int pricks = columns.IndexOf("session_pricks");
        int state = columns.IndexOf("state");
        if (time < 0 || zone < 0 || pricks < 0 || state < 0)
        {
            return null;
        }
        List<(double Seconds, int Pricks)> points = [];
        List<(double From, double To, ScalpZone Zone)> stretches = [];
        int current = -1;
        bool runs = false;
        double began = 0;
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            if (cells.Length != columns.Count)
            {
                return null;
            }
            // A session runs from its first Ready until Standby.
            bool isReady = cells[state] == Vocabulary.States[(int)Core.Control.PenState.Ready];
            bool isOver = cells[state] == Vocabulary.States[(int)Core.Control.PenState.Standby];
            double now = double.Parse(cells[time], CultureInfo.InvariantCulture);
            if (!runs && isReady)
            {
                runs = true;
                current++;
                began = now;
            }
            if (runs && current == index)
            {
                Add(points, stretches, now - began, int.Parse(cells[pricks], CultureInfo.InvariantCulture), (ScalpZone)Math.Max(0, Vocabulary.Zones.ToList().IndexOf(cells[zone])));
            }
            runs = runs && !isOver;
        }
        bool isWhole = points.Count > 0 && points[^1].Pricks == session.Pricks && stretches.Count > 0;
        return isWhole ? new PrickCourse(Thin(points), stretches) : null;
    }

    private static void Add(List<(double Seconds, int Pricks)> points, List<(double From, double To, ScalpZone Zone)> stretches, double seconds, int pricks, ScalpZone zone)
    {
        bool hasPricked = pricks > (points.Count == 0 ? 0 : points[^1].Pricks);
        double before = points.Count == 0 ? 0 : points[^1].Seconds;
        points.Add((seconds, pricks));
        if (!hasPricked)
        {
            return;
        }
        if (stretches.Count == 0 || stretches[^1].Zone != zone)
        {
            stretches.Add((before, seconds, zone));
        }
        stretches[^1] = stretches[^1] with { To = seconds };
    }

    private static List<(double, int)> Thin(List<(double Seconds, int Pricks)> points)
    {
        double step = points[^1].Seconds / MostPoints;
        List<(double, int)> kept = [];
        double due = 0;
        for (int i = 0; i < points.Count; i++)
        {
            if (points[i].Seconds >= due || i == points.Count - 1)
            {
                kept.Add(points[i]);
                due = points[i].Seconds + step;
            }
        }
        return kept;
    }
}
