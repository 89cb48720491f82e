namespace SmpPen.HostSimulator.Bench;

/// <summary>Lets through to the pen's thread what the operator's page asks for, and nobody else's. Any thread.</summary>
internal sealed class OperatorGate(BenchViewers viewers, PenThread thread, Func<PenRun?> run)
{
    private long _aliveAt;
    private volatile bool _hasChanged = true;
    private volatile bool _isScenarioUnderWay;

    /// <summary>The pen's run; null after a breakdown. On the pen's thread.</summary>
    public PenRun? Run => run();

    /// <summary>A scenario works the pen: hands are refused.</summary>
    public bool IsScenarioUnderWay
    {
        get => _isScenarioUnderWay;
        set => _isScenarioUnderWay = value;
    }

    /// <summary>Something has been done since this was last set to false: the snapshot is old.</summary>
    public bool HasChanged
    {
        get => _hasChanged;
        set => _hasChanged = value;
    }

    /// <summary>Milliseconds on the wall since the operator's page has last said that it is there.</summary>
    public double SilenceMilliseconds => PaceKeeper.Milliseconds(Volatile.Read(ref _aliveAt), PaceKeeper.Wall);

    /// <summary>The page is still there.</summary>
    public void KeepAlive(string viewerId)
    {
        if (viewers.IsOperator(viewerId))
        {
            Volatile.Write(ref _aliveAt, PaceKeeper.Wall);
        }
    }

    /// <summary>The refusal of a page that does not operate; null: it does.</summary>
    public CommandResult? NotOperator(string viewerId) => viewers.IsOperator(viewerId)
        ? null
        : CommandResult.Refused($"{viewers.Operator?.Name ?? "Nobody"} operates the pen; take over first.");

    /// <summary>The same, or the refusal while a scenario works the pen.</summary>
    public CommandResult? NotFree(string viewerId) => NotOperator(viewerId)
        ?? (IsScenarioUnderWay ? CommandResult.Refused("A scenario works the pen; stop it first.") : null);

    /// <summary>Has something done on the pen's thread for the operator.</summary>
    public CommandResult ByOperator(string viewerId, Action act)
    {
        if (NotOperator(viewerId) is { } refusal)
        {
            return refusal;
        }
        Post(act);
        return CommandResult.Accepted;
    }

    /// <summary>The same with the pen's run, while no scenario works it; nothing when there is no pen.</summary>
    public CommandResult ByHand(string viewerId, Action<PenRun> act)
    {
        if (NotFree(viewerId) is { } refusal)
        {
            return refusal;
        }
        KeepAlive(viewerId);
        return ByOperator(viewerId, () =>
        {
            if (Run is { } now)
            {
                act(now);
            }
        });
    }

    /// <summary>Has something done on the pen's thread, whoever asks.</summary>
    public void Post(Action act) => thread.Post(() =>
    {
        HasChanged = true;
        act();
    });
}
