using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>Every place and every way in which a write is cut.</summary>
/// <param name="stride">1: at every byte; otherwise at every byte of the ends of a file and at every so many between.</param>
/// <param name="ends">Length of these ends: header and check value.</param>
/// <param name="seed">Seed of the mixes.</param>
internal sealed class CutPlaces(int stride, int ends, ulong seed)
{
    private static readonly TornWrite[] s_styles = [.. PowerCut.Littlefs, .. PowerCut.Pessimistic];

    /// <summary>What each cut leaves of the file.</summary>
    /// <param name="old">Content before; null: there was no such file.</param>
    /// <param name="content">Content being written.</param>
    /// <param name="index">Number of the write: each has mixes of its own.</param>
    public IEnumerable<TornFile> Of(byte[]? old, byte[] content, int index)
    {
        foreach (TornWrite style in s_styles)
        {
            for (int written = 0; written <= content.Length; written = Next(written, content.Length))
            {
                ulong mix = (seed * 0x9E3779B97F4A7C15) ^ ((ulong)index << 32) ^ (ulong)written;
                yield return new TornFile(style, written, PowerCut.Leave(style, old, content, written, mix));
            }
        }
    }

    private int Next(int written, int length) => written < ends || written + stride > length - ends ? written + 1 : written + stride;
}

/// <summary>A file after a cut.</summary>
/// <param name="Style">How the write has torn.</param>
/// <param name="Written">Bytes that had reached the flash.</param>
/// <param name="Content">What is left.</param>
internal readonly record struct TornFile(TornWrite Style, int Written, byte[] Content);
