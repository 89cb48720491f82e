using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmpPen.Core.Calibration;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>The data of a calibration as one JSON text, always written the same way: its SHA-256 stands on the certificate.</summary>
public sealed class CalibrationRecordFile
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Makes the text.</summary>
    public CalibrationRecordFile(DepthCalibration calibration, string device, string firmware, long lifeStrokes)
    {
        double[] x = [.. calibration.Microsteps.Take(calibration.Count).Select(m => m * 1000.0 / DepthMap.MicrostepsPerMillimetre)];
        double[] y = [.. calibration.Micrometres.Take(calibration.Count).Select(m => (double)m)];
        Line = StraightLine.Fit(x, y);
        StraightLine line = Line;
        Residuals = [.. x.Select((at, i) => y[i] - line.At(at))];
        Text = JsonSerializer.Serialize(
            new
            {
                device,
                firmware,
                technician = calibration.Technician,
                date = calibration.Date,
                dueDate = CalendarDate.AddMonths(calibration.Date, calibration.MonthsValid),
                serial = calibration.Serial,
                lifeStrokes,
                backlashMicrometres = calibration.BacklashMicrometres,
                points = Enumerable.Range(0, calibration.Count).Select(i => new { microsteps = calibration.Microsteps[i], protrusionMicrometres = calibration.Micrometres[i] }),
                checks = Enumerable.Range(0, DepthCalibration.ChecksNeeded).Select(i => new { wantedMicrometres = calibration.CheckTargets[i], readMicrometres = calibration.CheckReadings[i] }),
            },
            s_json) + "\n";
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    /// <summary>The JSON text.</summary>
    public string Text { get; }

    /// <summary>Its SHA-256, hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Straight line through the points: protrusion over nominal carriage position, um.</summary>
    public StraightLine Line { get; }

    /// <summary>Distance of each point from that line, um.</summary>
    public IReadOnlyList<double> Residuals { get; }
}
