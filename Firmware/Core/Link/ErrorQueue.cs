namespace SmpPen.Core.Link
{
    /// <summary>Errors not read yet, oldest first, and the standard event register that they mark (IEEE 488.2, 11.5.1).</summary>
    public sealed class ErrorQueue
    {
        /// <summary>Most entries; one more replaces the newest by "queue overflow".</summary>
        public const int Capacity = 16;

        /// <summary>Event register: an operation is complete.</summary>
        public const int OperationComplete = 1;

        private const int DeviceError = 8;
        private const int ExecutionError = 16;
        private const int CommandError = 32;
        private const int PowerOn = 128;

        private readonly short[] _numbers = new short[Capacity];
        private int _first;

        /// <summary>Entries that wait.</summary>
        public int Count { get; private set; }

        /// <summary>Standard event register.</summary>
        public int Events { get; private set; } = PowerOn;

        /// <summary>Puts an error at the end and marks its event.</summary>
        public void Push(int number)
        {
            Mark(ScpiError.IsCommandError(number) ? CommandError : number <= -200 && number > -300 ? ExecutionError : DeviceError);
            if (Count == Capacity)
            {
                _numbers[(_first + Capacity - 1) % Capacity] = ScpiError.QueueOverflow;
                return;
            }
            _numbers[(_first + Count) % Capacity] = (short)number;
            Count++;
        }

        /// <summary>Takes the oldest error; 0 when there is none.</summary>
        public int Take()
        {
            if (Count == 0)
            {
                return ScpiError.None;
            }
            int number = _numbers[_first];
            _first = (_first + 1) % Capacity;
            Count--;
            return number;
        }

        /// <summary>Sets bits of the event register.</summary>
        public void Mark(int events)
        {
            Events |= events;
        }

        /// <summary>Reads the event register, which empties it.</summary>
        public int TakeEvents()
        {
            int events = Events;
            Events = 0;
            return events;
        }

        /// <summary>Empties queue and register.</summary>
        public void Clear()
        {
            Count = 0;
            Events = 0;
        }
    }
}
