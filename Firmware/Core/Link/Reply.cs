using SmpPen.Core.Hardware;

namespace SmpPen.Core.Link
{
    /// <summary>The reply of a line: items are put together as characters and sent after each step.</summary>
    public sealed class Reply
    {
        // The longest step gives 37 characters: the identity, a number and the longest text of an error.
        private const int Capacity = 64;

        /// <summary>What stands between two items of a reply.</summary>
        public int Separator;

        /// <summary>Characters not sent yet.</summary>
        public readonly byte[] Bytes = new byte[Capacity];

        /// <summary>How many.</summary>
        public int Count;

        private readonly ISerialLine _line;
        private bool _isFirst;
        private bool _hasReplied;

        /// <summary>Makes the reply in front of a line.</summary>
        public Reply(ISerialLine line)
        {
            _line = line;
        }

        /// <summary>A new query: its reply, if it gives one, is set off by a semicolon from one before it in the line.</summary>
        public void BeginQuery()
        {
            _isFirst = true;
            Separator = ',';
        }

        /// <summary>Ends the reply of a line, if there was one.</summary>
        public void EndLine()
        {
            if (_hasReplied)
            {
                Put('\n');
                Send();
            }
            _hasReplied = false;
        }

        /// <summary>Begins an item.</summary>
        public void BeginItem()
        {
            if (!_isFirst || _hasReplied)
            {
                Put(_isFirst ? ';' : Separator);
            }
            _isFirst = false;
            _hasReplied = true;
        }

        /// <summary>Adds a character to an item.</summary>
        public void Put(int c) => Bytes[Count++] = (byte)c;

        /// <summary>Adds part of a text to an item.</summary>
        public void Put(string text, int start, int end)
        {
            byte[] bytes = Bytes;
            int count = Count;
            while (start < end)
            {
                bytes[count++] = (byte)text[start++];
            }
            Count = count;
        }

        /// <summary>Adds a text.</summary>
        public void AddText(string text)
        {
            BeginItem();
            Put(text, 0, text.Length);
        }

        /// <summary>Adds a text in quotes.</summary>
        public void AddQuoted(string text)
        {
            AddText("\"");
            Put(text, 0, text.Length);
            Put('"');
        }

        /// <summary>Adds bytes to an item, in hexadecimal digits.</summary>
        public void PutHex(byte[] bytes, int start, int end)
        {
            while (start < end)
            {
                int value = bytes[start++];
                PutDigit(value >> 4);
                PutDigit(value & 15);
            }
        }

        /// <summary>Adds a number.</summary>
        /// <param name="value">The number in units of its last digit.</param>
        /// <param name="decimals">Digits after the point.</param>
        public void AddNumber(long value, int decimals)
        {
            BeginItem();
            if (value < 0)
            {
                Put('-');
                value = -value;
            }
            byte[] bytes = Bytes;
            int count = Count;
            long power = 1;
            int digits = 1;
            while (digits <= decimals || value / power >= 10)
            {
                power *= 10;
                digits++;
            }
            while (digits > 0)
            {
                if (digits == decimals)
                {
                    bytes[count++] = (byte)'.';
                }
                bytes[count++] = (byte)('0' + (int)(value / power % 10));
                power /= 10;
                digits--;
            }
            Count = count;
        }

        private void PutDigit(int digit) => Put(digit < 10 ? '0' + digit : 'A' - 10 + digit);

        /// <summary>Sends what has been put together.</summary>
        public void Send()
        {
            if (Count > 0)
            {
                _line.Write(Bytes, Count);
                Count = 0;
            }
        }
    }
}
