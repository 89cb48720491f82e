namespace SmpPen.VirtualEsp32;

/// <summary>
/// The littlefs volume I:\ (256 KB). A file's new content is there, all of it, when the file is closed; a power cut before
/// that leaves the old content, or an empty file if it was new.
/// </summary>
/// <remarks>
/// A cut may also be made worse than littlefs makes it: see <see cref="CutPowerAfter"/>. Not modelled: directories, wear, the
/// runtime's silent formatting of a broken volume (see <see cref="Format"/>).
/// </remarks>
public sealed class FlashVolume
{
    /// <summary>Bytes for file content: 64 blocks of 4 KB, two for the directory.</summary>
    public const int CapacityBytes = 62 * BlockBytes;

    private const int BlockBytes = 4096;
    private const int DirectoryAtFirst = 2;
    private const int PageBytes = 256;

    // littlefs keeps a file up to the size of its cache (512 in esp_littlefs) inside the directory; of a longer one there is
    // only where it begins and how long it is.
    private const int InlineBytes = 512;
    private const int PlaceBytes = 8;
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private FlashDirectory _directory = new();
    private ulong _state;
    private long _bytesUntilCut = long.MaxValue;
    private TornWrite _cutStyle;
    private ulong _cutSeed;

    /// <summary>An empty volume; the seed decides how long each erase takes.</summary>
    public FlashVolume(ulong seed) => _state = seed;

    /// <summary>Fault: every write finds the volume full.</summary>
    public bool IsFull { get; set; }

    /// <summary>Fault: so many commits (closes of written files) fail from now on.</summary>
    public int FailingCommits { get; set; }

    /// <summary>Fault: so many reads fail from now on.</summary>
    public int FailingReads { get; set; }

    /// <summary>Fault: no block takes a write any more; every commit fails.</summary>
    public bool IsWorn { get; set; }

    /// <summary>Fault: so many commits report success and leave the first half of the content, the rest erased.</summary>
    public int TornCommits { get; set; }

    /// <summary>Fault: a file whose sector cannot be read, until it is written anew elsewhere; null: none.</summary>
    public string? BadSectorFile { get; set; }

    /// <summary>Fault: erasing takes this many times as long; 1 = healthy.</summary>
    public int Slowness { get; set; } = 1;

    /// <summary>Files committed since the volume was made.</summary>
    public long Commits { get; private set; }

    /// <summary>Longest time one call held the program up, in nanoseconds.</summary>
    public long LongestBlockNanoseconds { get; private set; }

    /// <summary>The flash is about to be written: the program is held up until it is done.</summary>
    public event Action? Writing;

    /// <summary>When the program last came back from a call to the file system, in nanoseconds since the chip was made.</summary>
    public long LastUseNanoseconds { get; internal set; }

    /// <summary>Before each commit: the file and its new content. What is on the flash is still the old.</summary>
    public event Action<string, byte[]>? Committing;

    /// <summary>The power went in the middle of a write: nothing is read or written any more, <see cref="Snapshot"/> has what is left.</summary>
    public bool IsOff { get; private set; }

    /// <summary>Names of the files, in order.</summary>
    public IReadOnlyCollection<string> Names => _files.Keys;

    /// <summary>Bytes that the files take, in whole blocks.</summary>
    public int UsedBytes => BlockBytes * (_directory.Blocks - DirectoryAtFirst + _files.Values.Sum(content => Blocks(content.Length)));

    /// <summary>The committed content of a file, or null.</summary>
    public byte[]? Content(string name) => _files.TryGetValue(name, out byte[]? content) ? (byte[])content.Clone() : null;

    /// <summary>Puts a file there as it is, without time passing: what an earlier run left.</summary>
    public void Put(string name, byte[] content)
    {
        _directory.Commit(name, InDirectory(content.Length));
        _files[name] = (byte[])content.Clone();
    }

    /// <summary>Fault: inverts one byte of a file.</summary>
    public void Corrupt(string name, int offset)
    {
        byte[] content = (byte[])_files[name].Clone();
        content[offset] ^= 0xFF;
        _files[name] = content;
    }

    /// <summary>Fault: the runtime finds the volume broken and formats it.</summary>
    public void Format()
    {
        _files.Clear();
        _directory = new FlashDirectory();
    }

    /// <summary>Fault: the power goes when so many more bytes of file content have been written.</summary>
    /// <param name="bytes">The write that would exceed this is torn; 0: the next one, before its first byte.</param>
    /// <param name="style">What is left of it.</param>
    /// <param name="seed">Decides the mixes.</param>
    public void CutPowerAfter(long bytes, TornWrite style, ulong seed)
    {
        _bytesUntilCut = bytes;
        _cutStyle = style;
        _cutSeed = seed;
    }

    /// <summary>What is on the flash at this moment: for the chip that is powered up next.</summary>
    public FlashVolume Snapshot()
    {
        FlashVolume copy = new(_state) { _directory = _directory.Clone() };
        foreach ((string name, byte[] content) in _files)
        {
            // Shared: no content is changed where it lies.
            copy._files[name] = content;
        }
        return copy;
    }

    internal bool Exists(string name) => _files.ContainsKey(name);

    /// <summary>Takes a file away.</summary>
    /// <returns>How long it takes.</returns>
    internal long Remove(string name)
    {
        _files.Remove(name);
        return Nanoseconds(_directory.Remove(name));
    }

    /// <summary>Opening a new file for writing makes an empty one.</summary>
    /// <returns>How long it takes.</returns>
    internal long Touch(string name)
    {
        _files.Add(name, []);
        return Nanoseconds(_directory.Commit(name, 0));
    }

    /// <summary>How long it takes to find a file, or that there is none.</summary>
    internal long WalkNanoseconds(string name)
    {
        (int pairs, int bytes) = _directory.Walk(name);
        return (pairs * ChipTimings.FlashPairRead) + (bytes * ChipTimings.FileReadPerByte);
    }

    /// <summary>The content to read, or null when it cannot be read.</summary>
    internal byte[]? Open(string name)
    {
        if (IsOff)
        {
            return null;
        }
        if (FailingReads > 0)
        {
            FailingReads--;
            return null;
        }
        if (name == BadSectorFile)
        {
            return null;
        }
        return _files.GetValueOrDefault(name);
    }

    /// <summary>True when a file may grow to this length.</summary>
    internal bool HasRoom(string name, int length)
    {
        // Copy on write: the old content stays until the new one is committed.
        return !IsFull && !IsOff && UsedBytes + (Blocks(length) * BlockBytes) <= CapacityBytes;
    }

    /// <summary>
    /// How long a commit takes: a short file is appended to the log of the directory, which is compacted when it is full; a
    /// long one has its blocks erased and programmed before.
    /// </summary>
    internal long CommitNanoseconds(string name, int length)
    {
        (int erased, int programmed) = _directory.Commit(name, InDirectory(length));
        int blocks = Blocks(length);
        return Nanoseconds((erased + blocks, programmed + (blocks > 0 ? length : 0)));
    }

    /// <summary>Makes the new content the content. False when the write failed: the old content stays.</summary>
    internal bool TryCommit(string name, ReadOnlySpan<byte> content)
    {
        if (FailingCommits > 0)
        {
            FailingCommits--;
            return false;
        }
        if (IsWorn || IsOff || IsCutIn(name, content))
        {
            return false;
        }
        Committing?.Invoke(name, content.ToArray());
        byte[] kept = content.ToArray();
        if (TornCommits > 0)
        {
            TornCommits--;
            kept.AsSpan(kept.Length / 2).Fill(0xFF);
        }
        if (name == BadSectorFile)
        {
            BadSectorFile = null;
        }
        _files[name] = kept;
        Commits++;
        return true;
    }

    private long Nanoseconds((int Erased, int Programmed) work)
    {
        Writing?.Invoke();
        long nanoseconds = ChipTimings.FlashProgramPage * ((work.Programmed + PageBytes - 1) / PageBytes);
        for (int block = 0; block < work.Erased; block++)
        {
            nanoseconds += Slowness * (ChipTimings.FlashEraseShortest
                + (long)(Next() % (ChipTimings.FlashEraseLongest - ChipTimings.FlashEraseShortest + 1)));
        }
        LongestBlockNanoseconds = Math.Max(LongestBlockNanoseconds, nanoseconds);
        return nanoseconds;
    }

    private bool IsCutIn(string name, ReadOnlySpan<byte> content)
    {
        if (content.Length <= _bytesUntilCut)
        {
            _bytesUntilCut -= _bytesUntilCut == long.MaxValue ? 0 : content.Length;
            return false;
        }
        IsOff = true;
        _files[name] = PowerCut.Leave(_cutStyle, _files.GetValueOrDefault(name), content, (int)_bytesUntilCut, _cutSeed);
        return true;
    }

    private static int InDirectory(int length) => length > InlineBytes ? PlaceBytes : length;

    // Each block of a long file begins with where others of it are.
    private static int Blocks(int length) => length > InlineBytes ? (length / (BlockBytes - PlaceBytes)) + 1 : 0;

    /// <summary>splitmix64, Steele, Lea and Flood 2014.</summary>
    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
