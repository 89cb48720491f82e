using SmpPen.Core.Hardware;

namespace SmpPen.Core.Link
{
    /// <summary>
    /// Gathers bytes into a line, a few each tick. Outside quotes letters become capitals and a row of spaces becomes one, so that
    /// reading the line takes few instructions.
    /// </summary>
    public sealed partial class CommandLine
    {
        /// <summary>Most characters of a line.</summary>
        public const int Capacity = 128;

        /// <summary>Most bytes taken in one tick: 600 a second.</summary>
        public const int BytesPerTick = 6;

        /// <summary>Ctrl-X: forgets the line typed so far.</summary>
        public const int Cancel = 24;

        private const int Tab = 9;
        private const int LineFeed = 10;
        private const int CarriageReturn = 13;

        /// <summary>The characters, then a 0.</summary>
        public readonly byte[] Bytes = new byte[Capacity + 1];

        /// <summary>What is wrong with the whole line, or 0.</summary>
        public int Error;

        /// <summary>A whole line is there; nothing more is taken before <see cref="Clear"/>.</summary>
        public bool IsComplete;

        private readonly ISerialLine _serial;
        private readonly byte[] _chunk = new byte[BytesPerTick];
        private int _chunkAt;
        private int _chunkEnd;
        private int _length;
        private int _quote;

        /// <summary>Makes the line in front of the UART.</summary>
        public CommandLine(ISerialLine serial)
        {
            _serial = serial;
        }

        /// <summary>Forgets the line; the next may come.</summary>
        public void Clear()
        {
            _length = 0;
            _quote = 0;
            At = 0;
            Error = 0;
            IsComplete = false;
        }

        /// <summary>Takes what has come, up to the end of a line.</summary>
        /// <returns>False when nothing had come.</returns>
        public bool Gather()
        {
            if (_chunkAt == _chunkEnd)
            {
                _chunkAt = 0;
                _chunkEnd = _serial.Read(_chunk);
            }
            if (_chunkEnd == 0)
            {
                return false;
            }
            while (_chunkAt < _chunkEnd && !IsComplete)
            {
                int given = _chunk[_chunkAt++];
                if (given == LineFeed || given == CarriageReturn)
                {
                    Bytes[_length] = 0;
                    IsComplete = _length > 0 || Error != 0;
                }
                else if (given == Cancel)
                {
                    Clear();
                }
                else
                {
                    Take(given == Tab ? ' ' : given);
                }
            }
            return true;
        }

        private void Take(int given)
        {
            if (_quote != 0)
            {
                _quote = given == _quote ? 0 : _quote;
            }
            else if (given >= 'a' && given <= 'z')
            {
                given -= 'a' - 'A';
            }
            else if (given == '"' || given == '\'')
            {
                _quote = given;
            }
            else if (given == ' ' && _length > 0 && Bytes[_length - 1] == ' ')
            {
                return;
            }
            if (given < ' ' || given > '~')
            {
                Error = ScpiError.InvalidCharacter;
            }
            else if (_length == Capacity)
            {
                Error = ScpiError.InputOverrun;
            }
            else
            {
                Bytes[_length++] = (byte)given;
            }
        }
    }
}
