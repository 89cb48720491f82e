namespace SmpPen.HostSimulator.Calibration;

/// <summary>Who answers at the other end of a line.</summary>
/// <param name="Model">As it calls itself.</param>
/// <param name="SerialNumber">0 when it has none.</param>
/// <param name="FirmwareVersion">What it runs.</param>
public sealed record PenIdentity(string Model, string SerialNumber, string FirmwareVersion)
{
    private const string Maker = "SmpPen";

    /// <summary>Asks.</summary>
    /// <exception cref="InvalidOperationException">It is no pen.</exception>
    public static PenIdentity Ask(ICommandLine line)
    {
        string reply = line.Ask("*IDN?");
        string[] parts = reply.Split(',');
        return parts.Length == 4 && parts[0] == Maker
            ? new PenIdentity(parts[1], parts[2], parts[3])
            : throw new InvalidOperationException($"What answers there is no pen: \"{reply}\". Give another --port.");
    }
}
