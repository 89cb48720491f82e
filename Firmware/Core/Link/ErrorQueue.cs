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

        /// <summary>Entries that wait.</summary>
        public int Count;

        /// <summary>Standard event register.</summary>
        public int Events = PowerOn;

        private readonly int[] _numbers = new int[Capacity];

        /// <summary>Puts an error at the end and marks its event.</summary>
        public void Push(int number)
        {
            Events |= ScpiError.IsCommandError(number) ? CommandError : number <= -200 && number > -300 ? ExecutionError : DeviceError;
            if (Count == Capacity)
            {
                Count--;
                number = ScpiError.QueueOverflow;
            }
            _numbers[Count++] = number;
        }

        /// <summary>Takes the oldest error; 0 when there is none.</summary>
        public int Take()
        {
            int number = 0;
            if (Count > 0)
            {
                number = _numbers[0];
                Count--;
                for (int i = 0; i < Count; i++)
                {
                    _numbers[i] = _numbers[i + 1];
                }
            }
            return number;
        }

        /// <summary>Empties queue and register.</summary>
        public void Clear()
        {
            Count = 0;
            Events = 0;
        }
    }
}
