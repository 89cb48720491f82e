namespace SmpPen.HostSimulator.Simulation;

/// <summary>The simulator's only source of chance: Steele, Lea and Flood's SplitMix64. Same seed, same numbers, everywhere.</summary>
public sealed class SplitMix64(ulong seed)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15UL;

    private ulong _state = seed;

    /// <summary>An independent generator for one purpose, so that draws for one thing never shift those for another.</summary>
    public static SplitMix64 ForPurpose(ulong seed, ulong purpose) => new(new SplitMix64(seed ^ (purpose * GoldenGamma)).Next());

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        ulong z = _state += GoldenGamma;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from least to most, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">most is less than least.</exception>
    public long NextBetween(long least, long most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        ulong width = (ulong)(most - least) + 1;
        return width == 0 ? (long)Next() : least + (long)Math.BigMul(Next(), width, out _);
    }

    /// <summary>True once in so many draws, on average.</summary>
    public bool OneIn(long draws) => NextBetween(1, draws) == 1;
}
