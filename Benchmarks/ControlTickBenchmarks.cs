using BenchmarkDotNet.Attributes;
using SmpPen.Core.Display;
using SmpPen.HostSimulator.Measure;
using SmpPen.Unit.Control;

namespace SmpPen.Benchmarks;

/// <summary>One control tick of the firmware on the bench of fakes, with what the operator does meanwhile.</summary>
[MemoryDiagnoser]
public class ControlTickBenchmarks
{
    private TickSituation _situation = null!;
    private PenRig _rig = null!;
    private int _tick;

    /// <summary>States of an operating pen; those of its start pass too soon.</summary>
    public static IEnumerable<string> Situations => TickSituation.All.Where(situation => !situation.IsStarting).Select(situation => situation.Name);

    [ParamsSource(nameof(Situations))]
    public string Situation { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _situation = TickSituation.All.Single(situation => situation.Name == Situation);
        _rig = new PenRig();
        _situation.Prepare(_rig);
        _tick = 0;
    }

    [Benchmark]
    public void Tick()
    {
        _situation.Operate(_rig, _tick++);
        _rig.Tick(PenRig.TickMicroseconds);
    }
}

/// <summary>Drawing one page of the display: the largest single piece of work in a tick.</summary>
[MemoryDiagnoser]
public class DisplayBenchmarks
{
    private Screen _screen = null!;

    [Params(0, 2, 6)]
    public int Page { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        PenRig rig = new();
        rig.BeginSession();
        _screen = new ScreenTable(new FrameBuffer(), rig.Status).Of(rig.Status.Screen);
    }

    [Benchmark]
    public int Key() => _screen.Key(Page);

    [Benchmark]
    public void Render() => _screen.Render(Page);
}
