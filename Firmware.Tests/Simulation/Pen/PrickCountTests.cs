using CsCheck;

namespace SmpPen.Simulation.Tests.Pen;

/// <summary>Counted modes make exactly the pricks they promise, over random presses, bounce and lateness.</summary>
[TestClass]
public sealed class PrickCountTests
{
    private const long Millisecond = WorkingPen.Millisecond;
    private const int Single = 0;
    private const int Burst = 6;
    private const int BurstPricks = 3;

    // Longest time to see a press for sure: debounce 8 ms, one tick, one slipped wake, one collection.
    private const int SurelySeenMilliseconds = 80;

    private static readonly Gen<(ulong Seed, (int Down, int Up)[] Presses)> s_presses =
        Gen.Select(Gen.ULong, Gen.Select(Gen.Int[SurelySeenMilliseconds, 1200], Gen.Int[150, 600]).Array[1, 12]);

    private static readonly Gen<(ulong Seed, int[] Microseconds)> s_glitches =
        Gen.Select(Gen.ULong, Gen.Int[10, 2500].Array[1, 40]);

    // SR-12
    [TestMethod]
    public void Single_OnePrickAPress_HoweverLong_HoweverItBounces() =>
        s_presses.Sample(
            sample =>
            {
                using WorkingPen pen = new WorkingPen(sample.Seed).AtWork(Single);
                long before = pen.Probe.Strokes;
                foreach ((int down, int up) in sample.Presses)
                {
                    pen.Press(down * Millisecond, up * Millisecond);
                }
                return pen.Probe.Strokes - before == sample.Presses.Length && pen.Status.SessionPricks == sample.Presses.Length;
            },
            iter: 200,
            threads: 1);

    // SR-20
    [TestMethod]
    public void Single_NoPrick_ForGlitchesShorterThanTheDebounceTime() =>
        s_glitches.Sample(
            sample =>
            {
                using WorkingPen pen = new WorkingPen(sample.Seed).AtWork(Single);
                long before = pen.Probe.Strokes;
                foreach (int microseconds in sample.Microseconds)
                {
                    // With up to 5 ms of bounce on either side the contact is never seen closed for the 8 ms that count.
                    pen.Press(microseconds * 1000L, 200 * Millisecond);
                }
                return pen.Probe.Strokes == before && pen.Status.SessionPricks == 0;
            },
            iter: 100,
            threads: 1);

    // SR-12
    [TestMethod]
    public void Burst_ExactlyItsPricks_ForAPressThatLastsAsLong() =>
        s_presses.Sample(
            sample =>
            {
                using WorkingPen pen = new WorkingPen(sample.Seed).AtWork(Burst);
                long before = pen.Probe.Strokes;
                foreach ((int down, int up) in sample.Presses)
                {
                    pen.Press((100 + down) * Millisecond, up * Millisecond);
                }
                return pen.Probe.Strokes - before == BurstPricks * sample.Presses.Length;
            },
            iter: 100,
            threads: 1);
}
