using nanoFramework.TestFramework;
using SmpPen.Core.Safety;
using SmpPen.Unit.Stroke;

namespace SmpPen.Unit.Safety
{
    // SR-22
    [TestClass]
    public class ProofTestTests
    {
        [TestMethod]
        public void ASoundCircuit_Passes_AfterAPulseOfEachOutput()
        {
            ProofTest proof = new ProofTest();
            proof.Begin(0);
            Assert.AreEqual(4, RunAll(proof, false, false, true));
            Assert.IsTrue(proof.HasPassed);
            Assert.AreEqual((int)FaultCode.None, (int)proof.Failure);
            Assert.IsFalse(proof.WantsEnable);
            Assert.IsFalse(proof.HoldsHeartbeat);
        }

        [TestMethod]
        public void AnInterlockThatPasses_IsFound()
        {
            ProofTest proof = new ProofTest();
            proof.Begin(0);
            RunAll(proof, true, false, true);
            Assert.AreEqual((int)FaultCode.InterlockFailedSelfTest, (int)proof.Failure);
            Assert.IsFalse(proof.HasPassed);
            Assert.IsFalse(proof.HoldsHeartbeat);
        }

        [TestMethod]
        public void AnEnableThatPasses_IsFound()
        {
            ProofTest proof = new ProofTest();
            proof.Begin(0);
            RunAll(proof, false, true, true);
            Assert.AreEqual((int)FaultCode.EnableFailedSelfTest, (int)proof.Failure);
        }

        [TestMethod]
        public void ADriveWithoutAPulse_IsFound()
        {
            ProofTest proof = new ProofTest();
            proof.Begin(0);
            long now = 0;
            int pulses = 0;
            // Past the second pulse ENABLE goes high without one.
            while (!(proof.WantsEnable && pulses == 2))
            {
                now += 10000;
                proof.Tick(now, 0, 0);
                pulses += proof.WantsPulse ? 1 : 0;
            }
            Assert.IsFalse(proof.WantsPulse);
            Assert.IsFalse(proof.HoldsHeartbeat);
            proof.Tick(now + 10000, 1, 1);
            Assert.AreEqual((int)FaultCode.UncommandedStroke, (int)proof.Failure);
        }

        [TestMethod]
        public void ABarThatDoesNotMove_IsFound()
        {
            ProofTest proof = new ProofTest();
            proof.Begin(0);
            RunAll(proof, false, false, false);
            Assert.AreEqual((int)FaultCode.StrokeFailedSelfTest, (int)proof.Failure);
        }

        [TestMethod]
        public void EitherOutputThatGivesNoStroke_IsFound()
        {
            for (int dead = 1; dead <= 2; dead++)
            {
                ProofTest proof = new ProofTest();
                proof.Begin(0);
                int driven = 0;
                for (long now = 10000; now < 2000000; now += 10000)
                {
                    proof.Tick(now, driven, driven);
                    bool arrives = proof.WantsPulse && proof.WantsEnable && !proof.HoldsHeartbeat;
                    driven = arrives && ((proof.WantsShot && dead != 1) || (proof.WantsPwm && dead != 2)) ? 1 : 0;
                }
                Assert.AreEqual((int)FaultCode.StrokeFailedSelfTest, (int)proof.Failure);
                Assert.IsFalse(proof.HasPassed);
            }
        }

        [TestMethod]
        public void TheHeartbeat_IsHeldLongerThanTheInterlockLasts_BeforeTheFirstPulse()
        {
            ProofTest proof = new ProofTest();
            proof.Begin(0);
            long pulseAt = -1;
            for (long now = 10000; pulseAt < 0; now += 10000)
            {
                Assert.IsTrue(proof.HoldsHeartbeat);
                proof.Tick(now, 0, 0);
                if (proof.WantsPulse)
                {
                    pulseAt = now;
                }
            }
            Assert.IsTrue(pulseAt >= 150000);
            Assert.IsTrue(proof.HoldsHeartbeat);
            Assert.IsTrue(proof.WantsEnable);
        }

        [TestMethod]
        public void AnAbortedTest_WantsNothing()
        {
            ProofTest proof = new ProofTest();
            proof.Begin(0);
            proof.Tick(210000, 0, 0);
            Assert.IsTrue(proof.WantsPulse);
            proof.Abort();
            Assert.IsFalse(proof.WantsPulse);
            proof.Tick(900000, 1, 1);
            Assert.IsFalse(proof.WantsEnable);
            Assert.IsFalse(proof.WantsPulse);
            Assert.IsFalse(proof.HoldsHeartbeat);
            Assert.IsFalse(proof.HasPassed);
        }

        [TestMethod]
        public void EachPart_LastsItsTime_ToTheMicrosecond_AndWaitsForALateStroke()
        {
            ProofTest proof = new ProofTest();
            proof.Begin(0);
            int[] ends = { 200000, 310000, 420000, 530000, 640000 };
            for (int i = 0; i < ends.Length; i++)
            {
                proof.Tick(ends[i] - 1, 0, 0);
                Assert.IsFalse(proof.WantsPulse);
                proof.Tick(ends[i], 0, 0);
                // Parts 3 and 5 begin without a pulse; parts 2 and 5 to 7 have ENABLE high.
                Assert.AreEqual(i != 1 && i != 3, proof.WantsPulse);
                Assert.AreEqual(i == 0 || i >= 3, proof.WantsEnable);
            }
            for (int at = 750000; at <= 860000; at += 110000)
            {
                proof.Tick(at - 60000, 1, 0);
                proof.Tick(at - 30000, 0, 1);
                Assert.AreEqual((int)FaultCode.None, (int)proof.Failure);
                proof.Tick(at - 1, 0, 0);
                Assert.IsFalse(proof.HasPassed);
                proof.Tick(at, 0, 0);
            }
            Assert.IsTrue(proof.HasPassed);
        }

        [TestMethod]
        public void BothOutputsPulse_WhereNothingMayCome_ThenEachAlone()
        {
            ProofTest proof = new ProofTest();
            proof.Begin(0);
            int[] wanted = { 3, 3, 1, 2 };
            int pulses = 0;
            int driven = 0;
            for (long now = 10000; now < 2000000; now += 10000)
            {
                proof.Tick(now, driven, driven);
                driven = 0;
                if (proof.WantsPulse)
                {
                    Assert.AreEqual(wanted[pulses], (proof.WantsShot ? 1 : 0) + (proof.WantsPwm ? 2 : 0));
                    pulses++;
                    driven = proof.WantsEnable && !proof.HoldsHeartbeat ? 1 : 0;
                }
            }
            Assert.AreEqual(4, pulses);
            Assert.IsTrue(proof.HasPassed);
        }

        [TestMethod]
        public void ALateTick_SeesNoSecondPulseOfThePwm()
        {
            StrokeBench bench = new StrokeBench();
            Assert.IsTrue(bench.Strokes.FireTest(false, true, ProofTest.TestPulseMicroseconds, 0));
            // The part's own time, a tick, a lost slice and a collection.
            bench.TickAfter(110000 + 10000 + 20000 + 40000);
            Assert.AreEqual(1, bench.Pwm.Pulses);
        }

        // Runs the test to its end on a circuit with these defects; returns the pulses it sent.
        private static int RunAll(ProofTest proof, bool interlockPasses, bool enablePasses, bool barMoves)
        {
            int pulses = 0;
            int driven = 0;
            for (long now = 10000; now < 2000000; now += 10000)
            {
                proof.Tick(now, driven, barMoves ? driven : 0);
                driven = 0;
                if (proof.WantsPulse)
                {
                    pulses++;
                    bool interlockOpen = interlockPasses || !proof.HoldsHeartbeat;
                    bool enabled = enablePasses || proof.WantsEnable;
                    driven = interlockOpen && enabled ? 1 : 0;
                }
            }
            return pulses;
        }
    }
}
