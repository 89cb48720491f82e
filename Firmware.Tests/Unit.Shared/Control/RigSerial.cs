using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    /// <summary>A UART whose other end is the test: bytes wait in a ring, what is sent is kept.</summary>
    public sealed class RigSerial : ISerialLine
    {
        private readonly byte[] _received = new byte[8192];
        private readonly byte[] _sent = new byte[8192];
        private int _receivedAt;
        private int _receivedEnd;
        private int _sentCount;

        /// <summary>Most bytes given or taken in one call.</summary>
        public int LongestTransfer;

        /// <summary>Bytes that the pen has not taken.</summary>
        public int Waiting
        {
            get { return _receivedEnd - _receivedAt; }
        }

        public int Read(byte[] buffer)
        {
            int count = Waiting < buffer.Length ? Waiting : buffer.Length;
            for (int i = 0; i < count; i++)
            {
                buffer[i] = _received[_receivedAt++ % _received.Length];
            }
            return count;
        }

        public void Write(byte[] buffer, int count)
        {
            LongestTransfer = count > LongestTransfer ? count : LongestTransfer;
            for (int i = 0; i < count && _sentCount < _sent.Length; i++)
            {
                _sent[_sentCount++] = buffer[i];
            }
        }

        /// <summary>Bytes to the pen.</summary>
        public void Send(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                SendByte(text[i]);
            }
        }

        /// <summary>One byte to the pen.</summary>
        public void SendByte(int value)
        {
            _received[_receivedEnd++ % _received.Length] = (byte)value;
        }

        /// <summary>What the pen has sent, without the last end of line.</summary>
        public string TakeReply()
        {
            int length = _sentCount > 0 && _sent[_sentCount - 1] == 10 ? _sentCount - 1 : _sentCount;
            char[] text = new char[length];
            for (int i = 0; i < length; i++)
            {
                text[i] = (char)_sent[i];
            }
            _sentCount = 0;
            return new string(text);
        }

        /// <summary>Forgets what the pen has sent, without making anything of it.</summary>
        public int DropReply()
        {
            int count = _sentCount;
            _sentCount = 0;
            return count;
        }
    }
}
