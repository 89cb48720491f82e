using SmpPen.Core.Calibration;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>What a technician says about a calibration.</summary>
/// <param name="Points">Number of points, 3-9.</param>
/// <param name="Date">Day, YYYYMMDD.</param>
/// <param name="Technician">Id, 1-8 characters.</param>
/// <param name="Months">Months until due again.</param>
public sealed record CalibrationOrder(int Points, int Date, string Technician, int Months);

/// <summary>A reading that the pen waits for.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Expected">What the pen expects, um.</param>
/// <param name="Number">From 1.</param>
/// <param name="Of">How many there are.</param>
public sealed record AwaitedReading(string Name, int Expected, int Number, int Of);

/// <summary>Takes a pen through a whole calibration, reading by reading.</summary>
public static class CalibrationRun
{
    /// <summary>Calibrates and verifies; stores it only when everything is plausible.</summary>
    /// <param name="pen">The pen, in Service.</param>
    /// <param name="order">What the technician wants.</param>
    /// <param name="gauge">Reads the dial, um.</param>
    /// <param name="awaited">Told of every reading before it is taken.</param>
    /// <param name="stop">Ends it between two readings.</param>
    /// <returns>None when it was stored.</returns>
    /// <exception cref="InvalidOperationException">The pen does not take a command.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; the pen still waits.</exception>
    public static CalibrationRefusal Execute(ICalibrationTarget pen, CalibrationOrder order, Func<int> gauge, Action<AwaitedReading>? awaited = null, CancellationToken stop = default)
    {
        int all = order.Points + 1 + DepthCalibration.ChecksNeeded;
        Require(pen.Begin(order.Points), "begin");
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            CalibrationProgress at = pen.AwaitStep();
            switch (at.Step)
            {
                case CalibrationStep.Reading:
                    awaited?.Invoke(new AwaitedReading(Name(at.Index, order.Points), at.ExpectedMicrometres, at.Index + 1, all));
                    Require(pen.EnterReading(gauge()), "take a reading");
                    break;
                case CalibrationStep.Measured:
                    Require(pen.Verify(), "verify");
                    break;
                case CalibrationStep.Verified:
                    Require(pen.Store(order.Date, order.Technician, order.Months), "store");
                    return CalibrationRefusal.None;
                default:
                    return at.Refusal;
            }
        }
    }

    private static string Name(int index, int points) =>
        index < points ? $"point {index + 1}" : index == points ? "backlash" : $"check {index - points}";

    private static void Require(bool done, string what)
    {
        if (!done)
        {
            throw new InvalidOperationException($"The pen refused to {what}.");
        }
    }
}
