using System.Globalization;

namespace SmpPen.HostSimulator.Bench.Page;

/// <summary>Writes moments of simulated time.</summary>
public static class SimulatedTime
{
    /// <summary>For example 00:03:12.345.</summary>
    public static string Of(long nanoseconds) =>
        new TimeSpan(nanoseconds / TimeSpan.NanosecondsPerTick).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
}
