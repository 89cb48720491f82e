using nanoFramework.TestFramework;
using SmpPen.Core.Safety;

namespace SmpPen.Unit.Safety
{
    // SR-24
    [TestClass]
    public class StrokeSupervisorTests
    {
        private const int OnTimeMicroseconds = 4000;

        [TestMethod]
        public void EveryPulseWithItsStroke_IsConfirmed()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            for (int i = 0; i < 100; i++)
            {
                bench.Drives.Count++;
                bench.Strokes.Count++;
                bench.Tick(10000);
                Assert.AreEqual(1, bench.Supervisor.NewDrives);
                Assert.AreEqual(1, bench.Supervisor.NewStrokes);
            }
            Assert.AreEqual(100L, bench.Supervisor.Strokes.Total);
            Assert.AreEqual(100L, bench.Supervisor.Drives.Total);
            Assert.AreEqual(0L, bench.Supervisor.Missed);
            Assert.IsFalse(bench.Supervisor.HasUncommanded);
        }

        [TestMethod]
        public void AStrokeOnItsWay_IsNotMissed()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Tick(10000);
            bench.Strokes.Count++;
            bench.Tick(10000);
            bench.Run(10);
            Assert.AreEqual(0L, bench.Supervisor.Missed);
        }

        [TestMethod]
        public void APulseThatNeverArrives_IsMissedOnce()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Run(20);
            Assert.AreEqual(1L, bench.Supervisor.Missed);
            Assert.AreEqual(0L, bench.Supervisor.Cut);
        }

        [TestMethod]
        public void TheLastPulseThatNeverArrives_IsMissedToo_WithNothingCountedAfterIt()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Tick(10000);
            bench.Drives.Count++;
            bench.Run(20);
            Assert.AreEqual(2L, bench.Supervisor.Missed);
        }

        [TestMethod]
        public void AStop_ExcusesOnePulse_NotTwo()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Tick(3000);
            bench.Drives.Count++;
            bench.Tick(3000);
            bench.Supervisor.Stopped(true, bench.Now);
            bench.Run(20);
            Assert.AreEqual(1L, bench.Supervisor.Cut);
            Assert.AreEqual(1L, bench.Supervisor.Missed);
        }

        [TestMethod]
        public void APulseCutByAStop_IsNeitherMissedNorConfirmed()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Tick(10000);
            bench.Supervisor.Stopped(true, bench.Now);
            bench.Run(20);
            Assert.AreEqual(0L, bench.Supervisor.Missed);
            Assert.AreEqual(1L, bench.Supervisor.Cut);
        }

        [TestMethod]
        public void APulseCutByAStop_IsCut_EvenWhenTheNextTickIsVeryLate()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Tick(10000);
            bench.Supervisor.Stopped(true, bench.Now);
            bench.Drives.Count++;
            bench.Tick(400000);
            bench.Run(20);
            Assert.AreEqual(0L, bench.Supervisor.Missed);
            Assert.AreEqual(1L, bench.Supervisor.Cut);
        }

        [TestMethod]
        public void AStop_ExcusesNoPulseOfTheNextPress()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Strokes.Count++;
            bench.Tick(10000);
            bench.Supervisor.Stopped(true, bench.Now);
            bench.Run(20);
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Run(20);
            Assert.AreEqual(1L, bench.Supervisor.Missed);
            Assert.AreEqual(0L, bench.Supervisor.Cut);
        }

        [TestMethod]
        public void EightMissesInARow_AreABlockedNeedle()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            for (int i = 0; i < 7; i++)
            {
                bench.Drives.Count++;
                bench.Run(5);
            }
            Assert.IsFalse(bench.Supervisor.IsBlocked);
            bench.Drives.Count++;
            bench.Run(5);
            Assert.IsTrue(bench.Supervisor.IsBlocked);
            bench.Supervisor.ForgetMisses();
            Assert.IsFalse(bench.Supervisor.IsBlocked);
        }

        [TestMethod]
        [DataRow(4, true)]
        [DataRow(10, false)]
        public void MoreThanOneMissInFive_IsABlockedNeedle_FewerAreNot(int pulsesPerMiss, bool isBlocked)
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            for (int i = 0; i < 400; i++)
            {
                bench.Drives.Count++;
                bench.Strokes.Count += i % pulsesPerMiss == 0 ? 0 : 1;
                bench.Run(3);
            }
            Assert.AreEqual(isBlocked, bench.Supervisor.IsBlocked);
        }

        [TestMethod]
        public void AStrokeWithoutAPulse_IsUncommanded()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Run(5);
            bench.Strokes.Count++;
            bench.Tick(10000);
            Assert.IsTrue(bench.Supervisor.HasUncommanded);
        }

        [TestMethod]
        public void APulseWhileNoneIsAllowed_IsUncommanded()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Run(5);
            bench.Drives.Count++;
            bench.Tick(10000);
            Assert.IsTrue(bench.Supervisor.HasUncommanded);
        }

        [TestMethod]
        public void WhatIsCountedInTheTickAfterAStop_WasDrivenBeforeIt()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Tick(10000);
            bench.Supervisor.Stopped(true, bench.Now);
            bench.Drives.Count++;
            bench.Strokes.Count++;
            bench.Tick(10000);
            Assert.IsFalse(bench.Supervisor.HasUncommanded);
            bench.Drives.Count++;
            bench.Tick(10000);
            Assert.IsTrue(bench.Supervisor.HasUncommanded);
        }

        [TestMethod]
        public void AReadHeldUpByACollection_JudgesNoFreshPulse()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Run(3);
            // The tick began on time, but its reads come 40 ms later: a pulse has just begun.
            bench.Drives.Count++;
            bench.TickReadLate(10000, 40000);
            bench.TickReadLate(41000, 0);
            Assert.AreEqual(0L, bench.Supervisor.Missed);
            bench.Strokes.Count++;
            bench.Run(5);
            Assert.AreEqual(0L, bench.Supervisor.Missed);
            Assert.IsFalse(bench.Supervisor.HasUncommanded);
        }

        [TestMethod]
        public void AnImpossibleReading_IsLeftOut_AndThreeAreImplausible()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Run(5);
            bench.Strokes.Count += 100000;
            bench.Tick(10000);
            Assert.AreEqual(0, bench.Supervisor.NewStrokes);
            Assert.IsFalse(bench.Supervisor.IsImplausible);
            bench.Run(2);
            Assert.IsTrue(bench.Supervisor.IsImplausible);
            Assert.AreEqual(0L, bench.Supervisor.Strokes.Total);
        }

        [TestMethod]
        public void AMissedPulse_IsNoLongerOpen_AndHidesNoUncommandedStroke()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Run(10);
            Assert.AreEqual(1L, bench.Supervisor.Missed);
            Assert.AreEqual(0, bench.Supervisor.Open);
            bench.Drives.Count++;
            bench.Strokes.Count++;
            bench.Tick(10000);
            Assert.IsFalse(bench.Supervisor.HasUncommanded);
            bench.Strokes.Count++;
            bench.Tick(10000);
            Assert.IsTrue(bench.Supervisor.HasUncommanded);
        }

        [TestMethod]
        public void AStrokeThatArrivesLongAfterAStop_IsNotUncommanded()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Tick(10000);
            bench.Supervisor.Stopped(false, bench.Now);
            bench.Drives.Count++;
            bench.Tick(10000);
            bench.Strokes.Count++;
            bench.Tick(5000);
            Assert.IsFalse(bench.Supervisor.HasUncommanded);
            Assert.AreEqual(0L, bench.Supervisor.Missed);
        }

        [TestMethod]
        public void ConfirmedStrokes_EmptyTheBucket_ToNothingAndNotBeyond()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Run(10);
            for (int i = 0; i < 20; i++)
            {
                bench.Drives.Count++;
                bench.Strokes.Count++;
                bench.Tick(10000);
            }
            for (int i = 0; i < 8; i++)
            {
                Assert.IsFalse(bench.Supervisor.IsBlocked);
                bench.Drives.Count++;
                bench.Run(10);
            }
            Assert.IsTrue(bench.Supervisor.IsBlocked);
        }

        [TestMethod]
        public void ATick_SaysWhetherItCountedAnything()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Drives.ReadAtMicroseconds = bench.Now + 1000;
            Assert.IsTrue(bench.Supervisor.Tick(bench.Now + 1000));
            Assert.IsFalse(bench.Supervisor.Tick(bench.Now + 2000));
            bench.Drives.Count += 1000000;
            Assert.IsFalse(bench.Supervisor.Tick(bench.Now + 3000));
        }

        [TestMethod]
        public void AStopThatCutAPulse_ExcusesOneOnly()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Tick(10000);
            bench.Supervisor.Stopped(true, bench.Now);
            bench.Run(10);
            Assert.AreEqual(1L, bench.Supervisor.Cut);
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Run(10);
            Assert.AreEqual(1L, bench.Supervisor.Cut);
            Assert.AreEqual(1L, bench.Supervisor.Missed);
        }

        [TestMethod]
        public void WhatATickCounted_IsNewForOneTick()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count += 2;
            bench.Strokes.Count++;
            bench.Tick(10000);
            Assert.AreEqual(2, bench.Supervisor.NewDrives);
            Assert.AreEqual(1, bench.Supervisor.NewStrokes);
            Assert.AreEqual(1, bench.Supervisor.Open);
            bench.Strokes.Count++;
            bench.Tick(10000);
            Assert.AreEqual(0, bench.Supervisor.NewDrives);
            Assert.AreEqual(1, bench.Supervisor.NewStrokes);
            Assert.AreEqual(0, bench.Supervisor.Open);
            bench.Tick(10000);
            Assert.AreEqual(0, bench.Supervisor.NewStrokes);
            Assert.IsFalse(bench.Supervisor.HasUncommanded);
        }

        [TestMethod]
        public void AMissThatIsFound_IsNews_ForOneTick()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Drives.Count++;
            bench.Tick(10000);
            bool isNews = false;
            for (int i = 0; i < 10 && !isNews; i++)
            {
                bench.Now += 10000;
                bench.Strokes.ReadAtMicroseconds = bench.Now;
                bench.Drives.ReadAtMicroseconds = bench.Now;
                isNews = bench.Supervisor.Tick(bench.Now);
            }
            Assert.IsTrue(isNews);
            Assert.AreEqual(1, bench.Supervisor.NewMissed);
            Assert.AreEqual(0, bench.Supervisor.NewDrives);
            bench.Tick(10000);
            Assert.AreEqual(0, bench.Supervisor.NewMissed);
        }

        [TestMethod]
        public void WhatTheDriveFindsWrong_IsKept()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.NoteUncommanded();
            bench.Run(100);
            Assert.IsTrue(bench.Supervisor.HasUncommanded);
        }

        [TestMethod]
        public void AStrokeTooMany_IsNeitherMissedNorCut()
        {
            SupervisorBench bench = new SupervisorBench();
            bench.Supervisor.Started(OnTimeMicroseconds);
            bench.Strokes.Count++;
            bench.Run(20);
            Assert.IsTrue(bench.Supervisor.HasUncommanded);
            Assert.AreEqual(0L, bench.Supervisor.Missed);
            Assert.AreEqual(0L, bench.Supervisor.Cut);
        }
    }
}
