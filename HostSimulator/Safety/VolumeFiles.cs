using SmpPen.Core.Hardware;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Safety;

/// <summary>The files of a flash volume without a chip around it: for what an earlier pen left, and for looking from outside. Takes no time.</summary>
internal sealed class VolumeFiles(FlashVolume flash) : IFileStore
{
    public int Read(string name, byte[] buffer)
    {
        byte[]? content = flash.Content(name);
        content?.AsSpan(0, Math.Min(content.Length, buffer.Length)).CopyTo(buffer);
        return content is null ? -1 : Math.Min(content.Length, buffer.Length);
    }

    public bool Write(string name, byte[] buffer, int length)
    {
        flash.Put(name, buffer[..length]);
        return true;
    }
}
