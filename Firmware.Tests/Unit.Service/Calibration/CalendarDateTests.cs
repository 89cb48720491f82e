using nanoFramework.TestFramework;
using SmpPen.Core.Calibration;

namespace SmpPen.Unit.Calibration
{
    [TestClass]
    public class CalendarDateTests
    {
        [TestMethod]
        [DataRow(20000101, 1)]
        [DataRow(20000229, 60)]
        [DataRow(20001231, 366)]
        [DataRow(20010101, 367)]
        [DataRow(20260101, 9498)]
        [DataRow(20280229, 10287)]
        [DataRow(20991231, 36525)]
        public void DaysAreNumbered_AndTheirNumbersAreDates(int date, int number)
        {
            Assert.AreEqual(number, CalendarDate.DayNumber(date));
            Assert.AreEqual(date, CalendarDate.FromDayNumber(number));
        }

        [TestMethod]
        public void NoDay_IsNoDate()
        {
            Assert.AreEqual(0, CalendarDate.FromDayNumber(0));
        }

        [TestMethod]
        [DataRow(20260131, true)]
        [DataRow(20280229, true)]
        [DataRow(20270229, false)]
        [DataRow(20260431, false)]
        [DataRow(20261301, false)]
        [DataRow(20260001, false)]
        [DataRow(20260100, false)]
        [DataRow(20241231, false)]
        [DataRow(21000101, false)]
        [DataRow(-20260101, false)]
        [DataRow(0, false)]
        public void ADay_ExistsOrNot(int date, bool exists)
        {
            Assert.AreEqual(exists, CalendarDate.IsValid(date));
        }

        [TestMethod]
        [DataRow(20260115, 12, 20270115)]
        [DataRow(20261231, 1, 20270131)]
        [DataRow(20260131, 1, 20260228)]
        [DataRow(20260831, 6, 20270228)]
        [DataRow(20271130, 3, 20280229)]
        [DataRow(20261201, 60, 20311201)]
        public void MonthsLater_IsTheSameDay_OrTheMonthsEnd(int date, int months, int later)
        {
            Assert.AreEqual(later, CalendarDate.AddMonths(date, months));
        }
    }
}
