using SmpPen.Core.Hardware;

namespace SmpPen.Core.Link
{
    /// <summary>What is still to be answered: texts and numbers, turned into characters a few each tick.</summary>
    public sealed class ReplyQueue
    {
        /// <summary>Most items that wait at once.</summary>
        public const int Capacity = 24;

        // Characters of a text in one tick; and after this few another item is begun in the same tick.
        private const int EnoughBytes = 8;
        private const int FewBytes = 1;
        private const int LongestNumber = 21;
        private const int Quoted = 16;
        private const int Number = 32;
        private const int Joined = 64;
        private const int Keyword = 128;
        private const int Help = 8;
        private const int DecimalsMask = 15;

        private readonly ISerialLine _line;
        private readonly byte[] _bytes = new byte[EnoughBytes + LongestNumber + 2];
        private readonly string[] _texts = new string[Capacity];
        private readonly long[] _numbers = new long[Capacity];
        private readonly byte[] _styles = new byte[Capacity];
        private int _count;
        private int _sent;
        private int _textAt;
        private bool _isFirst = true;
        private bool _isNewQuery;

        /// <summary>Makes the queue in front of a line.</summary>
        public ReplyQueue(ISerialLine line)
        {
            _line = line;
        }

        /// <summary>Something waits to be sent.</summary>
        public bool IsWaiting
        {
            get { return _sent < _count; }
        }

        /// <summary>The line being carried out has given a reply.</summary>
        public bool HasReplied { get; private set; }

        /// <summary>A new query: its reply, if it gives one, is set off by a semicolon from one before it in the line.</summary>
        public void BeginQuery()
        {
            _isFirst = true;
            _isNewQuery = true;
        }

        /// <summary>Ends the reply of a line, if there was one.</summary>
        public void EndLine()
        {
            if (HasReplied)
            {
                Put("\n", 0, Joined);
            }
            HasReplied = false;
            _isNewQuery = false;
        }

        /// <summary>The next item begins a reply of its own, without a comma.</summary>
        public void BeginItems()
        {
            _isFirst = true;
        }

        /// <summary>Adds a word or an unquoted text.</summary>
        public void AddWord(string text)
        {
            Add(text, 0, 0);
        }

        /// <summary>Adds a text in quotes.</summary>
        public void AddQuoted(string text)
        {
            Add(text, 0, Quoted);
        }

        /// <summary>Adds a whole number.</summary>
        public void AddNumber(long value)
        {
            Add(null, value, Number);
        }

        /// <summary>Adds a number with decimals.</summary>
        /// <param name="value">The number in units of its last digit.</param>
        /// <param name="decimals">Digits after the point, 0-9.</param>
        public void AddNumber(long value, int decimals)
        {
            Add(null, value, Number | decimals);
        }

        /// <summary>Adds a text that follows what is before it without a comma.</summary>
        public void AddJoined(string text)
        {
            Add(text, 0, Joined);
        }

        /// <summary>Adds the word that a text of the command table begins with, after a colon unless it is the first.</summary>
        public void AddKeyword(string text, bool isFirst)
        {
            if (!isFirst)
            {
                AddJoined(":");
            }
            Add(text, 0, isFirst ? Keyword : Keyword | Joined);
        }

        /// <summary>Adds what follows the word in a text of the command table.</summary>
        public void AddHelp(string text)
        {
            Add(text, 0, Joined | Help);
        }

        /// <summary>Sends some characters: at least one item or part of it.</summary>
        public void Send()
        {
            int used = 0;
            while (_sent < _count && used <= FewBytes)
            {
                int style = _styles[_sent];
                if ((style & Number) != 0)
                {
                    used = PutComma(used, style);
                    used = PutNumber(used, _numbers[_sent], style & DecimalsMask);
                    _sent++;
                }
                else
                {
                    used = PutText(used, _texts[_sent], style);
                }
            }
            if (_sent == _count)
            {
                _sent = 0;
                _count = 0;
            }
            _line.Write(_bytes, used);
        }

        private void Add(string text, long number, int style)
        {
            if (_isNewQuery)
            {
                _isNewQuery = false;
                if (HasReplied)
                {
                    Put(";", 0, Joined);
                }
                HasReplied = true;
            }
            Put(text, number, style);
        }

        private void Put(string text, long number, int style)
        {
            if (_count == Capacity)
            {
                return;
            }
            _texts[_count] = text;
            _numbers[_count] = number;
            _styles[_count] = (byte)style;
            _count++;
        }

        private int PutComma(int used, int style)
        {
            if ((style & Joined) == 0)
            {
                if (!_isFirst)
                {
                    _bytes[used++] = (byte)',';
                }
                _isFirst = false;
            }
            return used;
        }

        private int PutText(int used, string text, int style)
        {
            int at = _textAt;
            if (at == 0)
            {
                used = PutComma(used, style);
                used = PutQuote(used, style);
                at = (style & Help) != 0 ? text.IndexOf(' ') : 0;
            }
            // A keyword ends before the first space.
            int length = (style & Keyword) != 0 ? text.IndexOf(' ') : text.Length;
            length = length < 0 ? text.Length : length;
            int end = at + EnoughBytes < length ? at + EnoughBytes : length;
            byte[] bytes = _bytes;
            while (at < end)
            {
                bytes[used++] = (byte)text[at++];
            }
            _textAt = at;
            if (at == length)
            {
                used = PutQuote(used, style);
                _textAt = 0;
                _sent++;
            }
            return used;
        }

        private int PutQuote(int used, int style)
        {
            if ((style & Quoted) != 0)
            {
                _bytes[used++] = (byte)'"';
            }
            return used;
        }

        private int PutNumber(int used, long value, int decimals)
        {
            if (value < 0)
            {
                _bytes[used++] = (byte)'-';
                value = -value;
            }
            int digits = 1;
            long power = 10;
            while (digits < 18 && (value >= power || digits <= decimals))
            {
                power *= 10;
                digits++;
            }
            int end = used + digits + (decimals > 0 ? 1 : 0);
            int at = end;
            for (int i = 0; i < digits; i++)
            {
                if (i == decimals && i > 0)
                {
                    _bytes[--at] = (byte)'.';
                }
                _bytes[--at] = (byte)('0' + (int)(value % 10));
                value /= 10;
            }
            return end;
        }
    }
}
