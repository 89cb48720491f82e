using BenchmarkDotNet.Attributes;
using SmpPen.Core.Storage;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.Benchmarks;

/// <summary>The virtual timeline: one recurring event among others.</summary>
[MemoryDiagnoser]
public class TimelineBenchmarks
{
    private readonly Timeline _timeline = new();

    /// <summary>Events that wait.</summary>
    [Params(4, 64)]
    public int Waiting { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        for (int number = 0; number < Waiting; number++)
        {
            int period = 1000 + number;
            DelegateEvent? recurring = null;
            recurring = new DelegateEvent(now => _timeline.Schedule(recurring!, now + period));
            _timeline.Schedule(recurring, period);
        }
    }

    [Benchmark]
    public void FireNext() => _timeline.AdvanceTo(_timeline.NextNanoseconds);
}

/// <summary>One prick of the simulated needle, from drive to rest, the interlock kept open.</summary>
[MemoryDiagnoser]
public class NeedleBenchmarks
{
    private const long OnNanoseconds = 4_000_000;
    private const long RestNanoseconds = 16_000_000;

    private Chip _chip = null!;
    private bool _beat;

    /// <summary>Integration step, ns; the first is the simulator's.</summary>
    [Params(NeedleBar.DefaultStepNanoseconds, 10_000L)]
    public long StepNanoseconds { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _chip = new Chip();
        _ = new PenPlant(_chip, new PlantParameters { StartNanometres = 1_500_000 }, StepNanoseconds);
        _chip.Pad(PinMap.Enable).DriveFromChip(true);
    }

    [Benchmark]
    public void Prick()
    {
        _beat = !_beat;
        _chip.Pad(PinMap.Heartbeat).DriveFromChip(_beat);
        _chip.Pad(PinMap.StrokeShot).DriveFromChip(true);
        _chip.Timeline.AdvanceTo(_chip.Timeline.NowNanoseconds + OnNanoseconds);
        _chip.Pad(PinMap.StrokeShot).DriveFromChip(false);
        _chip.Timeline.AdvanceTo(_chip.Timeline.NowNanoseconds + RestNanoseconds);
    }
}

/// <summary>The whole pen, idle: chip, plant, firmware and trace hash.</summary>
[MemoryDiagnoser]
public class WholePenBenchmarks
{
    private SimulatedPen _pen = null!;

    [Params(false, true)]
    public bool HashTrace { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _pen = new SimulatedPen(new SimulationOptions { HashTrace = HashTrace });
        _pen.PowerOn();
        _pen.RunFor(10_000_000_000);
    }

    [GlobalCleanup]
    public void Dispose() => _pen.Dispose();

    [Benchmark]
    public void OneSecond() => _pen.RunFor(1_000_000_000);
}

/// <summary>The checksum over a stored record: what makes a tick that stores long.</summary>
public class StorageBenchmarks
{
    private readonly byte[] _record = new byte[512];

    [Benchmark]
    public uint Checksum() => Crc32.Compute(_record, 0, _record.Length);
}
