using SmpPen.Core.Session;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>A 64-bit hash over values in order (FNV-1a, a step for each byte).</summary>
public sealed class Fingerprint
{
    private const ulong Prime = 0x100000001B3;

    /// <summary>The hash so far.</summary>
    public ulong Value { get; private set; } = 0xCBF29CE484222325;

    /// <summary>Adds a number.</summary>
    public void Add(long number)
    {
        for (int shift = 0; shift < 64; shift += 8)
        {
            Value = (Value ^ (byte)(number >> shift)) * Prime;
        }
    }

    /// <summary>Adds a text and where it ends.</summary>
    public void Add(string text)
    {
        foreach (char character in text)
        {
            Add((long)character);
        }
        Add(-1L);
    }

    /// <summary>Adds settings.</summary>
    public void Add(StrokeSettings settings)
    {
        Add((int)settings.Mode);
        Add(settings.DepthMicrometres);
        Add(settings.FrequencyHertz);
        Add(settings.PaceTenths);
        Add(settings.DwellMicroseconds);
        Add(settings.BurstPricks);
    }
}
