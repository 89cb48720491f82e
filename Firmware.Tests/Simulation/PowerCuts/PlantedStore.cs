using SmpPen.Core.Hardware;
using SmpPen.Core.Storage;

namespace SmpPen.Simulation.Tests.PowerCuts;

/// <summary>Between firmware and flash, one protection taken away: what a sweep has to find.</summary>
internal sealed class PlantedStore(IFileStore files, PlantedDefect defect) : IFileStore
{
    private const int HeaderLength = 12;
    private const int CrcLength = 4;
    private readonly byte[] _image = new byte[512];
    private (string Name, byte[] Content)? _late;

    public int Read(string name, byte[] buffer)
    {
        if (_late is { } late && late.Name == name)
        {
            late.Content.CopyTo(buffer, 0);
            return late.Content.Length;
        }
        int read = files.Read(Actual(name), buffer);
        return defect switch
        {
            PlantedDefect.NoCheckValue => Forgive(buffer, read),
            PlantedDefect.NoLengthCheck => Forgive(buffer, Fill(buffer, read)),
            _ => read,
        };
    }

    public bool Write(string name, byte[] buffer, int length)
    {
        if (defect != PlantedDefect.LateCommit)
        {
            return files.Write(Actual(name), buffer, length);
        }
        // Said to be stored; really only with the next one.
        bool isStored = _late is not { } late || files.Write(late.Name, late.Content, late.Content.Length);
        _late = (name, buffer[..length]);
        return isStored;
    }

    private string Actual(string name) => defect switch
    {
        PlantedDefect.OneCopy when name is ['P', 'e', 'n', _] or ['R', 'u', 'n', _] => name[..3] + "A",
        PlantedDefect.NoSpareRecord when name == "S64" => "S00",
        _ => name,
    };

    // The length that the header says, whatever the file has.
    private int Fill(byte[] buffer, int read)
    {
        if (read < HeaderLength)
        {
            return read;
        }
        int length = BitConverter.ToUInt16(buffer, 6) + HeaderLength + CrcLength;
        if (length <= read || length > buffer.Length)
        {
            return read;
        }
        buffer.AsSpan(read, length - read).Clear();
        return length;
    }

    // Makes the check value right, whatever the content.
    private int Forgive(byte[] buffer, int read)
    {
        if (read > HeaderLength + CrcLength)
        {
            buffer.AsSpan(0, read).CopyTo(_image);
            BitConverter.TryWriteBytes(buffer.AsSpan(read - CrcLength), Crc32.Compute(_image, 0, read - CrcLength));
        }
        return read;
    }
}
