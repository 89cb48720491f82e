using System.CommandLine;
using System.Globalization;
using SmpPen.Core.Calibration;
using SmpPen.HostSimulator.Calibration;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Simulation;
using Spectre.Console;

namespace SmpPen.HostSimulator.Cli;

/// <summary><c>calibrate</c>: a guided depth calibration of a simulated pen, ending in a certificate.</summary>
internal static class CalibrateCommand
{
    private const int PlainWidth = 100;

    // What leaves the certificate one page long.
    private const int LongestText = 60;

    private sealed record Order(CalibrationOrder Calibration, PlantParameters Plant, string Device, string Gauge, int GaugeError, int GaugeResolution, ulong Seed, string? Directory, string? Port, string Pin);

    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<string> technician = new("--technician") { Description = "Id of the technician, 1-8 characters.", HelpName = "ID", Required = true };
        Option<string> date = new("--date") { Description = "Day of the calibration; the pen has no clock.", HelpName = "YYYY-MM-DD", Required = true };
        Option<int> points = new("--points") { Description = "Number of points, 3-9.", HelpName = "N", DefaultValueFactory = _ => CalibrationService.DefaultPoints };
        Option<int> months = new("--months") { Description = "Months until it is due again, 1-60.", HelpName = "N", DefaultValueFactory = _ => CalibrationService.DefaultMonths };
        Option<string> device = new("--device") { Description = "Name or serial number for the certificate. Default: what the pen says.", HelpName = "NAME", DefaultValueFactory = _ => "" };
        Option<string> gauge = new("--gauge") { Description = "The dial gauge for the certificate, with number and day of its own calibration.", HelpName = "TEXT", DefaultValueFactory = _ => "dial gauge" };
        Option<string?> directory = OutputDirectory.Option("Directory for certificate.html, calibration.json and residuals.png. Without it nothing is written.");
        Option<double> lead = new("--lead-error") { Description = "Lead error of the simulated screw, per cent, -10..10.", HelpName = "PERCENT", DefaultValueFactory = _ => 2.0 };
        Option<int> backlash = new("--backlash") { Description = "Backlash of the simulated screw, um, 0-200.", HelpName = "UM", DefaultValueFactory = _ => 60 };
        Option<int> gaugeError = new("--gauge-error") { Description = "Largest error of a reading of the dial gauge, um, 0-500.", HelpName = "UM", DefaultValueFactory = _ => 5 };
        Option<int> resolution = new("--gauge-resolution") { Description = "Resolution of the dial gauge, um, 1-100.", HelpName = "UM", DefaultValueFactory = _ => 10 };
        Option<ulong> seed = new("--seed") { Description = "Seed of the simulated pen and gauge.", HelpName = "N", DefaultValueFactory = _ => 1 };
        Option<string?> port = new("--port") { Description = "Serial port of a pen that is in Service, or HOST:PORT of a simulated one (link --service); the readings are asked for. Without it a simulated pen with its gauge is calibrated.", HelpName = "NAME" };
        Option<string> pin = new("--pin") { Description = "PIN of the pen.", HelpName = "PIN", DefaultValueFactory = _ => "0000" };
        Command command = new("calibrate", """
            Calibrates the needle depth of a pen, simulated with its dial gauge or real, and writes the certificate.

            Example:
              dotnet run --project HostSimulator -- calibrate --technician T007 --date 2026-01-15 --out out/calibration

            Exit codes: 0 stored and in force; 1 refused, the calibration before stays; 2 bad usage, no line to the pen, or the
            certificate could not be written to --out; 130 stopped by Ctrl-C, the calibration before stays.
            """)
        {
            technician, date, points, months, device, gauge, directory, lead, backlash, gaugeError, resolution, seed, port, pin,
        };
        // On a thread of its own, so that Ctrl-C finds the command line listening.
        command.SetAction((parsed, stop) => Task.Run(() => Check(parsed, stop), CancellationToken.None));
        return command;

        int Check(ParseResult parsed, CancellationToken stop)
        {
            int day = DateOnly.TryParseExact(parsed.GetRequiredValue(date), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly read)
                ? (((read.Year * 100) + read.Month) * 100) + read.Day : 0;
            Order order = new(
                new CalibrationOrder(parsed.GetValue(points), day, parsed.GetRequiredValue(technician), parsed.GetValue(months)),
                new PlantParameters { LeadErrorPartsPerMillion = (int)Math.Round(parsed.GetValue(lead) * 10_000), BacklashNanometres = parsed.GetValue(backlash) * 1000 },
                parsed.GetValue(device)!,
                parsed.GetValue(gauge)!,
                parsed.GetValue(gaugeError),
                parsed.GetValue(resolution),
                parsed.GetValue(seed),
                parsed.GetValue(directory),
                parsed.GetValue(port),
                parsed.GetValue(pin)!);
            string? problem = Problem(order);
            if (problem is not null)
            {
                error.WriteLine(problem);
                return ExitCode.Usage;
            }
            return Run(order, stop, output, error);
        }
    }

    private static string? Problem(Order order)
    {
        CalibrationOrder calibration = order.Calibration;
        return !CalendarDate.IsValid(calibration.Date) ? $"--date: give a day from {CalendarDate.FirstYear}-01-01 to {CalendarDate.LastYear}-12-31 as YYYY-MM-DD"
            : calibration.Technician.Length is 0 or > DepthCalibration.TechnicianLength || calibration.Technician.Any(c => c is < ' ' or > '~') ? "--technician: give 1-8 printable characters"
            : calibration.Points is < CalibrationJudge.MinPoints or > DepthMap.MaxPoints ? "--points: give 3-9"
            : calibration.Months is < 1 or > CalibrationService.MaxMonths ? "--months: give 1-60"
            : Math.Abs(order.Plant.LeadErrorPartsPerMillion) > 100_000 ? "--lead-error: give -10..10 per cent"
            : order.Plant.BacklashNanometres is < 0 or > 200_000 ? "--backlash: give 0-200 um"
            : order.GaugeError is < 0 or > 500 ? "--gauge-error: give 0-500 um"
            : order.GaugeResolution is < 1 or > 100 ? "--gauge-resolution: give 1-100 um"
            : order.Device.Length > LongestText || order.Gauge.Length is 0 or > LongestText ? $"--device, --gauge: give 1-{LongestText} characters"
            : order.Pin.Length is < 4 or > 12 || !order.Pin.All(char.IsAsciiDigit) ? "--pin: give 4-12 digits"
            : null;
    }

    private static int Run(Order order, CancellationToken stop, TextWriter output, TextWriter error)
    {
        LinkTarget? pen = null;
        try
        {
            if (order.Port is not null)
            {
                using IOpenLine line = PenPort.Open(order.Port);
                pen = new LinkTarget(line, order.Pin);
                return Calibrate(order, pen, () => AskReading(output, stop), order.Gauge, stop, output, error);
            }
            using ServicePen simulated = new(new SimulationOptions { Seed = order.Seed, Plant = order.Plant, HashTrace = false });
            DialGauge gauge = new(simulated.Pen.Plant, order.GaugeError, order.GaugeResolution, order.Seed);
            simulated.Service.Lock = simulated.TechnicianLock;
            pen = new LinkTarget(new UartCommandLine(simulated.Pen), order.Pin);
            return Calibrate(order with { Device = order.Device.Length == 0 ? "simulated pen" : order.Device }, pen, ReadAndShow, Text($"simulated dial, \u00b1{order.GaugeError} \u00b5m, reads {order.GaugeResolution} \u00b5m"), stop, output, error);

            int ReadAndShow()
            {
                int read = gauge.Read();
                output.WriteLine(Text($"{read / 1000.0,7:0.000}"));
                return read;
            }
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Stopped by Ctrl-C: the carriage goes home. The calibration before stays in force.");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException or TimeoutException or FormatException or IndexOutOfRangeException)
        {
            string what = failure is FormatException or IndexOutOfRangeException ? "--port: a reply of the pen cannot be understood. Does another program use the line?" : failure.Message;
            error.WriteLine($"{what} {(pen is { MayHaveStored: true } ? "Whether the pen has stored the new calibration is not known: ask CALibration:DATA?." : "The calibration before stays in force.")}");
            return failure is IOException ? ExitCode.Usage : ExitCode.Failed;
        }
    }

    private static int AskReading(TextWriter output, CancellationToken stop)
    {
        while (true)
        {
            // Reading a line cannot be stopped: it is left behind.
            Task<string?> typed = Task.Run(Console.In.ReadLine, CancellationToken.None);
            typed.Wait(stop);
            string answer = typed.Result ?? throw new InvalidOperationException("No reading was given.");
            if (double.TryParse(answer.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double millimetres) && Math.Abs(millimetres) < 5)
            {
                return (int)Math.Round(millimetres * 1000.0);
            }
            output.Write($"  \"{answer}\" is no reading; type the dial's millimetres, for example -0.24: ");
        }
    }

    private static int Calibrate(Order order, LinkTarget pen, Func<int> gauge, string gaugeText, CancellationToken stop, TextWriter output, TextWriter error)
    {
        CalibrationRefusal refusal;
        try
        {
            refusal = CalibrationRun.Execute(pen, order.Calibration, gauge, awaited => output.Write(Text(
                $"{awaited.Number,2}/{awaited.Of}  {awaited.Name,-9} expected {awaited.Expected / 1000.0,7:0.000} mm, the dial reads mm: ")), stop);
        }
        catch (OperationCanceledException)
        {
            output.WriteLine();
            pen.Abort();
            pen.Lock();
            throw;
        }
        pen.Lock();
        if (refusal != CalibrationRefusal.None)
        {
            error.WriteLine($"Refused: {Core.Display.NoticeText.Of(refusal)}.");
            error.WriteLine("The calibration before stays in force.");
            return ExitCode.Failed;
        }
        string device = order.Device.Length == 0 ? $"{pen.Identity.Model}, serial number {pen.Identity.SerialNumber}" : order.Device;
        CalibrationRecordFile record = new(pen.Data, device, pen.FirmwareVersion, pen.LifeStrokes);
        Show(pen.Data, record, output);
        if (order.Directory is null)
        {
            return ExitCode.Passed;
        }
        string page = CalibrationCertificate.Write(pen.Data, record, device, pen.FirmwareVersion, pen.LifeStrokes, gaugeText);
        try
        {
            Save(order.Directory, record, page, pen.Data, output);
            return ExitCode.Passed;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The pen has it already, and tells its points but not its checks: the certificate cannot be made again.
            error.WriteLine($"--out: {problem.Message}. The calibration is stored in the pen and in force; its certificate goes elsewhere:");
            Save(Directory.CreateTempSubdirectory("smppen-certificate-").FullName, record, page, pen.Data, output);
            return ExitCode.Usage;
        }
    }

    private static void Save(string directory, CalibrationRecordFile record, string page, DepthCalibration data, TextWriter output)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "calibration.json"), record.Text);
        File.WriteAllText(Path.Combine(directory, "certificate.html"), page);
        AccuracyPlots.SaveResiduals(data, record, Path.Combine(directory, "residuals.png"));
        output.WriteLine($"Written: {directory}");
    }

    private static void Show(DepthCalibration data, CalibrationRecordFile record, TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = PlainWidth;
        Table table = new() { Border = TableBorder.Rounded, Title = new TableTitle($"Calibration {data.Serial}") };
        foreach (string heading in new[] { "Point", "Microsteps", "Read mm", "Residual um" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }
        for (int i = 0; i < data.Count; i++)
        {
            table.AddRow(Text($"{i + 1}"), Text($"{data.Microsteps[i]}"), Text($"{data.Micrometres[i] / 1000.0:0.000}"), Text($"{record.Residuals[i]:0.0}"));
        }
        console.Write(table);
        output.WriteLine(Text($"Slope {record.Line.Slope:0.0000}, backlash {data.BacklashMicrometres} um, worst check {data.WorstCheckMicrometres} um (limit {CalibrationJudge.MaxCheckMicrometres})"));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
