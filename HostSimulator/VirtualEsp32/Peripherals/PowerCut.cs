namespace SmpPen.VirtualEsp32;

/// <summary>Loss of power in the middle of a write.</summary>
public static class PowerCut
{
    private const int BlockBytes = 16;
    private const byte Erased = 0xFF;

    /// <summary>What the flash really does: littlefs takes over a file's content when it is closed.</summary>
    public static readonly TornWrite[] Littlefs = [TornWrite.KeepsOld];

    /// <summary>What could be worse: any beginning, or any mix of old, new and erased blocks, survives.</summary>
    public static readonly TornWrite[] Pessimistic =
    [
        TornWrite.LeavesBeginning, TornWrite.OverwritesInPlace, TornWrite.OverwritesFromTheEnd,
        TornWrite.LeavesErased, TornWrite.MixesBlocks, TornWrite.MixesErasedBlocks,
    ];

    /// <summary>The file after the cut.</summary>
    /// <param name="style">How the write tears.</param>
    /// <param name="old">Content before; null: there was no such file.</param>
    /// <param name="content">Content being written.</param>
    /// <param name="written">Bytes of it that had reached the flash, 0 up to its length.</param>
    /// <param name="seed">Decides the mixes.</param>
    public static byte[] Leave(TornWrite style, byte[]? old, ReadOnlySpan<byte> content, int written, ulong seed)
    {
        byte[] before = old ?? [];
        switch (style)
        {
            case TornWrite.KeepsOld:
                return (byte[])before.Clone();
            case TornWrite.LeavesBeginning:
                return content[..written].ToArray();
            case TornWrite.OverwritesInPlace:
                return Lay(before, Math.Max(before.Length, written), content, 0, written);
            case TornWrite.OverwritesFromTheEnd:
                return Lay(before, written == 0 ? before.Length : Math.Max(before.Length, content.Length), content, content.Length - written, content.Length);
            case TornWrite.LeavesErased:
                return Lay([], content.Length, content, 0, written);
            default:
                return Mix(before, content, written, seed, mayErase: style == TornWrite.MixesErasedBlocks);
        }
    }

    private static byte[] Lay(byte[] before, int length, ReadOnlySpan<byte> content, int from, int to)
    {
        byte[] torn = new byte[length];
        for (int i = 0; i < length; i++)
        {
            torn[i] = i >= from && i < to ? content[i] : i < before.Length ? before[i] : Erased;
        }
        return torn;
    }

    private static byte[] Mix(byte[] before, ReadOnlySpan<byte> content, int written, ulong seed, bool mayErase)
    {
        ulong state = seed;
        byte[] torn = new byte[before.Length > 0 && (Next(ref state) & 1) == 0 ? before.Length : content.Length];
        for (int start = 0; start < torn.Length; start += BlockBytes)
        {
            // The more has been written, the more of the blocks are new.
            bool isNew = Next(ref state) % (ulong)Math.Max(1, content.Length) < (ulong)written;
            bool isErased = mayErase && Next(ref state) % 4 == 0;
            for (int i = start; i < Math.Min(start + BlockBytes, torn.Length); i++)
            {
                ReadOnlySpan<byte> source = isNew ? content : before;
                torn[i] = !isErased && i < source.Length ? source[i] : Erased;
            }
        }
        return torn;
    }

    /// <summary>splitmix64, Steele, Lea and Flood 2014.</summary>
    private static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
