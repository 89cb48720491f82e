using nanoFramework.TestFramework;
using SmpPen.Core.Stroke;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Stroke
{
    // SR-14
    [TestClass]
    public class CoilDutyGuardTests
    {
        [TestMethod]
        public void NoPulses_AreNoOnTime()
        {
            CoilDutyGuard guard = new CoilDutyGuard();
            for (int i = 0; i < 300; i++)
            {
                guard.AddPulses(0, 30000, i * 10000L);
            }
            Assert.IsFalse(guard.IsExceeded);
            Assert.AreEqual(0, guard.OnMicrosecondsInShortWindow);
            Assert.AreEqual(0, guard.OnMicrosecondsInLongWindow);
        }

        [TestMethod]
        public void Pulse_IsOnForAsLongAsItLasts()
        {
            CoilDutyGuard guard = Started(1000000);
            guard.AddPulses(1, 25000, 1010000);
            Assert.AreEqual(10000, guard.OnMicrosecondsInShortWindow);
            guard.AddPulses(0, 25000, 1020000);
            guard.AddPulses(0, 25000, 1030000);
            Assert.AreEqual(25000, guard.OnMicrosecondsInShortWindow);
            guard.AddPulses(0, 25000, 1040000);
            Assert.AreEqual(25000, guard.OnMicrosecondsInShortWindow);
            Assert.AreEqual(25000, guard.OnMicrosecondsInLongWindow);
        }

        [TestMethod]
        public void ShortWindow_ForgetsAfterAHundredMilliseconds()
        {
            CoilDutyGuard guard = Started(1000000);
            guard.AddPulses(1, 8000, 1010000);
            for (int i = 2; i <= 10; i++)
            {
                guard.AddPulses(0, 8000, 1000000 + i * 10000);
                Assert.AreEqual(8000, guard.OnMicrosecondsInShortWindow);
            }
            guard.AddPulses(0, 8000, 1110000);
            Assert.AreEqual(0, guard.OnMicrosecondsInShortWindow);
            Assert.AreEqual(8000, guard.OnMicrosecondsInLongWindow);
        }

        [TestMethod]
        public void AQuietMinute_EmptiesTheLongWindow_SecondBySecond()
        {
            CoilDutyGuard guard = Started(1000000);
            long now = 1000000;
            for (int second = 0; second < 10; second++)
            {
                for (int tick = 0; tick < 100; tick++)
                {
                    now += 10000;
                    guard.AddPulses(tick == 10 ? 1 : 0, 8000, now);
                }
            }
            Assert.AreEqual(80000, guard.OnMicrosecondsInLongWindow);
            int before = 80000;
            for (int tick = 0; tick < 6200; tick++)
            {
                now += 10000;
                guard.AddPulses(0, 8000, now);
                Assert.IsTrue(guard.OnMicrosecondsInLongWindow == before || guard.OnMicrosecondsInLongWindow == before - 8000);
                before = guard.OnMicrosecondsInLongWindow;
            }
            Assert.AreEqual(0, before);
        }

        [TestMethod]
        public void ExactlyTheLimitOfAMinute_IsAllowed_AMicrosecondMoreIsNot()
        {
            CoilDutyGuard guard = Started(1000000);
            long now = 1000000;
            // 24 s in 60 s: 40 ms in each 100 ms.
            for (int pulse = 0; pulse < 599; pulse++)
            {
                guard.AddPulses(1, 40000, now + 10000);
                for (int tick = 2; tick <= 10; tick++)
                {
                    guard.AddPulses(0, 40000, now + tick * 10000);
                }
                now += 100000;
            }
            guard.AddPulses(1, 40000, now + 10000);
            for (int tick = 2; tick <= 4; tick++)
            {
                guard.AddPulses(0, 40000, now + tick * 10000);
            }
            Assert.AreEqual(24000000, guard.OnMicrosecondsInLongWindow);
            Assert.IsFalse(guard.IsExceeded);
            guard.AddPulses(1, 1, now + 50000);
            Assert.IsTrue(guard.IsExceeded);
        }

        [TestMethod]
        public void LongWindow_ForgetsAfterAMinute()
        {
            CoilDutyGuard guard = Started(1000000);
            guard.AddPulses(1, 8000, 1010000);
            for (int second = 2; second <= 61; second++)
            {
                guard.AddPulses(0, 8000, second * 1000000L);
                Assert.AreEqual(8000, guard.OnMicrosecondsInLongWindow);
            }
            guard.AddPulses(0, 8000, 62000000);
            Assert.AreEqual(0, guard.OnMicrosecondsInLongWindow);
        }

        [TestMethod]
        public void MoreThanHalfOf100Milliseconds_IsExceeded_AndPasses()
        {
            CoilDutyGuard guard = Started(1000000);
            bool exceeded = false;
            for (int i = 1; i <= 10; i++)
            {
                guard.AddPulses(1, 5100, 1000000 + i * 10000);
                exceeded |= guard.IsExceeded;
                Assert.AreEqual(i == 10, exceeded);
            }
            guard.AddPulses(0, 5100, 1110000);
            Assert.IsFalse(guard.IsExceeded);
        }

        [TestMethod]
        public void ExactlyHalf_IsAllowed()
        {
            CoilDutyGuard guard = Started(1000000);
            for (int i = 1; i <= 50; i++)
            {
                guard.AddPulses(1, 5000, 1000000 + i * 10000);
                Assert.IsFalse(guard.IsExceeded);
            }
        }

        [TestMethod]
        public void FourTenthsOverAMinute_AreExceeded_WithinTheMinute()
        {
            CoilDutyGuard guard = Started(1000000);
            long now = 1000000;
            while (!guard.IsExceeded && now < 100000000)
            {
                now += 10000;
                guard.AddPulses(1, 4300, now);
            }
            // 24 s at 0.43 are 55.8 s.
            Assert.IsTrue(now >= 56000000 && now <= 58000000);
        }

        [TestMethod]
        [DataRow(10, 39000)]
        [DataRow(14, 22500)]
        [DataRow(25, 15000)]
        [DataRow(60, 6499)]
        [DataRow(100, 3900)]
        [DataRow(150, 2595)]
        public void PlannedStrokes_NeverTripTheGuard(int frequencyHertz, int onTime)
        {
            Assert.IsFalse(TripsDuring(75, frequencyHertz, onTime, false));
        }

        [TestMethod]
        [DataRow(10, 39000)]
        [DataRow(60, 6499)]
        [DataRow(100, 3900)]
        [DataRow(150, 2595)]
        public void PlannedStrokes_NeverTripTheGuard_WhenTicksAreLate(int frequencyHertz, int onTime)
        {
            Assert.IsFalse(TripsDuring(75, frequencyHertz, onTime, true));
        }

        [TestMethod]
        public void PlannedBursts_NeverTripTheGuard_WhateverTheTicksSee()
        {
            Lcg random = new Lcg(7);
            for (int onTime = 4000; onTime <= 34000; onTime += 500)
            {
                int period = StrokeTiming.BurstPeriodMicroseconds(onTime);
                // Ticks at the ends of the guard's tenths: two may fall into one of them.
                CoilDutyGuard guard = Started(1009300);
                long begin = 1010000 + random.Next(0, 10000);
                long counted = 0;
                for (int tick = 1; tick <= 60; tick++)
                {
                    long now = 1009300 + tick * 10000 + random.Next(0, 1000);
                    long pulses = now < begin ? 0 : (now - begin) / period + 1;
                    guard.AddPulses((int)(pulses - counted), onTime, now);
                    counted = pulses;
                    Assert.IsFalse(guard.IsExceeded);
                }
            }
        }

        [TestMethod]
        public void LateTick_RaisesTheShortLimit_ForAWhile()
        {
            CoilDutyGuard guard = Started(1000000);
            guard.AddPulses(0, 6500, 1030000);
            // 65 ms in 100 ms are within 50 ms and the lateness of 20 ms.
            long now = 1030000;
            while (!guard.IsExceeded && now < 2000000)
            {
                now += 10000;
                guard.AddPulses(1, 6500, now);
            }
            Assert.IsTrue(now >= 1130000 && now <= 1240000);
        }

        [TestMethod]
        [DataRow(20, 30000)]
        [DataRow(100, 5500)]
        public void StrokesOverTheLimit_TripTheGuard_AlsoWhenTicksAreLate(int frequencyHertz, int onTime)
        {
            Assert.IsTrue(TripsDuring(1, frequencyHertz, onTime, true));
        }

        [TestMethod]
        public void PulsesOfALateTick_AreSpreadOverIt()
        {
            CoilDutyGuard guard = Started(1000000);
            guard.AddPulses(20, 4000, 1200000);
            // 80 ms in 200 ms, of which the window has the later half.
            Assert.AreEqual(40000, guard.OnMicrosecondsInShortWindow);
            Assert.AreEqual(80000, guard.OnMicrosecondsInLongWindow);
        }

        [TestMethod]
        public void VeryLateTick_ForgetsEverythingBefore()
        {
            CoilDutyGuard guard = Started(1000000);
            guard.AddPulses(4, 9000, 1050000);
            guard.AddPulses(0, 9000, 500000000);
            Assert.AreEqual(0, guard.OnMicrosecondsInShortWindow);
            Assert.AreEqual(0, guard.OnMicrosecondsInLongWindow);
        }

        private static CoilDutyGuard Started(long now)
        {
            CoilDutyGuard guard = new CoilDutyGuard();
            for (int i = -30; i <= 0; i++)
            {
                guard.AddPulses(0, 0, now + i * 10000);
            }
            return guard;
        }

        private static bool TripsDuring(int seconds, int frequencyHertz, int onTime, bool late)
        {
            CoilDutyGuard guard = Started(1000000);
            Lcg random = new Lcg(11);
            long period = StrokeTiming.RealPeriodNanoseconds(frequencyHertz) / 1000;
            long now = 1000000;
            long counted = now / period;
            bool exceeded = false;
            while (now < (1 + seconds) * 1000000L)
            {
                now += late && random.Next(0, 9) == 0 ? random.Next(10000, 50000) : 10000;
                long pulses = now / period;
                guard.AddPulses((int)(pulses - counted), onTime, now);
                counted = pulses;
                exceeded |= guard.IsExceeded;
            }
            return exceeded;
        }
    }
}
