namespace SmpPen.HostSimulator.Bench;

/// <summary>Where the bench listens.</summary>
public sealed class BenchAddress
{
    /// <summary>TCP port on loopback.</summary>
    public int Port { get; internal set; }

    /// <summary>What to type into a browser.</summary>
    public string Url => FormattableString.Invariant($"http://127.0.0.1:{Port}");
}
