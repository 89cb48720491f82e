using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Display;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Unit.Display
{
    [TestClass]
    public class TextTests
    {
        private const int LineLength = 21;

        [TestMethod]
        public void Notices_FitTheirLine_AndAllDiffer()
        {
            for (int i = 0; i <= (int)Notice.ReleaseFirst; i++)
            {
                string text = NoticeText.Of((Notice)i);
                Assert.IsTrue(text.Length <= LineLength, text);
                for (int j = i + 1; j <= (int)Notice.ReleaseFirst; j++)
                {
                    Assert.AreNotEqual(text, NoticeText.Of((Notice)j));
                }
            }
        }

        [TestMethod]
        [DataRow(0, false)]
        [DataRow(1, true)]
        [DataRow(2, false)]
        [DataRow(3, false)]
        [DataRow(4, true)]
        [DataRow(5, true)]
        [DataRow(6, true)]
        [DataRow(7, true)]
        [DataRow(8, true)]
        public void NoticeThatWantsAnAct_IsAWarning(int notice, bool warning)
        {
            Assert.AreEqual(warning, NoticeText.IsWarning((Notice)notice));
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(99)]
        public void NoticeThatDoesNotExist_HasNoWords(int notice)
        {
            Assert.AreEqual("", NoticeText.Of((Notice)notice));
        }

        [TestMethod]
        public void EveryNotice_HasWords()
        {
            for (int i = 1; i <= (int)Notice.ReleaseFirst; i++)
            {
                Assert.IsTrue(NoticeText.Of((Notice)i).Length > 0);
            }
        }

        [TestMethod]
        public void FaultTexts_FitTheirLines()
        {
            for (int i = 0; i < FaultCatalogue.Count; i++)
            {
                FaultCode code = (FaultCode)i;
                Assert.IsTrue(FaultCatalogue.Title(code).Length <= 16);
                for (int line = 0; line < 2; line++)
                {
                    Assert.IsTrue(FaultCatalogue.Line(code, 1 + line).Length <= LineLength);
                    Assert.IsTrue(FaultCatalogue.Line(code, 3 + line).Length <= LineLength);
                }
            }
        }

        [TestMethod]
        [DataRow(1, "Depth", "mm", "Depth mm", 2, 1240, 124)]
        [DataRow(2, "Frequency", "Hz", "Freq Hz", 0, 150, 150)]
        [DataRow(3, "Pace", "/s", "Pace /s", 1, 25, 25)]
        [DataRow(4, "Dwell", "ms", "Dwell ms", 1, 4500, 45)]
        [DataRow(5, "Burst", "pricks", "Burst N", 0, 10, 10)]
        [DataRow(6, "Mode", "", "", 0, 3, 3)]
        public void Setting_HasNameUnitAndScale(int id, string name, string unit, string caption, int decimals, int value, int scaled)
        {
            SettingId setting = (SettingId)id;
            Assert.AreEqual(name, SettingText.Name(setting));
            Assert.AreEqual(unit, SettingText.Unit(setting));
            Assert.AreEqual(caption, SettingText.Caption(setting));
            Assert.AreEqual(decimals, SettingText.Decimals(setting));
            Assert.AreEqual(scaled, SettingText.Scaled(setting, value));
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(1, 640)]
        [DataRow(2, 100)]
        [DataRow(3, 25)]
        [DataRow(4, 4000)]
        [DataRow(5, 3)]
        [DataRow(6, 0)]
        public void Setting_FindsItsValue(int setting, int value)
        {
            Assert.AreEqual(value, SettingRules.Get(Samples.Typical(ScreenId.Ready).Settings, (SettingId)setting));
        }
    }
}
