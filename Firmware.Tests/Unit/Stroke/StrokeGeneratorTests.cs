using nanoFramework.TestFramework;
using SmpPen.Core.Session;
using SmpPen.Core.Stroke;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Stroke
{
    [TestClass]
    public class StrokeGeneratorTests
    {
        [TestMethod]
        public void Single_IsOnePrick_HoweverLongThePress()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Single, 100, 10, 6600);
            Assert.IsTrue(bench.Strokes.IsLive);
            bench.RunFor(3000);
            Assert.AreEqual(1, bench.Shot.Pricks);
            Assert.AreEqual(6600, bench.Strokes.OnTimeMicroseconds);
            Assert.AreEqual(0, bench.Strokes.PeriodMicroseconds);
            bench.AssertNoMisuse();
        }

        [TestMethod]
        public void Burst_IsOneTrainOfItsPricks()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Burst, 100, 10, 6600);
            bench.RunFor(3000);
            Assert.AreEqual(1, bench.Shot.Shots);
            Assert.AreEqual(4, bench.Shot.Pricks);
            Assert.AreEqual(StrokeTiming.BurstPeriodMicroseconds(6600), bench.Shot.Period);
            Assert.AreEqual(bench.Shot.Period, bench.Strokes.PeriodMicroseconds);
        }

        [TestMethod]
        public void Burst_PlaysUntilItsLastPrickIsOver()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Burst, 100, 10, 6600);
            long end = 3 * 16924 + 6600 + StrokeGenerator.ShotMarginMicroseconds;
            Assert.IsTrue(bench.Strokes.IsShotPlaying(end - 1));
            Assert.IsFalse(bench.Strokes.IsShotPlaying(end));
        }

        // SR-12
        [TestMethod]
        public void PressWhileAShotPlays_IsRefused()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Single, 100, 10, 6600);
            bench.Strokes.Stop(1000);
            Assert.IsFalse(bench.Strokes.Begin(StrokeMode.Single, 100, 10, 6600, 4, 7599));
            Assert.IsFalse(bench.Strokes.Begin(StrokeMode.Continuous, 100, 10, 3900, 4, 7599));
            Assert.IsFalse(bench.Strokes.FireTest(true, false, 6600, 7599));
            Assert.IsFalse(bench.Strokes.IsLive);
            Assert.AreEqual(1, bench.Shot.Shots);
            Assert.AreEqual(0, bench.Pwm.Starts);
            bench.Shot.Now = 7600;
            Assert.IsTrue(bench.Strokes.Begin(StrokeMode.Single, 100, 10, 6600, 4, 7600));
            Assert.AreEqual(2, bench.Shot.Shots);
        }

        [TestMethod]
        public void SecondBegin_IsRefused_WhileLive()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 100, 10, 3900);
            bench.RunFor(100);
            Assert.IsFalse(bench.Strokes.Begin(StrokeMode.Single, 100, 10, 6600, 4, bench.Now));
            Assert.IsFalse(bench.Strokes.FireTest(true, false, 6600, bench.Now));
            Assert.AreEqual(0, bench.Shot.Shots);
        }

        [TestMethod]
        public void AShotSentInALongTick_IsOverOnlyItsLengthAfterTheNextTick()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Single, 100, 10, 6600);
            bench.TickAfter(45000);
            Assert.IsTrue(bench.Strokes.IsShotPlaying(45000 + 7599));
            Assert.IsFalse(bench.Strokes.IsShotPlaying(45000 + 7600));
        }

        [TestMethod]
        public void TestShot_IsOnePrick_AndNotLive()
        {
            StrokeBench bench = new StrokeBench();
            Assert.IsTrue(bench.Strokes.FireTest(true, false, 5000, 0));
            Assert.AreEqual(1, bench.Shot.Pricks);
            Assert.AreEqual(5000, bench.Strokes.OnTimeMicroseconds);
            Assert.AreEqual(0, bench.Strokes.PeriodMicroseconds);
            Assert.IsTrue(bench.Strokes.IsShotPlaying(5999));
            Assert.IsFalse(bench.Strokes.IsShotPlaying(6000));
            Assert.IsFalse(bench.Strokes.IsLive);
        }

        [TestMethod]
        [DataRow(5)]
        [DataRow(15)]
        [DataRow(35)]
        [DataRow(100)]
        public void Paced_KeepsThePace_WithoutDrift(int paceTenths)
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Paced, 100, paceTenths, 6600);
            bench.RunFor(60010);
            Assert.AreEqual(1 + 6 * paceTenths, bench.Shot.Pricks);
            Assert.AreEqual(10000000 / paceTenths, bench.Strokes.PeriodMicroseconds);
            bench.AssertNoMisuse();
        }

        // SR-12
        [TestMethod]
        public void Paced_NeverFiresTwoCloseTogether_WhenTicksAreLate()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Paced, 100, 100, 6600);
            Lcg random = new Lcg(3);
            for (int i = 0; i < 3000; i++)
            {
                bench.TickAfter(random.Next(0, 9) == 0 ? random.Next(10000, 150000) : 10000);
            }
            Assert.IsTrue(bench.Shot.ShortestSpacing >= 80000);
            bench.AssertNoMisuse();
        }

        [TestMethod]
        public void Paced_LeavesOutWhatALateTickMissed()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Paced, 100, 100, 6600);
            bench.TickAfter(1000000);
            Assert.AreEqual(1, bench.Shot.Pricks);
            // The first prick may have been sent at the end of the long tick only.
            bench.RunFor(60);
            Assert.AreEqual(1, bench.Shot.Pricks);
            bench.RunFor(10);
            Assert.AreEqual(2, bench.Shot.Pricks);
            bench.RunFor(90);
            Assert.AreEqual(2, bench.Shot.Pricks);
            bench.RunFor(10);
            Assert.AreEqual(3, bench.Shot.Pricks);
        }

        [TestMethod]
        public void Paced_AfterAPrickSentLate_KeepsTheCoilDuty()
        {
            // 32.6 ms each at 10 a second: 64 % of 100 ms if the next came 68 ms after a prick that a long tick sent late.
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Paced, 100, 100, 32600);
            bench.TickAfter(45000);
            bench.RunFor(80);
            Assert.AreEqual(1, bench.Shot.Pricks);
            bench.RunFor(10);
            Assert.AreEqual(2, bench.Shot.Pricks);
        }

        [TestMethod]
        public void Paced_WaitsForAShotThatStillPlays()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Paced, 100, 100, 120000);
            bench.RunFor(170);
            Assert.AreEqual(1, bench.Shot.Pricks);
            bench.RunFor(10);
            Assert.AreEqual(2, bench.Shot.Pricks);
            bench.AssertNoMisuse();
        }

        [TestMethod]
        public void PaceChange_CountsFromTheLastPrick()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Paced, 100, 5, 6600);
            bench.RunFor(500);
            bench.Strokes.Change(100, 10, 5600, bench.Now);
            Assert.AreEqual(6600, bench.Strokes.OnTimeMicroseconds);
            bench.RunFor(490);
            Assert.AreEqual(1, bench.Shot.Pricks);
            bench.RunFor(10);
            Assert.AreEqual(2, bench.Shot.Pricks);
            Assert.AreEqual(5600, bench.Shot.OnTime);
            Assert.AreEqual(5600, bench.Strokes.OnTimeMicroseconds);
        }

        [TestMethod]
        public void PaceChangeToOneLongDue_FiresOnce()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Paced, 100, 5, 6600);
            bench.RunFor(1500);
            bench.Strokes.Change(100, 100, 6600, bench.Now);
            bench.RunFor(90);
            Assert.AreEqual(2, bench.Shot.Pricks);
            Assert.IsTrue(bench.Shot.ShortestSpacing >= 100000);
        }

        [TestMethod]
        public void SamePace_LeavesTheScheduleAlone()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Paced, 100, 35, 6600);
            for (int i = 0; i < 6000; i++)
            {
                bench.TickAfter(10000);
                bench.Strokes.Change(100, 35, 6600, bench.Now);
            }
            Assert.AreEqual(1 + 6 * 35, bench.Shot.Pricks);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(2)]
        public void Change_LeavesShotsAlone_ThatAreFiredAlready(int mode)
        {
            StrokeBench bench = StrokeBench.Pricking((StrokeMode)mode, 100, 10, 6600);
            int shots = bench.Shot.Shots;
            bench.Strokes.Change(50, 20, 5000, bench.Now);
            bench.RunFor(500);
            Assert.AreEqual(shots, bench.Shot.Shots);
            Assert.AreEqual(6600, bench.Strokes.OnTimeMicroseconds);
            Assert.AreEqual(0, bench.Pwm.Starts);
        }

        [TestMethod]
        public void StoppedGenerator_DoesNothing()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Paced, 100, 100, 6600);
            bench.RunFor(50);
            bench.Strokes.Stop(bench.Now);
            bench.Strokes.Change(50, 50, 5000, bench.Now);
            bench.RunFor(500);
            Assert.IsFalse(bench.Strokes.IsLive);
            Assert.AreEqual(1, bench.Shot.Shots);
            bench.AssertNoMisuse();
        }

        [TestMethod]
        public void Continuous_StartsAtOnce_AndStopsAtOnce()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 100, 10, 3900);
            Assert.AreEqual(1, bench.Pwm.Pulses);
            Assert.AreEqual(10009, bench.Strokes.PeriodMicroseconds);
            Assert.AreEqual(3900, bench.Strokes.OnTimeMicroseconds);
            bench.RunFor(1000);
            Assert.AreEqual(100, bench.Pwm.Pulses);
            bench.Strokes.Stop(bench.Now);
            Assert.IsFalse(bench.Pwm.IsRunning);
            Assert.AreEqual(0, bench.Shot.Shots);
            bench.AssertNoMisuse();
        }

        [TestMethod]
        public void StopMayCut_AContinuousPulse_WhileLive()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Continuous, 100, 10, 3900);
            bench.RunFor(1000);
            Assert.IsTrue(bench.Strokes.MayCut(bench.Now, 5000));
            bench.Strokes.Stop(bench.Now);
            Assert.IsFalse(bench.Strokes.MayCut(bench.Now, 5000));
        }

        [TestMethod]
        public void StopMayCut_ABurst_WhileItPlays()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Burst, 100, 10, 6600);
            Assert.IsTrue(bench.Strokes.MayCut(50000, 5000));
            Assert.IsFalse(bench.Strokes.MayCut(70000, 5000));
        }

        [TestMethod]
        public void StopMayCut_ASinglePrick_UntilTheNeedleHasArrived()
        {
            StrokeBench bench = StrokeBench.Pricking(StrokeMode.Single, 100, 10, 6600);
            Assert.IsTrue(bench.Strokes.MayCut(4999, 5000));
            Assert.IsFalse(bench.Strokes.MayCut(5000, 5000));
        }
    }
}
