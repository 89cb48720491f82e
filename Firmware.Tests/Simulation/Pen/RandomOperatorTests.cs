namespace SmpPen.Simulation.Tests.Pen;

/// <summary>Random operators at random pens: whatever they do, what is measured in the plant holds.</summary>
[TestClass]
public sealed class RandomOperatorTests
{
    // SR-31
    [TestMethod]
    [DataRow(1UL, 150)]
    public void WhateverTheOperatorDoes_ThePenIsSafe_AndCountsRight_AndShowsNoFaultThatIsNone(ulong firstSeed, int runs) =>
        Check(firstSeed, runs, leastPricks: 15_000);

    private static void Check(ulong firstSeed, int runs, long leastPricks)
    {
        List<string> failures = [];
        long pricks = 0;
        for (ulong seed = firstSeed; seed < firstSeed + (ulong)runs; seed++)
        {
            RandomRun run = new(seed);
            run.Run();
            pricks += run.Pricks;
            if (run.Broken.Count > 0)
            {
                failures.Add($"seed {seed}: {string.Join("; ", run.Broken.Take(3))}\n{string.Join("\n", run.Log.TakeLast(10))}");
            }
        }
        Assert.AreEqual(0, failures.Count, string.Join("\n\n", failures.Take(5)));
        Assert.IsTrue(pricks >= leastPricks, $"{pricks} pricks only: the operators hardly worked");
    }
}
