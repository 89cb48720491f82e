using SmpPen.Core.Control;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;
using SmpPen.Unit.Control;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Measure;

/// <summary>Reads a meter before and after each tick: a clock, the bytes allocated, or the IL instructions executed.</summary>
public static class TickBench
{
    private const int MostTicksOfAStart = 2000;

    /// <summary>Ticks before those that count: two rounds of the longest script, in which the fakes allocate what they keep.</summary>
    private const int WarmUpTicks = 6200;

    /// <summary>Ticks a situation until so many have counted.</summary>
    /// <param name="situation">Index in <see cref="TickSituation.All"/>.</param>
    /// <param name="count">Ticks to measure.</param>
    /// <param name="meter">Read before and after each tick.</param>
    /// <returns>Ticks measured, their total and the worst, by the meter; then the same of ticks that stored something, which the first three leave out.</returns>
    public static long[] Measure(int situation, int count, Func<long> meter)
    {
        TickSituation at = TickSituation.All[situation];
        long[] result = new long[6];
        for (int pen = 0; result[0] < count && pen <= count; pen++)
        {
            PenRig rig = new();
            at.Prepare(rig);
            int warmUp = at.IsStarting ? 0 : WarmUpTicks;
            int most = at.IsStarting ? MostTicksOfAStart : warmUp + (4 * count);
            // The first pen of a start is not measured, nor the beginning of another script.
            bool isWarm = !at.IsStarting || pen > 0;
            for (int tick = 0; tick < most && result[0] < count; tick++)
            {
                at.Operate(rig, tick);
                bool counts = isWarm && tick >= warmUp && rig.Status.State == at.State;
                int writes = rig.Files.Writes;
                long before = meter();
                rig.Tick(PenRig.TickMicroseconds);
                long spent = meter() - before;
                if (counts)
                {
                    Book(result, spent, rig.Files.Writes != writes);
                }
            }
        }
        return result;
    }

    /// <summary>Plays a scenario on the whole simulated pen and measures every tick, board adapters included, by state.</summary>
    /// <param name="path">Name of the scenario.</param>
    /// <param name="text">The scenario.</param>
    /// <param name="meter">Read before and after each tick.</param>
    /// <returns>By number of the state, as <see cref="Measure"/>; last the wake before the first tick, in which the pen reads its store.</returns>
    public static long[][] Play(string path, string text, Func<long> meter)
    {
        Scenario scenario = ScenarioParser.Parse(path, text);
        MeteredFirmware? firmware = null;
        using SimulatedPen pen = new(
            new SimulationOptions { Seed = scenario.Seed, Plant = scenario.Plant, HashTrace = false },
            (chip, lateness) => firmware = new MeteredFirmware(new PenFirmware(chip, lateness), chip.Flash, meter));
        new ScenarioPlayer(pen, scenario, scenario.Seed).Run();
        return firmware!.OfState;
    }

    private static void Book(long[] result, long spent, bool hasStored)
    {
        int first = hasStored ? 3 : 0;
        result[first]++;
        result[first + 1] += spent;
        result[first + 2] = Math.Max(result[first + 2], spent);
    }

    private sealed class MeteredFirmware(IFirmware firmware, FlashVolume flash, Func<long> meter) : IFirmware
    {
        private bool _isUp;

        public long[][] OfState { get; } = [.. Enum.GetValues<PenState>().Select(_ => new long[6]), new long[6]];

        public PenController? Pen => firmware.Pen;

        public void Start() => firmware.Start();

        public void RunOnce()
        {
            long[] state = _isUp ? OfState[(int)firmware.Pen!.Status.State] : OfState[^1];
            _isUp = true;
            long stored = flash.Commits;
            long before = meter();
            firmware.RunOnce();
            long spent = meter() - before;
            Book(state, spent, flash.Commits != stored);
        }
    }
}
