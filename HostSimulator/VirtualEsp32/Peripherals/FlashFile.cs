namespace SmpPen.VirtualEsp32;

/// <summary>One open file of the flash volume: the native half of a FileStream.</summary>
public sealed class FlashFile
{
    // stat looks for the file and for its time stamp; opening is a stat, the file, and one more for the buffer.
    private const int WalksToStat = 2;
    private const int WalksToOpen = WalksToStat + 2;

    private readonly Chip _chip;
    private readonly string _name;
    private readonly bool _canWrite;
    private byte[] _content;
    private int _length;
    private bool _dirty;
    private bool _failed;
    private bool _closed;

    private FlashFile(Chip chip, string name, bool canWrite, byte[] content)
    {
        _chip = chip;
        _name = name;
        _canWrite = canWrite;
        _content = content;
        _length = content.Length;
    }

    /// <summary>Length as the program sees it, in bytes.</summary>
    public int Length => _length;

    /// <summary>Place of the next byte.</summary>
    public int Position { get; set; }

    /// <summary>Opens a file. Blocks the program.</summary>
    /// <param name="path">Path on drive I:, like I:\name.</param>
    /// <param name="write">True to write.</param>
    /// <param name="truncate">True to begin with no content; the old stays on the flash until the file is closed.</param>
    /// <exception cref="IOException">The file cannot be read or made.</exception>
    public static FlashFile Open(string path, bool write, bool truncate)
    {
        Chip chip = Chip.Current;
        chip.Native(ChipTimings.FileOpen, ChipTimings.FileOpenBytes);
        string name = NameOf(path);
        chip.Spend(WalksToOpen * chip.Flash.WalkNanoseconds(name));
        if (write && !chip.Flash.Exists(name))
        {
            if (!chip.Flash.HasRoom(name, 0))
            {
                throw new IOException("The volume is full.");
            }
            chip.Spend(chip.Flash.Touch(name));
        }
        byte[] content = truncate ? [] : chip.Flash.Open(name) ?? throw new IOException("The file cannot be read.");
        FlashFile file = new(chip, name, write, (byte[])content.Clone()) { _dirty = truncate };
        return file;
    }

    /// <summary>True when there is such a file. Blocks the program.</summary>
    public static bool Exists(string path)
    {
        Chip.Current.Native(ChipTimings.FileCall);
        Chip.Current.Spend(WalksToStat * Chip.Current.Flash.WalkNanoseconds(NameOf(path)));
        return Chip.Current.Flash.Exists(NameOf(path));
    }

    /// <summary>Deletes a file; none there is no error. Blocks the program.</summary>
    public static void Delete(string path)
    {
        Chip chip = Chip.Current;
        chip.Native(ChipTimings.FileCall);
        if (chip.Flash.Exists(NameOf(path)))
        {
            chip.Spend(chip.Flash.Remove(NameOf(path)));
        }
    }

    /// <summary>Reads from the position on.</summary>
    /// <returns>Bytes read; 0 at the end.</returns>
    public int Read(Span<byte> buffer)
    {
        int count = Math.Clamp(_length - Position, 0, buffer.Length);
        _chip.Native(ChipTimings.FileCall + (count * ChipTimings.FileReadPerByte));
        _content.AsSpan(Position, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    /// <summary>Writes at the position; nothing of it is safe before <see cref="Close"/>.</summary>
    /// <exception cref="IOException">The volume is full. What was written is then not committed at all.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        _chip.Native(ChipTimings.FileCall);
        int end = Position + bytes.Length;
        if (!_chip.Flash.HasRoom(_name, end))
        {
            _failed = true;
            throw new IOException("The volume is full.");
        }
        if (end > _content.Length)
        {
            Array.Resize(ref _content, Math.Max(end, _content.Length * 2));
        }
        bytes.CopyTo(_content.AsSpan(Position));
        Position = end;
        _length = Math.Max(_length, end);
        _dirty = true;
    }

    /// <summary>fflush without fsync: commits nothing.</summary>
    public void Flush() => _chip.Native(ChipTimings.FileCall);

    /// <summary>Cuts or extends with zeros.</summary>
    public void SetLength(int length)
    {
        Array.Resize(ref _content, length);
        _length = length;
        _dirty = true;
    }

    /// <summary>Commits what was written, if writing went well. Blocks for the flash.</summary>
    /// <exception cref="IOException">The flash did not take it; the old content stays.</exception>
    public void Close()
    {
        if (_closed)
        {
            return;
        }
        _closed = true;
        _chip.Native(ChipTimings.FileCall);
        _chip.Flash.LastUseNanoseconds = _chip.Timeline.NowNanoseconds;
        if (!_canWrite || !_dirty || _failed)
        {
            return;
        }
        _chip.Spend(_chip.Flash.CommitNanoseconds(_name, _length));
        _chip.Flash.LastUseNanoseconds = _chip.Timeline.NowNanoseconds;
        if (!_chip.Flash.TryCommit(_name, _content.AsSpan(0, _length)))
        {
            throw new IOException("The flash was not written.");
        }
    }

    private static string NameOf(string path) =>
        path.StartsWith(@"I:\", StringComparison.Ordinal) && path.Length > 3
            ? path[3..]
            : throw new IOException("No such drive: only I:\\ is there.");
}
