using SmpPen.Core.Calibration;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>Where a calibration is, and which reading is awaited.</summary>
public readonly record struct CalibrationProgress(CalibrationStep Step, CalibrationRefusal Refusal, int Index, int ExpectedMicrometres);

/// <summary>A pen that can be calibrated, wherever it is.</summary>
public interface ICalibrationTarget
{
    /// <summary>Firmware that it runs.</summary>
    string FirmwareVersion { get; }

    /// <summary>Confirmed strokes of its life.</summary>
    long LifeStrokes { get; }

    /// <summary>The calibration being made, or the one in force once it is stored.</summary>
    DepthCalibration Data { get; }

    /// <summary>Begins; false when the pen refuses.</summary>
    bool Begin(int points);

    /// <summary>Waits until the carriage stands.</summary>
    CalibrationProgress AwaitStep();

    /// <summary>Gives the dial's reading, um.</summary>
    bool EnterReading(int micrometres);

    /// <summary>Begins the verification.</summary>
    bool Verify();

    /// <summary>Stores what was verified.</summary>
    bool Store(int date, string technician, int months);
}
