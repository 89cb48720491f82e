using System.Text;
using SmpPen.Core.Hardware;
using SmpPen.Core.Link;
using SmpPen.Core.Storage;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>The technician's PIN as the flash has it.</summary>
/// <param name="State">What was found; Fresh: the PIN as delivered.</param>
/// <param name="Failures">Wrong PINs in a row.</param>
/// <param name="Salt">Salt of the hash.</param>
/// <param name="Hash">Hash of the PIN.</param>
public sealed record StoredPin(LoadResult State, int Failures, ulong Salt, ulong Hash)
{
    private const int Length = 18;

    private const string Delivered = "0000";

    /// <summary>Reads it.</summary>
    public static StoredPin Of(IFileStore files)
    {
        TwoCopyStore store = new(files, "pinA", "pinB", Length);
        ByteImage image = new(Length);
        if (store.Load(image.Bytes) != Length)
        {
            return new StoredPin(store.Result, 0, 0, 0);
        }
        image.BeginRead(Length);
        image.Skip(1);
        int failures = image.Byte(0);
        return new StoredPin(LoadResult.Newest, failures, Read(image), Read(image));
    }

    /// <summary>This PIN opens the pen.</summary>
    public bool Accepts(string pin)
    {
        if (State == LoadResult.Fresh)
        {
            return pin == Delivered;
        }
        PinHash hash = new();
        hash.Begin((uint)(Salt >> 32), (uint)Salt, Encoding.ASCII.GetBytes(pin), 0, pin.Length);
        while (!hash.Step())
        {
        }
        return (((ulong)hash.High << 32) | hash.Low) == Hash;
    }

    private static ulong Read(ByteImage image) => ((ulong)(uint)image.Int32(0) << 32) | (uint)image.Int32(0);
}
