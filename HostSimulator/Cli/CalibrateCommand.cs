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
    private const int LongestDevice = 60;

    private sealed record Order(CalibrationOrder Calibration, PlantParameters Plant, string Device, int GaugeError, int GaugeResolution, ulong Seed, string? Directory, string? Port, string Pin);

    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<string> technician = new("--technician") { Description = "Id of the technician, 1-8 characters.", HelpName = "ID", Required = true };
        Option<string> date = new("--date") { Description = "Day of the calibration; the pen has no clock.", HelpName = "YYYY-MM-DD", Required = true };
        Option<int> points = new("--points") { Description = "Number of points, 3-9.", HelpName = "N", DefaultValueFactory = _ => CalibrationService.DefaultPoints };
        Option<int> months = new("--months") { Description = "Months until it is due again, 1-60.", HelpName = "N", DefaultValueFactory = _ => CalibrationService.DefaultMonths };
        Option<string> device = new("--device") { Description = "Name or serial number for the certificate.", HelpName = "NAME", DefaultValueFactory = _ => "simulated pen" };
        Option<string?> directory = new("--out") { Description = "Directory for certificate.html, calibration.json and residuals.png. Without it nothing is written.", HelpName = "DIR" };
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

            Exit codes: 0 stored and in force; 1 refused, the calibration before stays; 2 bad usage, nothing written.
            """)
        {
            technician, date, points, months, device, directory, lead, backlash, gaugeError, resolution, seed, port, pin,
        };
        command.SetAction(parsed =>
        {
            int day = DateOnly.TryParseExact(parsed.GetRequiredValue(date), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly read)
                ? (((read.Year * 100) + read.Month) * 100) + read.Day : 0;
            Order order = new(
                new CalibrationOrder(parsed.GetValue(points), day, parsed.GetRequiredValue(technician), parsed.GetValue(months)),
                new PlantParameters { LeadErrorPartsPerMillion = (int)Math.Round(parsed.GetValue(lead) * 10_000), BacklashNanometres = parsed.GetValue(backlash) * 1000 },
                parsed.GetValue(device)!,
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
            try
            {
                return Run(order, output, error);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                error.WriteLine(order.Port is null ? $"--out: {failure.Message}" : failure.Message);
                return ExitCode.Usage;
            }
            catch (Exception failure) when (failure is InvalidOperationException or TimeoutException)
            {
                error.WriteLine($"{failure.Message} The calibration before stays in force.");
                return ExitCode.Failed;
            }
        });
        return command;
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
            : order.Device.Length is 0 or > LongestDevice ? $"--device: give 1-{LongestDevice} characters"
            : order.Directory is not null && File.Exists(order.Directory) ? $"--out: {order.Directory} is a file; give a directory"
            : null;
    }

    private static int Run(Order order, TextWriter output, TextWriter error)
    {
        if (order.Port is not null)
        {
            int colon = order.Port.LastIndexOf(':');
            if (colon > 0 && int.TryParse(order.Port.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65535)
            {
                using TcpCommandLine network = new(order.Port[..colon], port);
                return Calibrate(order, new LinkTarget(network, order.Pin), () => AskReading(output), "dial gauge", output, error);
            }
            using SerialCommandLine line = new(order.Port);
            return Calibrate(order, new LinkTarget(line, order.Pin), () => AskReading(output), "dial gauge", output, error);
        }
        using ServicePen pen = new(new SimulationOptions { Seed = order.Seed, Plant = order.Plant, HashTrace = false });
        DialGauge gauge = new(pen.Pen.Plant, order.GaugeError, order.GaugeResolution, order.Seed);
        string gaugeText = FormattableString.Invariant($"simulated dial, \u00b1{order.GaugeError} \u00b5m, reads {order.GaugeResolution} \u00b5m");
        pen.Service.Lock = pen.TechnicianLock;
        return Calibrate(order, new LinkTarget(new UartCommandLine(pen.Pen), order.Pin), gauge.Read, gaugeText, output, error);
    }

    private static int AskReading(TextWriter output)
    {
        while (true)
        {
            output.Write("Dial reading in mm: ");
            string answer = Console.ReadLine() ?? throw new InvalidOperationException("No reading was given.");
            if (double.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out double millimetres) && Math.Abs(millimetres) < 5)
            {
                return (int)Math.Round(millimetres * 1000.0);
            }
        }
    }

    private static int Calibrate(Order order, ICalibrationTarget pen, Func<int> gauge, string gaugeText, TextWriter output, TextWriter error)
    {
        CalibrationRefusal refusal = CalibrationRun.Execute(pen, order.Calibration, gauge, taken => output.WriteLine(FormattableString.Invariant(
            $"{taken.Number,2}/{taken.Of}  {taken.Name,-9} expected {taken.Expected / 1000.0,7:0.000} mm, read {taken.Read / 1000.0,7:0.000} mm")));
        if (refusal != CalibrationRefusal.None)
        {
            error.WriteLine($"Refused: {Core.Display.NoticeText.Of(refusal)}.");
            error.WriteLine("The calibration before stays in force.");
            return ExitCode.Failed;
        }
        CalibrationRecordFile record = new(pen.Data, order.Device, pen.FirmwareVersion, pen.LifeStrokes);
        Show(pen.Data, record, output);
        if (order.Directory is not null)
        {
            Directory.CreateDirectory(order.Directory);
            File.WriteAllText(Path.Combine(order.Directory, "calibration.json"), record.Text);
            File.WriteAllText(Path.Combine(order.Directory, "certificate.html"), CalibrationCertificate.Write(pen.Data, record, order.Device, pen.FirmwareVersion, pen.LifeStrokes, gaugeText));
            AccuracyPlots.SaveResiduals(pen.Data, record, Path.Combine(order.Directory, "residuals.png"));
            output.WriteLine($"Written: {order.Directory}");
        }
        return ExitCode.Passed;
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
