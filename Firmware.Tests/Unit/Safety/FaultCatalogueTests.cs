using nanoFramework.TestFramework;
using SmpPen.Core.Safety;

namespace SmpPen.Unit.Safety
{
    // SR-34
    [TestClass]
    public class FaultCatalogueTests
    {
        [TestMethod]
        public void EveryFault_HasTitleCauseAndNextStep_ThatFit()
        {
            for (int code = 1; code < FaultCatalogue.Count; code++)
            {
                FaultCode fault = (FaultCode)code;
                Assert.IsTrue(FaultCatalogue.Title(fault).Length > 0 && FaultCatalogue.Title(fault).Length <= 16, FaultCatalogue.Title(fault));
                for (int line = 0; line < 2; line++)
                {
                    string cause = FaultCatalogue.Line(fault, 1 + line);
                    string step = FaultCatalogue.Line(fault, 3 + line);
                    Assert.IsTrue(cause.Length > 0 && cause.Length <= FaultCatalogue.LineLength, cause);
                    Assert.IsTrue(step.Length > 0 && step.Length <= FaultCatalogue.LineLength, step);
                }
            }
        }

        [TestMethod]
        public void TheLines_AreReadInTheirOrder()
        {
            Assert.AreEqual("Pedal was down while", FaultCatalogue.Line(FaultCode.PedalStuckAtStart, 1));
            Assert.AreEqual("the pen started.", FaultCatalogue.Line(FaultCode.PedalStuckAtStart, 2));
            Assert.AreEqual("Lift your foot, or", FaultCatalogue.Line(FaultCode.PedalStuckAtStart, 3));
            Assert.AreEqual("change the pedal.", FaultCatalogue.Line(FaultCode.PedalStuckAtStart, 4));
            Assert.AreEqual("", FaultCatalogue.Title(FaultCode.None));
        }

        [TestMethod]
        public void NoTwoFaults_HaveTheSameTitle()
        {
            for (int a = 1; a < FaultCatalogue.Count; a++)
            {
                for (int b = a + 1; b < FaultCatalogue.Count; b++)
                {
                    Assert.AreNotEqual(FaultCatalogue.Title((FaultCode)a), FaultCatalogue.Title((FaultCode)b));
                }
            }
        }

        [TestMethod]
        [DataRow(4, true)]
        [DataRow(5, true)]
        [DataRow(6, true)]
        [DataRow(7, true)]
        [DataRow(13, true)]
        [DataRow(17, true)]
        [DataRow(18, true)]
        [DataRow(1, false)]
        [DataRow(8, false)]
        [DataRow(10, false)]
        public void FaultsOfTheProtectionItself_NeedARestart(int code, bool needsRestart)
        {
            Assert.AreEqual(needsRestart, FaultCatalogue.NeedsRestart((FaultCode)code));
        }
    }
}
