namespace SmpPen.Core.Hardware
{
    /// <summary>The service UART. Neither call waits.</summary>
    public interface ISerialLine
    {
        /// <summary>Takes received bytes.</summary>
        /// <returns>Number of bytes put into the buffer, 0 when none waited.</returns>
        int Read(byte[] buffer);

        /// <summary>Gives bytes to the transmitter.</summary>
        void Write(byte[] buffer, int count);
    }
}
