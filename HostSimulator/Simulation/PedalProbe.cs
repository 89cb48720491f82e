using SmpPen.HostSimulator.Plant;

namespace SmpPen.HostSimulator.Simulation;

/// <summary>
/// Finds presses and releases in what the pedal's contacts do. A press begins when the work contact first closes, a release when it
/// first opens; edges closer than a bounce to a change belong to it.
/// </summary>
public sealed class PedalProbe
{
    private const long SteadyNanoseconds = 6_000_000;
    private const long Never = long.MinValue / 2;

    private readonly OperatorPanel _hand;
    private long _normallyOpenSince = Never;
    private long _lastClosed = Never;

    /// <summary>Listens to the pedal.</summary>
    public PedalProbe(OperatorPanel hand)
    {
        _hand = hand;
        hand.PedalNormallyOpen.Changed += OnNormallyOpen;
        hand.PedalNormallyClosed.Changed += OnNormallyClosed;
    }

    /// <summary>A press is complete: the second contact closed for the first time, at this time in ns.</summary>
    public event Action<long>? Pressed;

    /// <summary>True between the second contact's closing and the first edge of the release.</summary>
    public bool IsPressed { get; private set; }

    /// <summary>First edge of the latest press, ns; far in the past when there was none.</summary>
    public long PressEdgeNanoseconds { get; private set; } = Never;

    /// <summary>First edge of the latest release, ns; far in the past when there was none.</summary>
    public long ReleaseEdgeNanoseconds { get; private set; } = Never;

    /// <summary>Presses so far.</summary>
    public long Presses { get; private set; }

    /// <summary>True when the normally-open contact was closed at some time since.</summary>
    public bool WasClosedSince(long nanoseconds) => _hand.PedalNormallyOpen.IsClosed || _lastClosed >= nanoseconds;

    private void OnNormallyClosed(bool closed, long now)
    {
        if (closed && IsPressed && !_hand.PedalNormallyOpen.IsClosed)
        {
            // A press too short to settle: the contact that opened last ended it.
            Release(_normallyOpenSince);
        }
    }

    private void OnNormallyOpen(bool closed, long now)
    {
        long steady = now - _normallyOpenSince;
        _normallyOpenSince = now;
        if (!closed)
        {
            _lastClosed = now;
            if (IsPressed && steady > SteadyNanoseconds)
            {
                Release(now);
            }
        }
        else if (!IsPressed && now - ReleaseEdgeNanoseconds > SteadyNanoseconds)
        {
            IsPressed = true;
            Presses++;
            PressEdgeNanoseconds = now;
            Pressed?.Invoke(now);
        }
    }

    private void Release(long edge)
    {
        IsPressed = false;
        ReleaseEdgeNanoseconds = edge;
    }
}
