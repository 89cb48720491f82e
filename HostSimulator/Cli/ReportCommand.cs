using System.CommandLine;
using SmpPen.HostSimulator.Calibration;
using SmpPen.HostSimulator.Report;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>report DIR|FILE</c>, <c>report --port NAME</c>: the page of a session, and its records as CSV and JSON.</summary>
internal static class ReportCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        Argument<string?> source = new("DIR|FILE") { Description = "Directory that \"run --out\" wrote, its session.json, or record files (S00 to S64) of a pen.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> port = new("--port") { Description = "Instead of them, a pen in Standby or Service: its serial port, or HOST:PORT of a simulated one. Its records are read, none is changed.", HelpName = "NAME" };
        Option<string?> page = new("--out") { Description = "The page. Default: report.html beside the records, or here.", HelpName = "FILE.html" };
        Option<string?> csv = new("--csv") { Description = "All records as comma-separated values.", HelpName = "FILE" };
        Option<string?> json = new("--json") { Description = "All records as JSON.", HelpName = "FILE" };
        Option<uint?> number = new("--session") { Description = "Number of the session on the page. Default: the last.", HelpName = "N" };
        Command command = new("report", """
            Writes the page of a session: one A4 page to print, without script or anything from outside.

            Examples:
              dotnet run --project HostSimulator -- report out --out out/report.html --csv out/sessions.csv
              dotnet run --project HostSimulator -- report --port /dev/ttyUSB0 --json sessions.json

            Exit codes: 0 written; 2 bad usage or records that cannot be read, nothing written.
            """)
        {
            source, port, page, csv, json, number,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(source),
            parsed.GetValue(port),
            parsed.GetValue(page),
            parsed.GetValue(csv),
            parsed.GetValue(json),
            parsed.GetValue(number),
            output,
            error));
        return command;
    }

    private static int Run(string? source, string? port, string? page, string? csv, string? json, uint? number, TextWriter output, TextWriter error)
    {
        try
        {
            if (source is null == port is null)
            {
                error.WriteLine("Give either DIR|FILE or --port NAME. Try: report --help");
                return ExitCode.Usage;
            }
            SessionFile file = source is not null ? SessionSource.Read(source) : ReadPen(port!);
            SessionData? session = number is null ? file.Sessions[^1] : file.Sessions.FirstOrDefault(s => s.Sequence == number);
            if (session is null)
            {
                error.WriteLine($"--session: there is no session {number} in {source ?? port}; there are {string.Join(", ", file.Sessions.Select(s => s.Sequence))}");
                return ExitCode.Usage;
            }
            string target = page ?? Path.Combine(Directory.Exists(source) ? source : Path.GetDirectoryName(source) ?? "", "report.html");
            PrickCourse? course = source is null ? null : SessionSource.ReadCourse(source, file, session);
            Write("--out", target, SessionReportPage.Render(session, file, course), output);
            Write("--csv", csv, SessionTable.ToCsv(file.Sessions), output);
            Write("--json", json, file.ToJson(), output);
            return ExitCode.Passed;
        }
        catch (SessionSourceException problem)
        {
            error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }
    }

    private static SessionFile ReadPen(string port)
    {
        try
        {
            using IOpenLine line = PenPort.Open(port);
            return PenRecords.Read(line);
        }
        catch (Exception problem) when (problem is IOException or InvalidOperationException or TimeoutException)
        {
            throw new SessionSourceException(problem.Message);
        }
        catch (Exception problem) when (problem is FormatException or IndexOutOfRangeException)
        {
            throw new SessionSourceException("--port: a reply of the pen cannot be understood. Does another program use the line?");
        }
    }

    private static void Write(string option, string? path, string text, TextWriter output)
    {
        if (path is null)
        {
            return;
        }
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory)
            {
                Directory.CreateDirectory(directory);
            }
            File.WriteAllText(path, text);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SessionSourceException($"{option}: {problem.Message}");
        }
        output.WriteLine($"Written: {path}");
    }
}
