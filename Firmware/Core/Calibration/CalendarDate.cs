namespace SmpPen.Core.Calibration
{
    /// <summary>Dates as YYYYMMDD: the pen has no clock, it is told.</summary>
    public static class CalendarDate
    {
        /// <summary>First year that is accepted.</summary>
        public const int FirstYear = 2025;

        /// <summary>Last year that is accepted.</summary>
        public const int LastYear = 2099;

        /// <summary>True for a day that exists (2000 to 2099 have plain leap years).</summary>
        public static bool IsValid(int date)
        {
            int year = date / 10000;
            int month = (date / 100) % 100;
            int day = date % 100;
            return year >= FirstYear && year <= LastYear && month >= 1 && month <= 12 && day >= 1 && day <= DaysOf(year, month);
        }

        /// <summary>Number of days in a month.</summary>
        public static int DaysOf(int year, int month) =>
            month == 2 ? (year % 4 == 0 ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;

        /// <summary>The day this many months later; days that the month lacks stand for its end.</summary>
        public static int AddMonths(int date, int months)
        {
            int month = ((date / 10000) * 12) + ((date / 100) % 100) - 1 + months;
            int year = month / 12;
            month = (month % 12) + 1;
            int day = date % 100;
            int last = DaysOf(year, month);
            return (year * 10000) + (month * 100) + (day < last ? day : last);
        }

        /// <summary>Number of a day: 2000-01-01 is 1.</summary>
        public static int DayNumber(int date)
        {
            int year = date / 10000;
            int day = date % 100;
            for (int month = (date / 100) % 100; month > 1; month--)
            {
                day += DaysOf(year, month - 1);
            }
            year -= 2000;
            return day + (year * 365) + ((year + 3) / 4);
        }

        /// <summary>The date of a day number, as YYYYMMDD; 0 stays 0.</summary>
        public static int FromDayNumber(int day)
        {
            if (day == 0)
            {
                return 0;
            }
            int year = 2000;
            int length = 366;
            while (day > length)
            {
                day -= length;
                year++;
                length = year % 4 == 0 ? 366 : 365;
            }
            int month = 1;
            length = 31;
            while (day > length)
            {
                day -= length;
                month++;
                length = DaysOf(year, month);
            }
            return (year * 10000) + (month * 100) + day;
        }
    }
}
