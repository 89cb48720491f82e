using SmpPen.Core.Hardware;
using SmpPen.Core.Storage;

namespace SmpPen.HostSimulator.Report;

/// <summary>Record files of a pen, for the firmware's own store to read; writing is refused.</summary>
internal sealed class RecordFiles : IFileStore
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => _files.Count;

    /// <summary>Adds a file. A single one may have any name on the desktop.</summary>
    public void Add(string name, byte[] bytes) => _files[name.Length == 3 && name[0] == 'S' ? name : "S00"] = bytes;

    /// <summary>The store that reads them.</summary>
    public SessionStore Open()
    {
        SessionStore store = new(this);
        store.Start(0);
        return store;
    }

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer)
    {
        if (!_files.TryGetValue(name, out byte[]? bytes))
        {
            return -1;
        }
        int length = Math.Min(bytes.Length, buffer.Length);
        Array.Copy(bytes, buffer, length);
        return length;
    }

    /// <inheritdoc/>
    public bool Write(string name, byte[] buffer, int length) => false;
}
