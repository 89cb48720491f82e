using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SmpPen.Core.Hardware;
using SmpPen.Core.Storage;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>Starts pens, and remembers what a pen shows by what its own reader finds in each file.</summary>
/// <remarks>
/// Of a file that its reader refuses the firmware learns nothing but that it is there. So all damaged contents of a file make
/// one start; a file that the reader takes counts with every byte. Whether that is so is tried with real starts again and
/// again: see <see cref="CutSweep"/>.
/// </remarks>
/// <param name="wrap">Puts something between firmware and flash; null: nothing.</param>
internal sealed class PenStarts(Func<IFileStore, IFileStore>? wrap)
{
    private readonly ConcurrentDictionary<UInt128, StoredView> _views = new();
    private readonly ThreadLocal<OneFile> _reader = new(() => new OneFile(wrap));

    /// <summary>Starts a pen on a flash, which stays as it is.</summary>
    public StoredView Really(FlashVolume flash) => StoredView.Of(CutBench.Store(flash.Snapshot(), wrap));

    /// <summary>What a pen shows on a flash with this key; it is made and started when that is not known.</summary>
    public StoredView Of(UInt128 key, Func<FlashVolume> flash, out bool isNew)
    {
        isNew = !_views.TryGetValue(key, out StoredView? view);
        return view ?? _views.GetOrAdd(key, Really(flash()));
    }

    /// <summary>Equal for what firmware cannot tell apart; the sum over its files.</summary>
    public UInt128 KeyOf(FlashVolume flash)
    {
        UInt128 sum = 0;
        foreach (string name in flash.Names)
        {
            sum += KeyOf(name, flash.Content(name));
        }
        return sum;
    }

    /// <summary>A file's share of it.</summary>
    public UInt128 KeyOf(string name, byte[]? content) => _reader.Value!.KeyOf(name, content);

    // One file, read as the firmware reads all of its files.
    private sealed class OneFile : IFileStore
    {
        private const string None = "";
        private const int LongestPayload = 496;
        private readonly IFileStore _files;
        private readonly Dictionary<string, (TwoCopyStore Store, UInt128 Damaged)> _names = [];
        private readonly byte[] _payload = new byte[LongestPayload];
        private byte[] _content = [];

        public OneFile(Func<IFileStore, IFileStore>? wrap) => _files = wrap is null ? this : wrap(this);

        public int Read(string name, byte[] buffer)
        {
            int read = name == None ? -1 : Math.Min(_content.Length, buffer.Length);
            _content.AsSpan(0, Math.Max(0, read)).CopyTo(buffer);
            return read;
        }

        public bool Write(string name, byte[] buffer, int length) => false;

        public UInt128 KeyOf(string name, byte[]? content)
        {
            if (content is null or { Length: 0 })
            {
                return 0;
            }
            _content = content;
            if (!_names.TryGetValue(name, out (TwoCopyStore Store, UInt128 Damaged) known))
            {
                known = (new TwoCopyStore(_files, name, None, LongestPayload), Hash(name, []));
                _names.Add(name, known);
            }
            return known.Store.Load(_payload) < 0 ? known.Damaged : Hash(name, content);
        }

        private static UInt128 Hash(string name, byte[] content)
        {
            byte[] hash = SHA256.HashData([.. Encoding.ASCII.GetBytes(name), 0, .. content]);
            return new UInt128(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
        }
    }
}
