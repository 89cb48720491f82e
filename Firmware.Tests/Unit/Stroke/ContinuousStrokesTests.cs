using nanoFramework.TestFramework;
using SmpPen.Core.Session;
using SmpPen.Core.Stroke;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Stroke
{
    [TestClass]
    public class ContinuousStrokesTests
    {
        [TestMethod]
        public void OnTimeAlone_IsWrittenWhileRunning()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 100, 10, 3900);
            bench.RunFor(100);
            bench.Strokes.Change(100, 10, 3500, bench.Now);
            Assert.AreEqual(3900, bench.Strokes.OnTimeMicroseconds);
            bench.RunFor(10);
            Assert.AreEqual(3500, bench.Pwm.OnTime);
            Assert.AreEqual(3500, bench.Strokes.OnTimeMicroseconds);
            Assert.AreEqual(0, bench.Pwm.Stops);
        }

        // SR-13
        [TestMethod]
        [DataRow(1)]
        [DataRow(20)]
        [DataRow(100)]
        [DataRow(150)]
        public void OnTime_IsWrittenAtMostOnceAPeriod(int frequencyHertz)
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, frequencyHertz, 10, 2500);
            for (int i = 0; i < 500; i++)
            {
                bench.Strokes.Change(frequencyHertz, 10, 2000 + i % 7 * 10, bench.Now);
                bench.TickAfter(10000);
            }
            bench.AssertNoMisuse();
            Assert.IsTrue(bench.Pwm.OnTimeWrites >= 4);
        }

        [TestMethod]
        public void SameOnTime_IsNotWrittenAgain()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 100, 10, 3900);
            for (int i = 0; i < 50; i++)
            {
                bench.Strokes.Change(100, 10, 3900, bench.Now);
                bench.TickAfter(10000);
            }
            Assert.AreEqual(0, bench.Pwm.OnTimeWrites);
            Assert.AreEqual(1, bench.Pwm.Starts);
        }

        // SR-12
        [TestMethod]
        [DataRow(100, 101, 3500)]
        [DataRow(60, 150, 2500)]
        [DataRow(150, 60, 2500)]
        [DataRow(20, 100, 3500)]
        [DataRow(2, 150, 2500)]
        [DataRow(150, 2, 2500)]
        public void FrequencyChange_NeverBringsPulsesCloserThanTheShorterPeriod(int before, int after, int onTime)
        {
            int shorter = StrokeTiming.RealPeriodMicroseconds(before > after ? before : after);
            for (int delay = 0; delay < 30; delay++)
            {
                StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, before, 10, onTime);
                bench.RunFor(200);
                bench.TickAfter(10000 + delay * 331);
                bench.Strokes.Change(after, 10, onTime, bench.Now);
                bench.RunFor(1500);
                Assert.AreEqual(after, bench.Pwm.Frequency);
                Assert.AreEqual(2, bench.Pwm.Starts);
                Assert.IsTrue(bench.Pwm.ShortestSpacing >= shorter);
                bench.AssertNoMisuse();
            }
        }

        [TestMethod]
        public void FrequencyChange_WaitsForTheGap_AndCutsNoPulse()
        {
            for (int delay = 0; delay < 30; delay++)
            {
                StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 60, 10, 6000);
                bench.RunFor(200);
                bench.TickAfter(10000 + delay * 331);
                bench.Strokes.Change(70, 10, 5000, bench.Now);
                bench.RunFor(200);
                Assert.AreEqual(70, bench.Pwm.Frequency);
                Assert.AreEqual(0, bench.Pwm.CutPulses);
            }
        }

        [TestMethod]
        public void FrequencyChange_KeepsTheShorterOffTime_AfterALongPulse()
        {
            // 20 Hz with 17.5 ms, then 100 Hz with 3.9 ms: the coil rests 6.1 ms at least.
            for (int delay = 0; delay < 30; delay++)
            {
                StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 20, 10, 17500);
                bench.RunFor(200);
                bench.TickAfter(10000 + delay * 331);
                bench.Strokes.Change(100, 10, 3900, bench.Now);
                RunFinely(bench, 200);
                Assert.AreEqual(100, bench.Pwm.Frequency);
                Assert.IsTrue(bench.Pwm.ShortestOff >= 6100);
            }
        }

        [TestMethod]
        public void FrequencyChange_KeepsTheShorterPeriod_AfterAShortPulse()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 100, 10, 1000);
            bench.RunFor(200);
            bench.Strokes.Change(99, 10, 3900, bench.Now);
            RunFinely(bench, 200);
            Assert.AreEqual(99, bench.Pwm.Frequency);
            Assert.IsTrue(bench.Pwm.ShortestSpacing >= StrokeTiming.RealPeriodMicroseconds(100));
        }

        [TestMethod]
        public void FrequencyChange_RunsAPeriodWithoutAPulseFirst()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 20, 10, 3900);
            bench.RunFor(100);
            bench.Strokes.Change(90, 10, 3900, bench.Now);
            bench.TickAfter(10000);
            Assert.AreEqual(0, bench.Pwm.OnTime);
            Assert.AreEqual(3900, bench.Strokes.OnTimeMicroseconds);
            bench.RunFor(50);
            Assert.AreEqual(0, bench.Pwm.Stops);
            bench.TickAfter(10000);
            Assert.AreEqual(1, bench.Pwm.Stops);
            Assert.AreEqual(90, bench.Pwm.Frequency);
            Assert.AreEqual(3900, bench.Pwm.OnTime);
            Assert.AreEqual(0, bench.Pwm.CutPulses);
            bench.AssertNoMisuse();
        }

        // SR-13
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void FrequencyChange_WithACollectionInAnyOfItsTicks_CutsNoPulse(int lateTick)
        {
            for (int delay = 0; delay < 30; delay++)
            {
                StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 60, 10, 6000);
                bench.RunFor(200);
                bench.TickAfter(10000 + delay * 331);
                bench.Strokes.Change(20, 10, 17000, bench.Now);
                for (int tick = 0; tick < 30; tick++)
                {
                    bench.TickWritingLate(10000, tick == lateTick ? 40000 : 0);
                }
                Assert.AreEqual(20, bench.Pwm.Frequency);
                Assert.AreEqual(2, bench.Pwm.Starts);
                Assert.AreEqual(0, bench.Pwm.CutPulses);
                Assert.IsTrue(bench.Pwm.ShortestSpacing >= StrokeTiming.RealPeriodMicroseconds(60));
                bench.AssertNoMisuse();
            }
        }

        // SR-13
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        public void OnTimeWrittenInALongTick_IsNotWrittenAgainBeforeItIsTaken(int lateTick)
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 20, 10, 5000);
            bench.RunFor(100);
            for (int tick = 0; tick < 40; tick++)
            {
                bench.Strokes.Change(20, 10, 5000 + tick, bench.Now);
                bench.TickWritingLate(10000, tick % 8 == lateTick ? 40000 : 0);
            }
            Assert.IsTrue(bench.Pwm.OnTimeWrites >= 4);
            bench.AssertNoMisuse();
        }

        // SR-13
        [TestMethod]
        public void ASecondPress_WaitsUntilLedcHasTakenTheDutyOfTheFirst()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 1, 10, 5000);
            bench.RunFor(100);
            bench.Strokes.Stop(bench.Now);
            bench.RunFor(100);
            Assert.IsFalse(bench.Strokes.MayBegin(StrokeMode.Continuous, bench.Now));
            Assert.IsTrue(bench.Strokes.MayBegin(StrokeMode.Single, bench.Now));
            Assert.IsFalse(bench.Strokes.Begin(StrokeMode.Continuous, 1, 10, 5000, 4, bench.Now));
            Assert.IsFalse(bench.Strokes.FireTest(false, true, 6000, bench.Now));
            bench.RunFor(810);
            Assert.IsTrue(bench.Strokes.Begin(StrokeMode.Continuous, 1, 10, 5000, 4, bench.Now));
            bench.AssertNoMisuse();
        }

        [TestMethod]
        public void AFrequencyChangedBack_WhenThePulsesHaveEnded_BringsThemBack()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 100, 10, 3900);
            bench.RunFor(100);
            bench.Strokes.Change(90, 10, 3900, bench.Now);
            bench.TickAfter(10000);
            Assert.AreEqual(0, bench.Pwm.OnTime);
            bench.Strokes.Change(100, 10, 3900, bench.Now);
            bench.RunFor(100);
            Assert.AreEqual(100, bench.Pwm.Frequency);
            Assert.AreEqual(3900, bench.Pwm.OnTime);
        }

        [TestMethod]
        public void OnTimeForANewFrequency_IsNotWrittenAtTheOldOne()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 100, 10, 3900);
            bench.RunFor(100);
            bench.Strokes.Change(20, 10, 17000, bench.Now);
            bench.RunFor(300);
            Assert.AreEqual(0, bench.Pwm.OnTimeWrites);
            Assert.AreEqual(17000, bench.Pwm.OnTime);
        }

        [TestMethod]
        public void FrequencyChangedBack_BeforeTheStop_LeavesTheTrainRunning()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 100, 10, 3900);
            bench.RunFor(100);
            bench.Strokes.Change(110, 10, 3500, bench.Now);
            bench.Strokes.Change(100, 10, 3900, bench.Now);
            bench.RunFor(300);
            Assert.AreEqual(1, bench.Pwm.Starts);
            Assert.AreEqual(0, bench.Pwm.Stops);
        }

        [TestMethod]
        public void Release_InTheGapOfAChange_StartsNothing()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 10, 10, 5000);
            bench.RunFor(120);
            bench.Strokes.Change(11, 10, 5000, bench.Now);
            bench.RunFor(50);
            Assert.AreEqual(0, bench.Pwm.OnTime);
            bench.Strokes.Stop(bench.Now);
            bench.RunFor(500);
            Assert.AreEqual(1, bench.Pwm.Starts);
            bench.AssertNoMisuse();
            Assert.IsTrue(bench.Strokes.Begin(StrokeMode.Continuous, 10, 10, 5000, 4, bench.Now));
            Assert.IsTrue(bench.Pwm.IsRunning);
            Assert.AreEqual(10, bench.Pwm.Frequency);
        }

        [TestMethod]
        public void FrequencyHeldUp_GoesThroughEveryStep_WithoutAnExtraPrick()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 60, 10, 2500);
            for (int f = 61; f <= 150; f++)
            {
                bench.Strokes.Change(f, 10, 2500, bench.Now);
                bench.RunFor(100);
            }
            Assert.AreEqual(150, bench.Pwm.Frequency);
            Assert.IsTrue(bench.Pwm.ShortestSpacing >= 6656);
            bench.AssertNoMisuse();
        }

        // Ticks of 1 ms: what the distances allow is not hidden by the tick.
        private static void RunFinely(StrokeBench bench, int milliseconds)
        {
            for (int i = 0; i < milliseconds; i++)
            {
                bench.TickAfter(1000);
            }
        }
    }
}
