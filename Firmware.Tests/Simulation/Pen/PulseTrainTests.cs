using System.Globalization;
using System.Text;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.Simulation.Tests.Pen;

/// <summary>The pulses that the board's adapters really put on the pins, as pins.vcd shows them.</summary>
// SR-11
[TestClass]
public sealed class PulseTrainTests
{
    private const long Second = 1_000_000_000;

    /// <summary>A board without a program: the test is the program.</summary>
    private sealed class BareBoard : IFirmware
    {
        public PenController? Pen => null;

        public PenHardware? Hardware { get; private set; }

        public void Start() => Hardware = Board.Start();

        public void RunOnce()
        {
        }
    }

    [TestMethod]
    public void Continuous_EveryFrequency_HasTheDividersPeriod_AndTheCommandedOnTime()
    {
        const int Periods = 5;
        BareBoard board = new();
        List<(int Hertz, int OnMicroseconds, long From, long To)> runs = [];
        string dump = Record(board, pen =>
        {
            for (int hertz = 1; hertz <= 150; hertz++)
            {
                int onMicroseconds = Math.Min(2600 + hertz, 390_000 / hertz);
                long from = pen.NowNanoseconds;
                board.Hardware!.StrokePwm.Start(hertz, onMicroseconds);
                pen.RunFor((Periods * Second / hertz) + (Second / hertz / 2));
                board.Hardware.StrokePwm.Stop();
                runs.Add((hertz, onMicroseconds, from, pen.NowNanoseconds));
                pen.RunFor(Second / 100);
            }
        });
        List<(long At, bool Level)> edges = EdgesOf(dump, "STROKE_PWM");
        foreach ((int hertz, int onMicroseconds, long from, long to) in runs)
        {
            List<(long Rise, long Fall)> pulses = PulsesBetween(edges, from, to);
            Assert.IsGreaterThanOrEqualTo(Periods, pulses.Count, $"{hertz} Hz");
            long period = DividerPeriodNanoseconds(hertz);
            for (int i = 1; i < Periods; i++)
            {
                long seen = pulses[i].Rise - pulses[i - 1].Rise;
                // One clock of 12.5 ns is the most that the fractional divider stretches a cycle by.
                Assert.IsLessThanOrEqualTo(13, Math.Abs(seen - period), $"{hertz} Hz: period {seen} ns, divider {period} ns");
                Assert.IsLessThanOrEqualTo(Second / hertz / 500, Math.Abs(seen - (Second / hertz)), $"{hertz} Hz: period {seen} ns, off by more than 0.2 %");
            }
            long step = (period / 10_000) + 1;
            foreach ((long rise, long fall) in pulses[..Periods])
            {
                Assert.IsLessThanOrEqualTo(step, Math.Abs(fall - rise - (onMicroseconds * 1000L)), $"{hertz} Hz: on for {fall - rise} ns, commanded {onMicroseconds} us");
            }
        }
    }

    [TestMethod]
    [DataRow(1, 3_600, 0)]
    [DataRow(1, 32_767, 0)]
    [DataRow(1, 32_768, 0)]
    [DataRow(1, 45_000, 0)]
    [DataRow(2, 6_600, 17_000)]
    [DataRow(3, 6_600, 17_000)]
    [DataRow(10, 12_600, 40_000)]
    [DataRow(10, 32_600, 84_000)]
    public void Shots_AreExactToTheMicrosecond(int pricks, int onMicroseconds, int periodMicroseconds)
    {
        BareBoard board = new();
        string dump = Record(board, pen =>
        {
            board.Hardware!.StrokeShot.Fire(pricks, onMicroseconds, periodMicroseconds);
            pen.RunFor(Second);
        });
        List<(long Rise, long Fall)> pulses = PulsesBetween(EdgesOf(dump, "STROKE_SHOT"), 0, long.MaxValue);
        Assert.HasCount(pricks, pulses);
        for (int i = 0; i < pricks; i++)
        {
            Assert.AreEqual(onMicroseconds * 1000L, pulses[i].Fall - pulses[i].Rise, 1000);
            Assert.AreEqual(i * periodMicroseconds * 1000L, pulses[i].Rise - pulses[0].Rise, 1000);
        }
    }

    /// <summary>80 MHz x 256 / (divider x 2^resolution), from the LEDC chapter of docs/hardware.md, written out anew.</summary>
    private static long DividerPeriodNanoseconds(int hertz)
    {
        int resolution = 19;
        while ((80_000_000L << 8) / hertz >> resolution <= 256)
        {
            resolution--;
        }
        long timer = (long)hertz << resolution;
        long divider = ((80_000_000L << 8) + (timer / 2)) / timer;
        return (long)((UInt128)divider * (1UL << resolution) * Second / (80_000_000UL << 8));
    }

    private static string Record(BareBoard board, Action<SimulatedPen> program)
    {
        using SimulatedPen pen = new(new SimulationOptions { HashTrace = false }, (_, _) => board);
        using MemoryStream stream = new();
        using VcdRecorder recorder = new(pen, stream, new ValueRange(0, 1000 * Second), "pulse trains");
        pen.PowerOn();
        program(pen);
        recorder.Finish();
        return Encoding.ASCII.GetString(stream.ToArray());
    }

    private static List<(long At, bool Level)> EdgesOf(string dump, string signal)
    {
        List<(long, bool)> edges = [];
        string code = "";
        long now = 0;
        foreach (string line in dump.Split('\n'))
        {
            if (line.StartsWith("$var", StringComparison.Ordinal) && line.Contains($" {signal} ", StringComparison.Ordinal))
            {
                code = line.Split(' ')[3];
            }
            else if (line.StartsWith('#'))
            {
                now = long.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
            }
            else if (code.Length > 0 && line.Length == 1 + code.Length && line[0] is '0' or '1' && line[1..] == code)
            {
                edges.Add((now, line[0] == '1'));
            }
        }
        return edges;
    }

    private static List<(long Rise, long Fall)> PulsesBetween(List<(long At, bool Level)> edges, long from, long to)
    {
        List<(long, long)> pulses = [];
        for (int i = 1; i < edges.Count; i++)
        {
            if (edges[i - 1].Level && !edges[i].Level && edges[i - 1].At >= from && edges[i].At <= to)
            {
                pulses.Add((edges[i - 1].At, edges[i].At));
            }
        }
        return pulses;
    }
}
