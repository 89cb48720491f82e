using System;
using System.IO;
using SmpPen.Core.Hardware;

namespace SmpPen.Esp32
{
    /// <summary>Files on the internal flash, drive I:, littlefs.</summary>
    /// <remarks>
    /// Blocks for the flash (an erase takes 40-100 ms and more) and allocates about 1 KB a call: only while the needle is
    /// still. Flush is no fsync: littlefs commits a file's content, all of it, when it is closed, and after a failed write
    /// not even then.
    /// </remarks>
    public sealed class FlashFiles : IFileStore
    {
        private const string Drive = "I:\\";

        /// <inheritdoc/>
        public int Read(string name, byte[] buffer)
        {
            try
            {
                using (FileStream stream = new FileStream(Drive + name, FileMode.Open, FileAccess.Read))
                {
                    int count = 0;
                    int read;
                    do
                    {
                        read = stream.Read(buffer, count, buffer.Length - count);
                        count += read;
                    }
                    while (read > 0 && count < buffer.Length);
                    return count;
                }
            }
            catch (Exception)
            {
                return -1;
            }
        }

        /// <inheritdoc/>
        public bool Write(string name, byte[] buffer, int length)
        {
            try
            {
                using (FileStream stream = new FileStream(Drive + name, FileMode.Create, FileAccess.Write))
                {
                    stream.Write(buffer, 0, length);
                }
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
