namespace SmpPen.HostSimulator.Link;

/// <summary>An outer end of the service line: whoever is attached there talks to the pen. No call waits.</summary>
public interface ILinkEnd : IDisposable
{
    /// <summary>What to connect to.</summary>
    string Address { get; }

    /// <summary>Notices who has come and gone.</summary>
    /// <returns>True when someone has left: a half-sent line is not to be continued by the next.</returns>
    bool Poll();

    /// <summary>Takes bytes for the pen.</summary>
    /// <returns>Number of bytes put into the buffer.</returns>
    int Read(Span<byte> buffer);

    /// <summary>Gives bytes from the pen; dropped when nobody is there.</summary>
    void Write(ReadOnlySpan<byte> bytes);
}
