namespace SmpPen.HostSimulator.Calibration;

/// <summary>A line to a pen: one command line out, one reply line back.</summary>
public interface ICommandLine
{
    /// <summary>Sends a line that answers nothing.</summary>
    void Send(string line);

    /// <summary>Sends a line and waits for its reply.</summary>
    string Ask(string line);

    /// <summary>Lets time pass before the next question.</summary>
    void Pause();
}

/// <summary>A line that is closed when it is no longer needed.</summary>
public interface IOpenLine : ICommandLine, IDisposable;
