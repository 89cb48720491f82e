using nanoFramework.TestFramework;
using SmpPen.Core.Session;

namespace SmpPen.Unit.Session
{
    [TestClass]
    public class PenClockTests
    {
        private const long Hour = 3600000000;

        [TestMethod]
        public void AfterPowerUp_TheDayIsUnknown()
        {
            PenClock clock = new PenClock();
            Assert.AreEqual(0, clock.Day(5 * Hour));
            Assert.AreEqual(0, clock.Date(5 * Hour));
        }

        [TestMethod]
        public void TheDay_Turns18HoursAfterItWasTold_ThenEach24()
        {
            PenClock clock = new PenClock();
            clock.Set(9498, 5 * Hour);
            Assert.AreEqual(20260101, clock.Date(5 * Hour));
            Assert.AreEqual(20260101, clock.Date((23 * Hour) - 1));
            Assert.AreEqual(20260102, clock.Date(23 * Hour));
            Assert.AreEqual(20260103, clock.Date(47 * Hour));
            clock.Set(0, 47 * Hour);
            Assert.AreEqual(0, clock.Day(80 * Hour));
        }

        [TestMethod]
        public void ByHand_TheDayBeginsAtTheLatestOneSeen_AndMovesByOne()
        {
            PenClock clock = new PenClock();
            clock.Remember(9600);
            clock.Remember(9550);
            clock.Turn(-1, 0);
            Assert.AreEqual(9600, clock.Day(0));
            clock.Turn(1, 0);
            clock.Turn(1, 0);
            clock.Turn(-1, 0);
            Assert.AreEqual(9601, clock.Day(0));
        }

        [TestMethod]
        public void ByHand_TheDayTurnsInTheNightOnly()
        {
            PenClock clock = new PenClock();
            clock.Turn(1, 0);
            Assert.AreEqual(20260101, clock.Date((18 * Hour) - 1));
            Assert.AreEqual(20260102, clock.Date(18 * Hour));
        }

        [TestMethod]
        public void ByHand_NoDayBefore2026_IsReached()
        {
            PenClock clock = new PenClock();
            clock.Turn(-1, 0);
            clock.Turn(-1, 0);
            Assert.AreEqual(20260101, clock.Date(0));
        }
    }
}
