using nanoFramework.TestFramework;
using SmpPen.Core.Stroke;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Stroke
{
    // SR-25
    [TestClass]
    public class HardwareCountTests
    {
        [TestMethod]
        public void FirstReading_IsTheZero()
        {
            FakePulseCounter counter = new FakePulseCounter();
            counter.Count = 12345;
            HardwareCount count = new HardwareCount(counter, 160);
            Assert.IsTrue(TickAt(0, count, counter));
            Assert.AreEqual(0L, count.Total);
            counter.Count += 2;
            Assert.IsTrue(TickAt(10000, count, counter));
            Assert.AreEqual(2L, count.Total);
        }

        [TestMethod]
        [DataRow(32767)]
        [DataRow(-32767)]
        [DataRow(-1)]
        [DataRow(4)]
        public void JumpThatNoNeedleMakes_IsLeftOut_ForOneReading(int jump)
        {
            FakePulseCounter counter = new FakePulseCounter();
            HardwareCount count = new HardwareCount(counter, 160);
            TickAt(0, count, counter);
            counter.Disturbance = jump;
            counter.DisturbedReads = 1;
            Assert.IsFalse(TickAt(10000, count, counter));
            Assert.AreEqual(0L, count.Total);
            Assert.IsFalse(count.IsImplausible);
            counter.Count += 3;
            Assert.IsTrue(TickAt(20000, count, counter));
            Assert.AreEqual(3L, count.Total);
        }

        [TestMethod]
        public void LateTick_MayBringMorePulses()
        {
            FakePulseCounter counter = new FakePulseCounter();
            HardwareCount count = new HardwareCount(counter, 160);
            TickAt(0, count, counter);
            counter.Count = 18;
            Assert.IsTrue(TickAt(100000, count, counter));
            counter.Count += 19;
            Assert.IsFalse(TickAt(200000, count, counter));
            Assert.AreEqual(18L, count.Total);
        }

        [TestMethod]
        public void EvenOnePulse_IsLeftOut_WhenTheClockWentBack()
        {
            FakePulseCounter counter = new FakePulseCounter();
            HardwareCount count = new HardwareCount(counter, 160);
            TickAt(100000, count, counter);
            counter.Count = 1;
            Assert.IsFalse(TickAt(80000, count, counter));
            Assert.AreEqual(0L, count.Total);
            Assert.IsTrue(TickAt(110000, count, counter));
            Assert.AreEqual(1L, count.Total);
        }

        [TestMethod]
        public void EvenTheLongestPause_DoesNotLetTheGlitchThrough()
        {
            FakePulseCounter counter = new FakePulseCounter();
            HardwareCount count = new HardwareCount(counter, 160);
            TickAt(0, count, counter);
            counter.Count = 32767;
            Assert.IsFalse(TickAt(3600000000L, count, counter));
            counter.Count = 32766;
            Assert.IsTrue(TickAt(3600010000L, count, counter));
            Assert.AreEqual(32766L, count.Total);
        }

        [TestMethod]
        public void ThreeBadReadingsInARow_AreImplausible_AndStayIt()
        {
            FakePulseCounter counter = new FakePulseCounter();
            HardwareCount count = new HardwareCount(counter, 160);
            TickAt(0, count, counter);
            counter.Count = 1;
            TickAt(10000, count, counter);
            counter.Disturbance = 500;
            counter.DisturbedReads = 3;
            Assert.IsFalse(TickAt(20000, count, counter));
            Assert.IsFalse(TickAt(30000, count, counter));
            Assert.IsFalse(count.IsImplausible);
            Assert.IsFalse(TickAt(40000, count, counter));
            Assert.IsTrue(count.IsImplausible);
            Assert.IsFalse(TickAt(50000, count, counter));
            Assert.AreEqual(1L, count.Total);
        }

        [TestMethod]
        public void BadReadingsApart_AreNotImplausible()
        {
            FakePulseCounter counter = new FakePulseCounter();
            HardwareCount count = new HardwareCount(counter, 160);
            TickAt(0, count, counter);
            counter.Disturbance = 32767;
            for (int i = 1; i < 100; i++)
            {
                counter.DisturbedReads = i % 3 == 0 ? 0 : 1;
                Assert.AreEqual(i % 3 == 0, TickAt(i * 10000, count, counter));
            }
            Assert.IsFalse(count.IsImplausible);
        }

        [TestMethod]
        public void EightDaysAt150Hertz_CountToAHundredMillion_WithAGlitchAtEveryWrap()
        {
            FakePulseCounter counter = new FakePulseCounter();
            HardwareCount count = new HardwareCount(counter, 160);
            long now = 0;
            long last = 0;
            int wraps = 0;
            TickAt(now, count, counter);
            while (counter.Count < 100000000)
            {
                // Two minutes at once, but tick by tick near a wrap.
                int toWrap = (int)(32767 - counter.Count % 32767);
                int pulses = toWrap > 18000 ? 18000 : toWrap > 30 ? toWrap - 3 : 3;
                counter.Count += pulses;
                now += pulses * 1000000L / 150;
                if (toWrap <= 30)
                {
                    wraps++;
                    counter.Disturbance = wraps % 2 == 0 ? 32767 : -32767;
                    counter.DisturbedReads = 1;
                }
                TickAt(now, count, counter);
                Assert.IsTrue(count.Total >= last);
                Assert.IsTrue(count.Total == counter.Count || count.Total == last);
                last = count.Total;
            }
            counter.Count++;
            Assert.IsTrue(TickAt(now + 10000, count, counter));
            Assert.AreEqual(counter.Count, count.Total);
            Assert.IsTrue(now > 7L * 24 * 3600 * 1000000);
            Assert.IsTrue(wraps > 3000);
        }

        private static bool TickAt(long microseconds, HardwareCount count, FakePulseCounter counter)
        {
            counter.ReadAtMicroseconds = microseconds;
            return count.Tick();
        }
    }
}
