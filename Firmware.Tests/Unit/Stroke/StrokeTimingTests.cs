using nanoFramework.TestFramework;
using SmpPen.Core.Session;
using SmpPen.Core.Stroke;

namespace SmpPen.Unit.Stroke
{
    [TestClass]
    public class StrokeTimingTests
    {
        [TestMethod]
        [DataRow(1, 1000012800)]   // divider 39,063 of 39,062.5
        [DataRow(20, 49996800)]    // 1,953 of 1,953.125
        [DataRow(100, 10009600)]   // 391 of 390.625: 99.90 Hz
        [DataRow(150, 6656000)]    // 260 of 260.417
        [DataRow(151, 6630400)]    // 259, the last at 19 bits
        [DataRow(152, 6579200)]    // 514 at 18 bits
        [DataRow(400, 2502400)]    // 391 at 17 bits
        public void RealPeriod_IsWhatTheDividerMakes(int frequencyHertz, int nanoseconds)
        {
            Assert.AreEqual((long)nanoseconds, StrokeTiming.RealPeriodNanoseconds(frequencyHertz));
        }

        [TestMethod]
        public void RealPeriod_IsWithinTwoPerMille_AtEveryFrequency()
        {
            for (int f = 1; f <= 150; f++)
            {
                long error = StrokeTiming.RealPeriodNanoseconds(f) * f - 1000000000L;
                Assert.IsTrue(error <= 2000000 && error >= -2000000);
                Assert.AreEqual((int)(StrokeTiming.RealPeriodNanoseconds(f) / 1000), StrokeTiming.RealPeriodMicroseconds(f));
            }
        }

        [TestMethod]
        public void Shot_LastsStrikeAndDwell()
        {
            Assert.AreEqual(6600, StrokeTiming.OnTimeMicroseconds(StrokeMode.Single, 0, 0, StrokeTiming.NominalStrikeMicroseconds, 4000, 0));
        }

        // SR-11
        [TestMethod]
        public void Shot_IsNeverLongerThanTheWindowAllows()
        {
            Assert.AreEqual(40000, StrokeTiming.OnTimeMicroseconds(StrokeMode.Single, 0, 0, 20000, 30000, 0));
        }

        [TestMethod]
        [DataRow(2600, 4000, 60, 6499)]    // period 16,665: 0.39 of it is less than 6,600
        [DataRow(2600, 2000, 60, 4600)]
        [DataRow(2600, 4000, 150, 2700)]   // 0.39 would be 2,595: the floor
        [DataRow(2600, 4000, 1, 6600)]
        [DataRow(2600, 30000, 14, 24000)]  // period 71,434: two pulses in 100 ms
        public void Continuous_KeepsThePlannedDuty_AndTheFloor(int strike, int dwell, int frequencyHertz, int onTime)
        {
            Assert.AreEqual(onTime, StrokeTiming.OnTimeMicroseconds(StrokeMode.Continuous, frequencyHertz, 0, strike, dwell, 2700));
        }

        [TestMethod]
        public void Continuous_IsNeverMoreThanHalfThePeriod()
        {
            Assert.AreEqual(3328, StrokeTiming.OnTimeMicroseconds(StrokeMode.Continuous, 150, 0, 2600, 4000, 9000));
        }

        [TestMethod]
        [DataRow(2600, 30000, 90, 32600)]
        [DataRow(2600, 30000, 100, 28000)]  // a second pulse after 100 ms is in the guard's window already
        [DataRow(20000, 30000, 100, 28000)]
        [DataRow(4000, 30000, 5, 34000)]
        [DataRow(20000, 30000, 5, 40000)]   // no prick is longer
        public void Paced_LastsStrikeAndDwell_WithinThePlannedDuty(int strike, int dwell, int paceTenths, int onTime)
        {
            Assert.AreEqual(onTime, StrokeTiming.OnTimeMicroseconds(StrokeMode.Paced, 0, paceTenths, strike, dwell, 0));
        }

        [TestMethod]
        public void OnTime_IsThatOfTheMode()
        {
            Assert.AreEqual(24000, StrokeTiming.OnTimeMicroseconds(StrokeMode.Continuous, 14, 100, 2600, 30000, 0));
            Assert.AreEqual(28000, StrokeTiming.OnTimeMicroseconds(StrokeMode.Paced, 14, 100, 12000, 30000, 0));
            Assert.AreEqual(40000, StrokeTiming.OnTimeMicroseconds(StrokeMode.Single, 14, 100, 12000, 30000, 0));
            Assert.AreEqual(40000, StrokeTiming.OnTimeMicroseconds(StrokeMode.Burst, 14, 100, 12000, 30000, 0));
        }

        [TestMethod]
        [DataRow(3600, 12000)]
        [DataRow(4680, 12000)]
        [DataRow(6600, 16924)]
        [DataRow(32600, 107590)]   // 0.39 alone would be 83,590: 49 ms in 100 ms
        public void Burst_FollowsAtTheShortestPeriod(int onTime, int period)
        {
            Assert.AreEqual(period, StrokeTiming.BurstPeriodMicroseconds(onTime));
        }

        [TestMethod]
        public void Burst_OfImpossiblyLongPricks_StillHasAPeriod()
        {
            Assert.AreEqual(StrokeTiming.BurstPeriodMicroseconds(40000), StrokeTiming.BurstPeriodMicroseconds(60000));
        }

        [TestMethod]
        public void Burst_KeepsThePlan_AtEveryOnTime()
        {
            for (int onTime = 1000; onTime <= 40000; onTime += 500)
            {
                int period = StrokeTiming.BurstPeriodMicroseconds(onTime);
                Assert.IsTrue(onTime * 1000 <= period * 390);
                Assert.IsTrue(MostInTheGuard(onTime, period) <= 50000);
            }
        }

        // SR-14
        [TestMethod]
        public void LongestOnTime_HoldsBothLimits_AtEveryPeriod()
        {
            for (int period = 6600; period <= 220000; period += 157)
            {
                int onTime = StrokeTiming.LongestOnTimeMicroseconds(period);
                Assert.IsTrue(onTime * 1000L <= period * 390L);
                Assert.IsTrue(MostInTheGuard(onTime, period) <= 50000);
                // And no shorter than need be: two milliseconds more break one of them.
                Assert.IsFalse((onTime + 100) * 1000L <= period * 390L && MostInTheGuard(onTime + 2100, period) <= 50000);
            }
        }

        [TestMethod]
        [DataRow(5, 2000000)]
        [DataRow(25, 400000)]
        [DataRow(100, 100000)]
        public void Pace_GivesThePeriod(int paceTenths, int periodMicroseconds)
        {
            Assert.AreEqual(periodMicroseconds, StrokeTiming.PacePeriodMicroseconds(paceTenths));
        }

        // The worst window begins with a pulse; counted pulse by pulse, of each up to a tick that is still to come.
        private static int MostInTheGuard(int onTime, int period)
        {
            int on = 0;
            for (int start = 0; start < 112000; start += period)
            {
                int left = 122000 - start;
                on += onTime < left ? onTime : left;
            }
            return on;
        }
    }
}
