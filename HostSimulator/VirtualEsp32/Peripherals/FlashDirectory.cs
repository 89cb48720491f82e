namespace SmpPen.VirtualEsp32;

/// <summary>
/// The directory of a littlefs volume as far as it takes time: a chain of pairs of blocks in the order of the names, each pair a
/// log to which every commit is appended. Only a commit that finds the log full erases a block: what is in force is written
/// into the other block of the pair, and a pair more than half full is split.
/// </summary>
/// <remarks>
/// After littlefs 2.x (<c>lfs.c</c>: lfs_dir_find, lfs_dir_relocatingcommit, lfs_dir_splittingcompact, lfs_dir_commitcrc) with the
/// settings of esp_littlefs: 128 bytes a program, a time stamp with every file. Not modelled: the move of a pair to other
/// blocks after 512 compactions, and the compaction after a power cut in the middle of a commit.
/// </remarks>
internal sealed class FlashDirectory
{
    private const int BlockBytes = 4096;
    private const int ProgramBytes = 128;
    private const int TagBytes = 4;
    private const int TimeBytes = TagBytes + 8;
    private const int CheckBytes = 5 * 4;
    private const int SuperblockBytes = 48;
    private readonly List<Pair> _pairs = [new() { OwnBytes = SuperblockBytes, LogBytes = ProgramBytes }];

    /// <summary>Blocks that it takes.</summary>
    public int Blocks => 2 * _pairs.Count;

    /// <summary>A directory like this one, of its own.</summary>
    public FlashDirectory Clone()
    {
        FlashDirectory copy = new();
        copy._pairs.Clear();
        copy._pairs.AddRange(_pairs.Select(pair => pair.Clone()));
        return copy;
    }

    /// <summary>How many pairs, and bytes of their logs, are read to find a name, or that there is none.</summary>
    public (int Pairs, int Bytes) Walk(string name)
    {
        int index = IndexOf(name);
        return (index + 1, _pairs.Take(index + 1).Sum(pair => pair.LogBytes));
    }

    /// <summary>Commits a file's new content.</summary>
    /// <param name="name">The file.</param>
    /// <param name="bytes">Bytes of it that lie in the directory.</param>
    /// <returns>Blocks erased and bytes programmed.</returns>
    public (int Erased, int Programmed) Commit(string name, int bytes)
    {
        int index = IndexOf(name);
        Pair pair = _pairs[index];
        int nameBytes = TagBytes + name.Length;
        int commit = TagBytes + bytes + TimeBytes + (pair.Entries.ContainsKey(name) ? 0 : TagBytes + nameBytes);
        pair.Entries[name] = nameBytes + TagBytes + bytes + TimeBytes;
        return Append(index, commit);
    }

    /// <summary>Takes a file out.</summary>
    public (int Erased, int Programmed) Remove(string name)
    {
        int index = IndexOf(name);
        _pairs[index].Entries.Remove(name);
        if (index > 0 && _pairs[index].Entries.Count == 0)
        {
            _pairs.RemoveAt(index--);
        }
        return Append(index, TagBytes);
    }

    private (int Erased, int Programmed) Append(int index, int bytes)
    {
        Pair pair = _pairs[index];
        int end = Aligned(pair.LogBytes + bytes + CheckBytes);
        if (end > BlockBytes)
        {
            return Compact(index);
        }
        int programmed = end - pair.LogBytes;
        pair.LogBytes = end;
        return (0, programmed);
    }

    private (int Erased, int Programmed) Compact(int index)
    {
        Pair pair = _pairs[index];
        (int erased, int programmed) = (0, 0);
        while (pair.UsedBytes > BlockBytes / 2 && pair.Entries.Count > 1)
        {
            Pair next = new();
            foreach (string name in pair.Entries.Keys.Skip((pair.Entries.Count + 1) / 2).ToArray())
            {
                next.Entries.Add(name, pair.Entries[name]);
                pair.Entries.Remove(name);
            }
            _pairs.Insert(index + 1, next);
            (int more, int moreBytes) = Compact(index + 1);
            (erased, programmed) = (erased + more, programmed + moreBytes);
        }
        pair.LogBytes = Aligned(pair.UsedBytes + TagBytes + CheckBytes);
        return (erased + 1, programmed + pair.LogBytes);
    }

    private int IndexOf(string name)
    {
        int index = _pairs.Count - 1;
        while (index > 0 && string.CompareOrdinal(_pairs[index].Entries.Keys.First(), name) > 0)
        {
            index--;
        }
        return index;
    }

    private static int Aligned(int bytes) => (bytes + ProgramBytes - 1) / ProgramBytes * ProgramBytes;

    private sealed class Pair
    {
        public int OwnBytes { get; init; }

        public int LogBytes { get; set; }

        public SortedDictionary<string, int> Entries { get; init; } = new(StringComparer.Ordinal);

        public int UsedBytes => OwnBytes + Entries.Values.Sum();

        public Pair Clone() => new() { OwnBytes = OwnBytes, LogBytes = LogBytes, Entries = new(Entries, StringComparer.Ordinal) };
    }
}
