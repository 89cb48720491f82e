using System.Text;
using SmpPen.Core.Hardware;
using SmpPen.Core.Link;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>The technician's PIN as the flash has it.</summary>
/// <param name="IsDamaged">Files exist and none is valid.</param>
/// <param name="IsDefault">The PIN as delivered.</param>
/// <param name="Salt">Salt of the hash.</param>
/// <param name="Hash">Hash of the PIN.</param>
/// <param name="Failures">Wrong PINs in a row.</param>
public sealed record StoredPin(bool IsDamaged, bool IsDefault, byte[] Salt, byte[] Hash, int Failures)
{
    /// <summary>Reads it.</summary>
    public static StoredPin Of(IFileStore files)
    {
        PinFile file = new(files);
        bool isRead = file.Load();
        return new StoredPin(!isRead, file.IsDefault, [.. file.Salt], [.. file.Hash], file.Failures);
    }

    /// <summary>This PIN opens the pen.</summary>
    public bool Accepts(string pin)
    {
        if (IsDefault)
        {
            return pin == TechnicianLock.DefaultPin;
        }
        PinHash hash = new();
        hash.Begin(Salt, Encoding.ASCII.GetBytes(pin), pin.Length);
        while (!hash.Step())
        {
        }
        return hash.Digest.AsSpan().SequenceEqual(Hash);
    }

    /// <summary>Nothing differs.</summary>
    public bool IsEqualTo(StoredPin other) => IsDamaged == other.IsDamaged && IsDefault == other.IsDefault && Failures == other.Failures
        && (IsDefault || (Salt.AsSpan().SequenceEqual(other.Salt) && Hash.AsSpan().SequenceEqual(other.Hash)));
}
