using nanoFramework.TestFramework;
using SmpPen.Core.Session;

namespace SmpPen.Unit.Session
{
    [TestClass]
    public class SettingRulesTests
    {
        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(1, 3)]
        [DataRow(2, 5)]
        [DataRow(3, 2)]
        public void AMode_HasItsRate(int mode, int rate)
        {
            Assert.AreEqual(rate, (int)SettingRules.RateOf((StrokeMode)mode));
        }

        [TestMethod]
        [DataRow(0, 4)] // Single: depth, dwell
        [DataRow(1, 3)] // Paced: depth, pace
        [DataRow(2, 5)] // Burst: depth, burst
        [DataRow(3, 2)] // Continuous: depth, frequency
        public void Select_GoesFromDepth_ToTheRate_ToDwell_AndBack(int mode, int afterDepth)
        {
            SettingId next = SettingRules.After(SettingId.Depth, (StrokeMode)mode);
            Assert.AreEqual(afterDepth, (int)next);
            if (next != SettingId.Dwell)
            {
                next = SettingRules.After(next, (StrokeMode)mode);
                Assert.AreEqual((int)SettingId.Dwell, (int)next);
            }
            Assert.AreEqual((int)SettingId.Depth, (int)SettingRules.After(next, (StrokeMode)mode));
        }

        [TestMethod]
        [DataRow(1, 640)]
        [DataRow(2, 101)]
        [DataRow(3, 35)]
        [DataRow(4, 4500)]
        [DataRow(5, 3)]
        public void ASettingThatIsSet_ReadsBack_AndChangesNoOther(int setting, int value)
        {
            StrokeSettings settings = new StrokeSettings();
            SettingRules.Set(settings, (SettingId)setting, value);
            for (int other = 1; other <= 5; other++)
            {
                Assert.AreEqual(other == setting ? value : 0, SettingRules.Get(settings, (SettingId)other));
            }
        }

        [TestMethod]
        [DataRow(1000, 1020, 1)]
        [DataRow(1020, 1040, 0)]
        [DataRow(1020, 1000, 0)]
        [DataRow(300, 280, 1)]
        [DataRow(1500, 1520, 2)]
        [DataRow(0, -20, 3)]
        [DataRow(2000, 2020, 3)]
        [DataRow(500, 520, 0)]
        public void AStepOfDepth_IsJudged(int value, int next, int verdict)
        {
            Assert.AreEqual(verdict, (int)SettingRules.Judge(new PenLimits().DepthMicrometres, value, next));
        }

        [TestMethod]
        public void Depth_IsMarked_OnlyOutsideItsBand()
        {
            PenLimits limits = new PenLimits();
            StrokeSettings settings = new StrokeSettings();
            settings.DepthMicrometres = 1000;
            Assert.IsFalse(SettingRules.IsMarked(settings, SettingId.Depth, limits));
            settings.DepthMicrometres = 1020;
            Assert.IsTrue(SettingRules.IsMarked(settings, SettingId.Depth, limits));
        }

        [TestMethod]
        [DataRow(0, 1, false)]
        [DataRow(3, 100, false)]
        [DataRow(3, 140, true)]
        public void Rate_IsMarked_ForTheModesOwnSetting(int mode, int frequencyHertz, bool marked)
        {
            StrokeSettings settings = new StrokeSettings();
            settings.Mode = (StrokeMode)mode;
            settings.FrequencyHertz = frequencyHertz;
            Assert.AreEqual(marked, SettingRules.IsMarked(settings, SettingRules.RateOf(settings.Mode), new PenLimits()));
        }

        [TestMethod]
        [DataRow(2000, false)]
        [DataRow(1500, true)]
        public void Dwell_IsMarked_OnlyOutsideItsBand(int dwellMicroseconds, bool marked)
        {
            StrokeSettings settings = new StrokeSettings();
            settings.DwellMicroseconds = dwellMicroseconds;
            Assert.AreEqual(marked, SettingRules.IsMarked(settings, SettingId.Dwell, new PenLimits()));
        }
    }
}
