namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>What is stored besides sessions, as the bench ordered it.</summary>
/// <param name="PresetDepths">Depth of each preset, in micrometres.</param>
/// <param name="DepthLimitMicrometres">Technician's limit.</param>
/// <param name="CalibrationSerial">Calibration in force; 0 = none.</param>
/// <param name="Pin">The technician's PIN.</param>
/// <param name="WrongPins">Wrong PINs in a row.</param>
public sealed record KeptState(int[] PresetDepths, int DepthLimitMicrometres, int CalibrationSerial, string Pin, int WrongPins)
{
    /// <summary>As delivered.</summary>
    public static KeptState New => new([500, 560, 600, 700, 600, 900, 500, 500], 1500, 0, "0000", 0);
}
