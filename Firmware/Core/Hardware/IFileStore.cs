namespace SmpPen.Core.Hardware
{
    /// <summary>Small files on the internal flash. Every call blocks the program: never while the coil is live.</summary>
    public interface IFileStore
    {
        /// <summary>Reads a file from its beginning.</summary>
        /// <returns>Bytes read (at most buffer.Length), or -1 when there is no such file or it cannot be read.</returns>
        int Read(string name, byte[] buffer);

        /// <summary>Replaces a file: open, write, close. After a power cut the old content or the new is there.</summary>
        /// <returns>False when the file could not be written and closed.</returns>
        bool Write(string name, byte[] buffer, int length);
    }
}
