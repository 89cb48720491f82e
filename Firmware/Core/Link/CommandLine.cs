using SmpPen.Core.Hardware;

namespace SmpPen.Core.Link
{
    /// <summary>Gathers bytes into a line, a few each tick.</summary>
    public sealed class CommandLine
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

        private readonly ISerialLine _serial;
        private readonly byte[] _chunk = new byte[BytesPerTick];
        private int _chunkAt;
        private int _chunkEnd;
        private bool _isOverrun;
        private bool _hasInvalid;

        /// <summary>Makes the line in front of the UART.</summary>
        public CommandLine(ISerialLine serial)
        {
            _serial = serial;
        }

        /// <summary>The characters.</summary>
        public byte[] Bytes { get; } = new byte[Capacity];

        /// <summary>Valid characters.</summary>
        public int Length { get; private set; }

        /// <summary>A whole line is there; nothing more is taken before <see cref="Clear"/>.</summary>
        public bool IsComplete { get; private set; }

        /// <summary>What is wrong with the whole line, or 0.</summary>
        public int Error
        {
            get { return _isOverrun ? ScpiError.InputOverrun : _hasInvalid ? ScpiError.InvalidCharacter : ScpiError.None; }
        }

        /// <summary>Forgets the line; the next may come.</summary>
        public void Clear()
        {
            Length = 0;
            IsComplete = false;
            _isOverrun = false;
            _hasInvalid = false;
        }

        /// <summary>Takes what has come, up to the end of a line.</summary>
        public void Gather()
        {
            if (_chunkAt == _chunkEnd)
            {
                _chunkAt = 0;
                _chunkEnd = _serial.Read(_chunk);
            }
            byte[] chunk = _chunk;
            byte[] bytes = Bytes;
            int at = _chunkAt;
            int end = _chunkEnd;
            int length = Length;
            while (at < end)
            {
                byte given = chunk[at++];
                if (given >= ' ' && given <= '~' && length < Capacity)
                {
                    bytes[length++] = given;
                }
                else if (given >= ' ' && given <= '~')
                {
                    _isOverrun = true;
                }
                else if (given == LineFeed || given == CarriageReturn)
                {
                    if (length > 0 || _hasInvalid)
                    {
                        IsComplete = true;
                        break;
                    }
                }
                else if (given == Cancel)
                {
                    length = 0;
                    _isOverrun = false;
                    _hasInvalid = false;
                }
                else if (given != Tab)
                {
                    _hasInvalid = true;
                }
                else if (length < Capacity)
                {
                    bytes[length++] = (byte)' ';
                }
            }
            _chunkAt = at;
            Length = length;
        }
    }
}
