namespace SmpPen.HostSimulator.Cli;

/// <summary>What the command says to whoever called it.</summary>
public static class ExitCode
{
    /// <summary>All expectations held.</summary>
    public const int Passed = 0;

    /// <summary>At least one did not.</summary>
    public const int Failed = 1;

    /// <summary>Bad usage or a scenario that cannot be run; nothing was written.</summary>
    public const int Usage = 2;

    /// <summary>The bench's port is taken.</summary>
    public const int PortTaken = 3;

    /// <summary>Stopped by Ctrl-C; as shells have it, 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
