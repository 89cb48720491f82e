using SmpPen.Core.Control;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.Simulation.Tests.Simulation;

/// <summary>A pen with its own firmware, brought to Ready as the operator does it.</summary>
internal static class ReadyPen
{
    public const long Millisecond = 1_000_000;

    /// <summary>Number of the factory preset "Crown": Continuous.</summary>
    public const int Crown = 3;

    public static SimulatedPen Make(SimulationOptions options, int presetIndex = 0)
    {
        SimulatedPen pen = new(options);
        pen.PowerOn();
        Await(pen, () => pen.Status.State == PenState.Standby);
        Click(pen, PenButton.Select);
        ChoosePreset(pen, presetIndex);
        Click(pen, PenButton.Select);
        Await(pen, () => pen.Status.Notice == Notice.PressPedal);
        Click(pen, PenButton.Select);
        Await(pen, () => pen.Status.State == PenState.Ready && pen.Status.Notice == Notice.PressPedal);
        return pen;
    }

    public static void Click(SimulatedPen pen, PenButton button)
    {
        pen.Hand.ClickButton(button, pen.NowNanoseconds);
        pen.RunFor(300 * Millisecond);
    }

    private static void ChoosePreset(SimulatedPen pen, int presetIndex)
    {
        if (pen.Status.PresetIndex == presetIndex)
        {
            return;
        }
        for (int row = 0; row < 3; row++)
        {
            Click(pen, PenButton.Down);
        }
        Click(pen, PenButton.Select);
        while (pen.Status.PresetIndex != presetIndex)
        {
            Click(pen, PenButton.Up);
        }
        Click(pen, PenButton.Select);
        for (int row = 0; row < 3; row++)
        {
            Click(pen, PenButton.Up);
        }
    }

    private static void Await(SimulatedPen pen, Func<bool> condition)
    {
        long end = pen.NowNanoseconds + (20_000 * Millisecond);
        while (!condition())
        {
            Assert.IsTrue(pen.NowNanoseconds < end, $"stuck in {pen.Status.State}, fault {pen.Status.Fault}");
            pen.RunFor(10 * Millisecond);
        }
    }
}
