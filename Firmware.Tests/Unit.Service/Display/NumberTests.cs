using nanoFramework.TestFramework;
using SmpPen.Core.Display;

namespace SmpPen.Unit.Display
{
    [TestClass]
    public class NumberTests
    {
        [TestMethod]
        [DataRow(0L, 0, 10, "0")]
        [DataRow(7L, 0, 10, "7")]
        [DataRow(100000000L, 0, 10, "100000000")]
        [DataRow(2147483647L, 0, 10, "2147483647")]
        [DataRow(99999999999L, 0, 11, "99999999999")]
        [DataRow(100000000000L, 0, 11, "-----------")]
        [DataRow(9223372036854775807L, 0, 20, "9223372036854775807")]
        [DataRow(-64L, 0, 3, "-64")]
        [DataRow(-64L, 0, 2, "--")]
        [DataRow(124L, 2, 4, "1.24")]
        [DataRow(4L, 2, 4, "0.04")]
        [DataRow(0L, 1, 3, "0.0")]
        [DataRow(-20L, 2, 5, "-0.20")]
        [DataRow(1000L, 2, 4, "----")]
        [DataRow(0L, 2, 3, "---")]
        public void RightAlignedNumber_IsReadBack_OrShownAsDashes(long value, int decimals, int cells, string expected)
        {
            FrameBuffer frame = new FrameBuffer();
            int column = SmallNumber.DrawRight(frame, 2, 127, value, decimals, cells);
            Assert.AreEqual(127 - (expected.Length * SmallFont.Width), column);
            Assert.AreEqual(column, PanelReader.Find(frame.Bytes, 2, expected));
        }

        [TestMethod]
        public void SmallestNumber_ThatHasNoOpposite_IsShownAsDashes()
        {
            FrameBuffer frame = new FrameBuffer();
            SmallNumber.DrawRight(frame, 0, 127, long.MinValue, 0, 20);
            Assert.IsTrue(PanelReader.Shows(frame.Bytes, 0, "--------------------"));
            Assert.AreEqual(20, SmallNumber.CellsOf(long.MinValue, 0));
        }

        [TestMethod]
        [DataRow(0L, 0, "0")]
        [DataRow(-5L, 1, "-0.5")]
        [DataRow(1240L, 3, "1.240")]
        [DataRow(123456789L, 0, "123456789")]
        public void LeftAlignedNumber_StartsAtItsColumn(long value, int decimals, string expected)
        {
            FrameBuffer frame = new FrameBuffer();
            int end = SmallNumber.DrawLeft(frame, 5, 7, value, decimals);
            Assert.AreEqual(7, PanelReader.Find(frame.Bytes, 5, expected));
            Assert.AreEqual(7 + (expected.Length * SmallFont.Width), end);
            Assert.AreEqual(expected.Length, SmallNumber.CellsOf(value, decimals));
        }

        [TestMethod]
        [DataRow(0, "0:00:00")]
        [DataRow(59, "0:00:59")]
        [DataRow(3600, "1:00:00")]
        [DataRow(8130, "2:15:30")]
        [DataRow(36000, "10:00:00")]
        [DataRow(359999, "99:59:59")]
        [DataRow(360000, "99:59:59")]
        [DataRow(2147483647, "99:59:59")]
        [DataRow(-1, "0:00:00")]
        public void Time_IsHoursMinutesSeconds(int seconds, string expected)
        {
            FrameBuffer frame = new FrameBuffer();
            int column = SmallNumber.DrawTimeRight(frame, 6, 127, seconds);
            Assert.AreEqual(127 - (expected.Length * SmallFont.Width), column);
            Assert.AreEqual(column, PanelReader.Find(frame.Bytes, 6, expected));
        }

        [TestMethod]
        [DataRow(124, 2, "1.24")]
        [DataRow(0, 2, "0.00")]
        [DataRow(-50, 2, "-0.50")]
        [DataRow(300, 1, "30.0")]
        [DataRow(150, 0, "150")]
        [DataRow(999, 0, "999")]
        [DataRow(1000, 0, "---")]
        [DataRow(-1000, 2, "---")]
        [DataRow(-2147483648, 0, "---")]
        public void LargeNumber_IsReadBack_OrShownAsDashes(int value, int decimals, string expected)
        {
            FrameBuffer frame = new FrameBuffer();
            int column = 0;
            for (int part = 0; part < LargeFont.Pages; part++)
            {
                column = LargeNumber.DrawRight(frame, part + 1, part, 100, value, decimals);
            }
            Assert.IsTrue(PanelReader.ShowsLarge(frame.Bytes, 1, column, expected));
        }

        [TestMethod]
        [DataRow(0, "0")]
        [DataRow(14237, "14237")]
        [DataRow(2147483647, "2147483647")]
        [DataRow(-3, "0")]
        public void Counter_IsReadBack_InTheTitleFont(int count, string expected)
        {
            FrameBuffer frame = new FrameBuffer();
            LargeNumber.DrawCount(frame, 1, 0, 1, count);
            Assert.AreEqual(1 + (expected.Length * TitleFont.Width), LargeNumber.DrawCount(frame, 2, 1, 1, count));
            Assert.IsTrue(PanelReader.ShowsTitle(frame.Bytes, 1, 1, expected, 0));
        }
    }
}
