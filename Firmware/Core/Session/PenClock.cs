using SmpPen.Core.Calibration;

namespace SmpPen.Core.Session
{
    /// <summary>The day, as told since power-up: nothing in the pen keeps time without power. Days are numbered, 2000-01-01 is 1.</summary>
    public sealed class PenClock
    {
        // A day counts as told at 6 h of it, so that it turns at night whenever in working hours that was.
        private const long SinceMidnight = 21600000000;

        private const int FirstDay = 9498; // 2026-01-01
        private const long DayMicroseconds = 86400000000;

        private int _lastKnownDay = FirstDay;
        private int _firstDay;
        private long _midnight;

        /// <summary>Tells the day by its number; 0 makes it unknown again.</summary>
        public void Set(int day, long nowMicroseconds)
        {
            _firstDay = day;
            _midnight = nowMicroseconds - SinceMidnight;
        }

        /// <summary>A day that the pen has seen: the latest of them is where setting by hand begins.</summary>
        public void Remember(int day)
        {
            _lastKnownDay = day > _lastKnownDay ? day : _lastKnownDay;
        }

        /// <summary>The day number, or 0 while it is unknown.</summary>
        public int Day(long nowMicroseconds) => _firstDay == 0 ? 0 : _firstDay + (int)((nowMicroseconds - _midnight) / DayMicroseconds);

        /// <summary>The date as YYYYMMDD, or 0 while it is unknown.</summary>
        public int Date(long nowMicroseconds) => CalendarDate.FromDayNumber(Day(nowMicroseconds));

        /// <summary>Sets the day by hand: first to the latest that the pen remembers, then one further or back.</summary>
        public void Turn(int direction, long nowMicroseconds)
        {
            int day = Day(nowMicroseconds);
            int next = day == 0 ? _lastKnownDay : day + direction;
            Set(next < FirstDay ? FirstDay : next, nowMicroseconds);
        }
    }
}
