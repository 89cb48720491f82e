using System.Text.Json;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.HostSimulator.Report;

/// <summary>Where session records come from: the directory of a run, a session.json, or record files copied from a pen.</summary>
public static class SessionSource
{
    /// <summary>Larger than any file of records; what is larger is something else.</summary>
    private const long LargestFile = 16_000_000;

    /// <summary>Reads a directory or file.</summary>
    /// <exception cref="SessionSourceException">Nothing can be read; says where and what to do.</exception>
    public static SessionFile Read(string path)
    {
        SessionFile file;
        if (Directory.Exists(path))
        {
            string json = Path.Combine(path, "session.json");
            file = File.Exists(json) ? ReadJson(json) : ReadPenFiles(path, Directory.EnumerateFiles(path, "S??"));
        }
        else if (File.Exists(path))
        {
            file = IsText(path) ? ReadJson(path) : ReadPenFiles(path, [path]);
        }
        else
        {
            throw new SessionSourceException($"{path}: there is no such file or directory; run a scenario with --out DIR first, then name DIR");
        }
        return file.Sessions.Count > 0 ? file : throw new SessionSourceException($"{path}: no session was ended in it; end the session on the pen (Paused, END SESSION), or use a scenario with \"end session\"");
    }

    /// <summary>The course of a session by the trace of the run that made it; null when there is none, or it does not belong to the record.</summary>
    public static PrickCourse? ReadCourse(string path, SessionFile file, SessionData session)
    {
        string trace = Path.Combine(Directory.Exists(path) ? path : Path.GetDirectoryName(path) ?? "", "trace.csv");
        return File.Exists(trace) ? PrickCourse.FromTrace(trace, file.Sessions.ToList().IndexOf(session), session) : null;
    }

    private static bool IsText(string path)
    {
        using FileStream stream = OpenFile(path);
        int first = stream.ReadByte();
        // A record file begins with "SMPP".
        return first != 'S';
    }

    private static SessionFile ReadJson(string path)
    {
        string text;
        using (StreamReader reader = new(OpenFile(path)))
        {
            text = reader.ReadToEnd();
        }
        try
        {
            SessionFile file = SessionFile.FromJson(text);
            Check(file, path);
            return file;
        }
        catch (JsonException wrong)
        {
            string where = wrong.LineNumber is { } line ? FormattableString.Invariant($"{path}:{line + 1}:{wrong.BytePositionInLine + 1}") : path;
            throw new SessionSourceException($"{where}: {Reason(wrong)}; give the session.json of a run, or write it anew with \"run SCENARIO --out DIR\"");
        }
    }

    private static string Reason(JsonException wrong)
    {
        int end = wrong.Message.IndexOf(" Path:", StringComparison.Ordinal);
        string reason = (end < 0 ? wrong.Message : wrong.Message[..end]).TrimEnd('.');
        return "this is no file of session records (" + reason + ")";
    }

    private static void Check(SessionFile file, string path)
    {
        foreach (SessionData s in file.Sessions)
        {
            string? wrong = s.Client is null || !ClientBook.IsCode(s.Client) ? "client is no code of up to 8 characters A-Z and 0-9"
                : s.Zones is null || s.Settings is null || s.Faults is null || s.Course is null || s.Firmware is null ? "a part is null"
                : s.Zones.Any(zone => zone is null || zone.Pricks < 0 || !Enum.IsDefined(zone.Zone)) ? "a zone is unknown or has less than no pricks"
                : s.Zones.Sum(zone => (long)zone.Pricks) != s.Pricks ? "pricks is not the sum of the zones"
                : s.PresetIndex is < 0 or >= PenMemory.PresetCount ? "presetIndex is not 0-7"
                : !Enum.IsDefined(s.Kind) || !Enum.IsDefined(s.State) || !Enum.IsDefined(s.Settings.Mode) || s.Faults.Any(fault => !Enum.IsDefined(fault)) ? "a kind, state, mode or fault is unknown"
                : s.ElapsedSeconds < 0 || s.NeedleActiveSeconds < 0 ? "a time is negative"
                : s.Course.Zip(s.Course.Skip(1)).Any(pair => pair.Second < pair.First) ? "course goes back"
                : null;
            if (wrong is not null)
            {
                throw new SessionSourceException($"{path}: session {s.Sequence}: {wrong}; the file was changed or damaged, take the original");
            }
        }
    }

    private static SessionFile ReadPenFiles(string path, IEnumerable<string> names)
    {
        RecordFiles files = new();
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            using FileStream stream = OpenFile(name);
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files.Add(Path.GetFileName(name), bytes);
        }
        SessionStore store = files.Open();
        if (store.Count == 0)
        {
            throw new SessionSourceException(files.Count == 0
                ? $"{path}: there is no session.json and no record file (S00 to S64) in it; give the --out directory of a run, or files copied from a pen"
                : $"{path}: no record in it can be read ({store.DamagedCount} damaged); copy the files S00 to S64 from the pen again");
        }
        IReadOnlyList<SessionData> sessions = SessionFile.Read(store);
        return new SessionFile
        {
            FirmwareVersion = sessions.LastOrDefault()?.Firmware ?? "",
            LifeStrokes = sessions.Sum(session => (long)session.Pricks),
            CartridgeStrokes = sessions.LastOrDefault()?.CartridgeStrokes ?? 0,
            Calibration = null,
            Sessions = sessions,
        };
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            FileStream stream = File.OpenRead(path);
            if (stream.Length <= LargestFile)
            {
                return stream;
            }
            stream.Dispose();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SessionSourceException($"{path}: {problem.Message}");
        }
        throw new SessionSourceException($"{path}: too large for session records; give the session.json of a run");
    }
}

/// <summary>Session records that cannot be read; the message says where and what to do.</summary>
public sealed class SessionSourceException(string message) : Exception(message);
