using nanoFramework.TestFramework;
using SmpPen.Core.Session;
using SmpPen.Core.Stroke;

namespace SmpPen.Unit.Stroke
{
    // SR-15
    [TestClass]
    public class StrikeRegulatorTests
    {
        private const int Start = StrikeRegulator.StartMicroseconds;

        [TestMethod]
        public void BeforeAnyStroke_ItIsAtItsSafeStart_AndNotSettled()
        {
            RegulatorBench bench = new RegulatorBench();
            Assert.AreEqual(Start, bench.Regulator.StrikeMicroseconds);
            Assert.AreEqual(0, bench.Regulator.TravelMicroseconds);
            Assert.IsFalse(bench.Regulator.IsSettled);
        }

        [TestMethod]
        [DataRow(2096, 1745)]
        [DataRow(2396, 2105)]
        [DataRow(2864, 2666)]
        [DataRow(3420, 3334)]
        public void StrokesOfOneTravelTime_SettleAtItsStrike(int travel, int strike)
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(40, travel);
            Assert.IsTrue(bench.Regulator.IsSettled);
            Assert.AreEqual(travel, bench.Regulator.TravelMicroseconds);
            int off = bench.Regulator.StrikeMicroseconds - strike;
            Assert.IsTrue(off >= -4 && off <= 4, "strike " + bench.Regulator.StrikeMicroseconds);
        }

        [TestMethod]
        public void TheFirstStrokeOfANewCartridge_BringsTheStrikeDownAtOnce_ThreeMoreSettleIt()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(1, 2400);
            Assert.AreEqual(2110, bench.Regulator.StrikeMicroseconds);
            Assert.IsFalse(bench.Regulator.IsSettled);
            bench.Strokes(3, 2400);
            Assert.IsTrue(bench.Regulator.IsSettled);
        }

        [TestMethod]
        public void TwoSlowerStrokes_RaiseAtOnce_FasterOnesLowerBySteps()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(40, 2400);
            int before = bench.Regulator.StrikeMicroseconds;
            bench.Strokes(1, 2900);
            Assert.AreEqual(before, bench.Regulator.StrikeMicroseconds);
            Assert.IsTrue(bench.Regulator.IsSettled);
            bench.Strokes(1, 2900);
            Assert.AreEqual(2710, bench.Regulator.StrikeMicroseconds);
            Assert.IsFalse(bench.Regulator.IsSettled);
            bench.Strokes(2, 2400);
            Assert.AreEqual(2710 - (2710 - 2110) / 4, bench.Regulator.StrikeMicroseconds);
            bench.Strokes(30, 2400);
            Assert.IsTrue(bench.Regulator.IsSettled);
            int above = bench.Regulator.StrikeMicroseconds - before;
            Assert.IsTrue(above >= 0 && above < 5, "above " + above);
        }

        [TestMethod]
        public void OneStrokeALittleOff_MovesItByAQuarterOfThat()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(40, 2400);
            int before = bench.Regulator.StrikeMicroseconds;
            bench.Strokes(1, 2440);
            int rise = bench.Regulator.StrikeMicroseconds - before;
            Assert.IsTrue(rise > 8 && rise < 14, "rise " + rise);
            Assert.IsTrue(bench.Regulator.IsSettled);
        }

        [TestMethod]
        public void APulseThatEndsBeforeTheNeedleArrives_RaisesByAQuarter()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Counter.Count += 3600 / 4;
            bench.Tick(1, 0, 0, 3600);
            Assert.AreEqual(Start + Start / 4, bench.Regulator.StrikeMicroseconds);
            Assert.IsFalse(bench.Regulator.IsSettled);
        }

        [TestMethod]
        public void AtTheLongestOnTime_AllOfItCountsAsNeeded()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.IsLongest = true;
            bench.Counter.Count += 3252 / 4;
            bench.Tick(1, 0, 0, 3254);
            bench.Counter.Count += 3252 / 4;
            bench.Tick(1, 0, 0, 3254);
            Assert.AreEqual(3254, bench.Regulator.StrikeMicroseconds);
            bench.Counter.Count += 2596 / 4;
            bench.Tick(1, 0, 0, 2598);
            Assert.AreEqual(3254, bench.Regulator.StrikeMicroseconds);
            Assert.IsFalse(bench.Regulator.IsSettled);
        }

        [TestMethod]
        public void OneStrokeFarOff_BetweenOthers_ChangesNothing()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(40, 2400);
            int before = bench.Regulator.StrikeMicroseconds;
            bench.Strokes(1, 2700);
            bench.Strokes(1, 2100);
            bench.Strokes(1, 5000);
            bench.Strokes(1, 400);
            Assert.AreEqual(before, bench.Regulator.StrikeMicroseconds);
            Assert.IsTrue(bench.Regulator.IsSettled);
        }

        [TestMethod]
        public void AMiss_RaisesByAQuarter_UpToTheCeiling()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(40, 2400);
            int before = bench.Regulator.StrikeMicroseconds;
            bench.Tick(0, 0, 1, 4100);
            Assert.AreEqual(before + before / 4, bench.Regulator.StrikeMicroseconds);
            Assert.IsFalse(bench.Regulator.IsSettled);
            for (int i = 0; i < 10; i++)
            {
                bench.Tick(0, 0, 1, 4100);
            }
            Assert.AreEqual(StrikeRegulator.CeilingMicroseconds, bench.Regulator.StrikeMicroseconds);
            Assert.IsFalse(bench.Regulator.IsExhausted);
        }

        [TestMethod]
        public void TheFastestNeedle_EndsAtTheFloor()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(60, 900);
            Assert.AreEqual(StrikeRegulator.FloorMicroseconds, bench.Regulator.StrikeMicroseconds);
        }

        [TestMethod]
        public void TheSlowestNeedle_EndsAtTheCeiling()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(60, 4600);
            Assert.AreEqual(StrikeRegulator.CeilingMicroseconds, bench.Regulator.StrikeMicroseconds);
        }

        [TestMethod]
        public void ADeadClock_LeavesTheStart_NeverSettled()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(50, 0);
            Assert.AreEqual(Start, bench.Regulator.StrikeMicroseconds);
            Assert.IsFalse(bench.Regulator.IsSettled);
        }

        [TestMethod]
        public void ATravelLongerThanThePulse_IsNotBelieved()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(40, 2400);
            int before = bench.Regulator.StrikeMicroseconds;
            for (int i = 0; i < 2; i++)
            {
                Assert.IsTrue(bench.Regulator.IsSettled);
                bench.Counter.Count += 4600 / 4;
                bench.Tick(1, 0, 0, 4100);
            }
            Assert.AreEqual(before, bench.Regulator.StrikeMicroseconds);
            Assert.IsFalse(bench.Regulator.IsSettled);
        }

        [TestMethod]
        public void ACounterThatCannotBeTrusted_IsNotSettled()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(40, 2400);
            bench.Counter.Disturbance = 32767;
            bench.Counter.DisturbedReads = 1;
            bench.Strokes(1, 2400);
            Assert.IsTrue(bench.Regulator.IsSettled);
            bench.Strokes(1, 2400);
            Assert.AreEqual(2400, bench.Regulator.TravelMicroseconds);
            bench.Counter.DisturbedReads = 3;
            bench.Strokes(3, 2400);
            Assert.IsFalse(bench.Regulator.IsSettled);
        }

        [TestMethod]
        public void AMeasurement_WaitsUntilEveryStrokeHasArrived()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Counter.Count += (2400 + 800) / 4;
            bench.Tick(2, 1, 0, 4600);
            Assert.AreEqual(0, bench.Regulator.TravelMicroseconds);
            bench.Counter.Count += 1600 / 4;
            bench.Tick(0, 0, 0, 4600);
            Assert.AreEqual(2400, bench.Regulator.TravelMicroseconds);
            Assert.AreEqual(2110, bench.Regulator.StrikeMicroseconds);
            bench.Counter.Count += 2 * 500;
            bench.Tick(2, 0, 0, 4600);
            bench.Counter.Count += 2 * 500;
            bench.Tick(2, 0, 0, 4600);
            Assert.AreEqual(2110 - (2110 - 1630) / 2, bench.Regulator.StrikeMicroseconds);
        }

        [TestMethod]
        public void WhenAStrokeIsAlwaysUnderWay_AMeasurementEndsAllTheSame()
        {
            RegulatorBench bench = new RegulatorBench();
            for (int i = 0; i < StrikeRegulator.LongestBatch - 1; i++)
            {
                bench.Counter.Count += 600;
                bench.Tick(1, 1, 0, 4600);
            }
            Assert.AreEqual(0, bench.Regulator.TravelMicroseconds);
            bench.Counter.Count += 600;
            bench.Tick(1, 1, 0, 4600);
            Assert.AreEqual(2400, bench.Regulator.TravelMicroseconds);
        }

        [TestMethod]
        public void AfterABatchThatEndedWithAStrokeUnderWay_AFewStrokesAreNotMeasured()
        {
            RegulatorBench bench = new RegulatorBench();
            for (int i = 0; i < StrikeRegulator.LongestBatch; i++)
            {
                bench.Counter.Count += 600;
                bench.Tick(1, 1, 0, 4600);
            }
            int strike = bench.Regulator.StrikeMicroseconds;
            bench.Counter.Count += 600 + 300;
            bench.Tick(1, 0, 0, 4600);
            Assert.AreEqual(strike, bench.Regulator.StrikeMicroseconds);
            bench.Strokes(1, 2440);
            Assert.AreEqual(2440, bench.Regulator.TravelMicroseconds);
        }

        [TestMethod]
        public void APauseBetweenTheTwoReads_SpoilsTheMeasurement()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(40, 2400);
            int before = bench.Regulator.StrikeMicroseconds;
            bench.ReadGapMicroseconds = 40000;
            bench.Counter.Count += 600 * 4;
            bench.Tick(1, 0, 0, 4100);
            bench.ReadGapMicroseconds = 200;
            bench.Now += 40000;
            bench.Tick(3, 0, 0, 4100);
            Assert.AreEqual(before, bench.Regulator.StrikeMicroseconds);
            bench.Strokes(1, 2440);
            Assert.AreEqual(2440, bench.Regulator.TravelMicroseconds);
        }

        [TestMethod]
        public void ACutPulse_DoesNotCount_AndTheNextPressDoes()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(40, 2400);
            bench.Regulator.Spoil();
            bench.Counter.Count += 400;
            bench.Tick(1, 0, 0, 4100);
            Assert.AreEqual(2400, bench.Regulator.TravelMicroseconds);
            bench.Regulator.Spoil();
            bench.Regulator.Select(StrokeMode.Single, 0);
            bench.Strokes(1, 2440);
            Assert.AreEqual(2440, bench.Regulator.TravelMicroseconds);
        }

        [TestMethod]
        public void APressWhileACutPulseIsStillOpen_DoesNotCountIt()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Counter.Count += 400;
            bench.Tick(1, 1, 0, 4100);
            bench.Regulator.Spoil();
            bench.Regulator.Select(StrokeMode.Single, 0);
            bench.Tick(0, 0, 0, 4100);
            Assert.AreEqual(0, bench.Regulator.TravelMicroseconds);
        }

        [TestMethod]
        public void MissesAtTheLongestOnTime_AreAFaultAfterAWhile()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.IsLongest = true;
            bench.Tick(0, 0, 1, 2598);
            bench.Now += StrikeRegulator.MissingAtLimitMicroseconds - 10001;
            bench.Tick(0, 0, 1, 2598);
            Assert.IsFalse(bench.Regulator.IsExhausted);
            bench.Tick(0, 0, 1, 2598);
            Assert.IsTrue(bench.Regulator.IsExhausted);
            bench.Regulator.ForgetMisses();
            Assert.IsFalse(bench.Regulator.IsExhausted);
        }

        [TestMethod]
        public void MissesFarApart_AreNoFault()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.IsLongest = true;
            for (int i = 0; i < 5; i++)
            {
                bench.Tick(0, 0, 1, 2598);
                bench.Now += StrikeRegulator.MissForgottenMicroseconds;
            }
            Assert.IsFalse(bench.Regulator.IsExhausted);
        }

        [TestMethod]
        public void EachModeAndFrequencyClass_RemembersItsOwn()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Regulator.Select(StrokeMode.Continuous, 150);
            bench.Strokes(40, 2600);
            int fast = bench.Regulator.StrikeMicroseconds;
            bench.Regulator.Select(StrokeMode.Continuous, 100);
            Assert.AreEqual(fast, bench.Regulator.StrikeMicroseconds);
            Assert.IsFalse(bench.Regulator.IsSettled);
            bench.Strokes(40, 2400);
            int middle = bench.Regulator.StrikeMicroseconds;
            bench.Regulator.Select(StrokeMode.Continuous, 50);
            bench.Strokes(40, 2300);
            bench.Regulator.Select(StrokeMode.Continuous, 101);
            Assert.AreEqual(fast, bench.Regulator.StrikeMicroseconds);
            bench.Regulator.Select(StrokeMode.Continuous, 51);
            Assert.AreEqual(middle, bench.Regulator.StrikeMicroseconds);
        }

        [TestMethod]
        public void AnotherFrequencyOfTheSameClass_StaysSettled()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Regulator.Select(StrokeMode.Continuous, 90);
            bench.Strokes(40, 2400);
            bench.Regulator.Select(StrokeMode.Continuous, 100);
            Assert.IsTrue(bench.Regulator.IsSettled);
        }

        [TestMethod]
        public void Forgetting_BringsBackTheSafeStart_InEveryMode()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Regulator.Select(StrokeMode.Paced, 0);
            bench.Strokes(40, 2400);
            bench.Regulator.Select(StrokeMode.Burst, 0);
            bench.Strokes(40, 2400);
            bench.Regulator.Forget();
            Assert.AreEqual(Start, bench.Regulator.StrikeMicroseconds);
            Assert.IsFalse(bench.Regulator.IsSettled);
            bench.Regulator.Select(StrokeMode.Paced, 0);
            Assert.AreEqual(Start, bench.Regulator.StrikeMicroseconds);
        }

        [TestMethod]
        public void WithoutStrokes_TheCounterIsLeftAlone()
        {
            RegulatorBench bench = new RegulatorBench();
            int reads = bench.Counter.Reads;
            for (int i = 0; i < 20; i++)
            {
                bench.Tick(0, 0, 0, 4600);
            }
            Assert.AreEqual(reads, bench.Counter.Reads);
        }

        [TestMethod]
        public void ItMeasures_FromThePulseToItsEnd_AndUntilTheCounterHasAZero()
        {
            RegulatorBench bench = new RegulatorBench();
            Assert.IsTrue(new StrikeRegulator(bench.Travel).IsMeasuring);
            Assert.IsFalse(bench.Regulator.IsMeasuring);
            bench.Tick(1, 1, 0, 4600);
            Assert.IsTrue(bench.Regulator.IsMeasuring);
            bench.Tick(0, 1, 0, 4600);
            Assert.IsTrue(bench.Regulator.IsMeasuring);
            bench.Counter.Count += 600;
            bench.Tick(0, 0, 0, 4600);
            Assert.IsFalse(bench.Regulator.IsMeasuring);
            Assert.AreEqual(2400, bench.Regulator.TravelMicroseconds);
            bench.Tick(0, 0, 0, 4600);
            Assert.IsFalse(bench.Regulator.IsMeasuring);
        }

        [TestMethod]
        public void ACountReadLate_IsNotMeasured_NorIsTheRestOfIt()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(10, 2400);
            int strike = bench.Regulator.StrikeMicroseconds;
            bench.ReadGapMicroseconds = 1001;
            bench.Counter.Count += 900;
            bench.Tick(1, 0, 0, strike + RegulatorBench.DwellMicroseconds);
            bench.ReadGapMicroseconds = 200;
            bench.Counter.Count += 100;
            bench.Tick(1, 0, 0, strike + RegulatorBench.DwellMicroseconds);
            Assert.AreEqual(strike, bench.Regulator.StrikeMicroseconds);
            Assert.AreEqual(2400, bench.Regulator.TravelMicroseconds);
            bench.Strokes(1, 2400);
            Assert.IsTrue(bench.Regulator.IsSettled);
        }

        [TestMethod]
        public void Fifty_AHundred_AndAbove_AreLearnedApart()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Regulator.Select(StrokeMode.Continuous, 50);
            bench.Strokes(20, 2000);
            int slow = bench.Regulator.StrikeMicroseconds;
            bench.Regulator.Select(StrokeMode.Continuous, 100);
            bench.Strokes(20, 2400);
            int middle = bench.Regulator.StrikeMicroseconds;
            bench.Regulator.Select(StrokeMode.Continuous, 101);
            bench.Strokes(20, 2800);
            int fast = bench.Regulator.StrikeMicroseconds;
            Assert.IsTrue(slow < middle && middle < fast);
            bench.Regulator.Select(StrokeMode.Continuous, 1);
            Assert.AreEqual(slow, bench.Regulator.StrikeMicroseconds);
            bench.Regulator.Select(StrokeMode.Continuous, 51);
            Assert.AreEqual(middle, bench.Regulator.StrikeMicroseconds);
            bench.Regulator.Select(StrokeMode.Continuous, 150);
            Assert.AreEqual(fast, bench.Regulator.StrikeMicroseconds);
        }

        [TestMethod]
        public void ABatchWithAMissInIt_IsNotMeasured()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.Strokes(10, 2400);
            bench.Tick(1, 1, 0, 4600);
            bench.Tick(0, 0, 1, 4600);
            int raised = bench.Regulator.StrikeMicroseconds;
            bench.Counter.Count += 500;
            bench.Tick(1, 0, 0, 4600);
            Assert.AreEqual(raised, bench.Regulator.StrikeMicroseconds);
            Assert.AreEqual(2400, bench.Regulator.TravelMicroseconds);
        }

        [TestMethod]
        public void ANewCartridge_ForgetsTheMissesToo()
        {
            RegulatorBench bench = new RegulatorBench();
            bench.IsLongest = true;
            for (int i = 0; i < 200; i++)
            {
                bench.Tick(0, 0, 1, 6000);
            }
            Assert.IsTrue(bench.Regulator.IsExhausted);
            bench.Regulator.Forget();
            Assert.IsFalse(bench.Regulator.IsExhausted);
            bench.Tick(0, 0, 1, 6000);
            Assert.IsFalse(bench.Regulator.IsExhausted);
        }
    }
}
