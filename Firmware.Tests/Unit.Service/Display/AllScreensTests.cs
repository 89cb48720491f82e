using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Display;

namespace SmpPen.Unit.Display
{
    [TestClass]
    public class AllScreensTests
    {
        private const int ScreenCount = 13;

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(6)]
        [DataRow(7)]
        [DataRow(8)]
        [DataRow(9)]
        [DataRow(10)]
        [DataRow(11)]
        [DataRow(12)]
        public void DrawingAPage_WithExtremeValues_TouchesNoOtherPage(int id)
        {
            FrameBuffer frame = new FrameBuffer();
            Screen screen = new ScreenTable(frame, Samples.Extreme((ScreenId)id)).Of((ScreenId)id);
            for (int page = 0; page < FrameBuffer.Pages; page++)
            {
                for (int i = 0; i < frame.Bytes.Length; i++)
                {
                    frame.Bytes[i] = 0xA5;
                }
                screen.Render(page);
                for (int i = 0; i < frame.Bytes.Length; i++)
                {
                    Assert.IsTrue(i / FrameBuffer.Columns == page || frame.Bytes[i] == 0xA5);
                }
            }
        }

        // SR-33
        [TestMethod]
        public void NoTwoScreens_LookAlike()
        {
            for (int i = 0; i < ScreenCount; i++)
            {
                byte[] one = Samples.Picture(Samples.Typical((ScreenId)i));
                for (int j = i + 1; j < ScreenCount; j++)
                {
                    byte[] other = Samples.Picture(Samples.Typical((ScreenId)j));
                    int different = 0;
                    for (int k = 0; k < FrameBuffer.Columns; k++)
                    {
                        different += one[k] != other[k] || one[128 + k] != other[128 + k] ? 1 : 0;
                    }
                    Assert.IsTrue(different > 20);
                }
            }
        }

        [TestMethod]
        public void RenderingTwice_GivesTheSamePicture()
        {
            for (int i = 0; i < ScreenCount; i++)
            {
                FrameBuffer frame = new FrameBuffer();
                PenStatus status = Samples.Extreme((ScreenId)i);
                Screen screen = new ScreenTable(frame, status).Of((ScreenId)i);
                for (int n = 0; n < 2 * FrameBuffer.Pages; n++)
                {
                    screen.Render(n % FrameBuffer.Pages);
                }
                Assert.IsTrue(Samples.Same(frame.Bytes, Samples.Picture(status)));
            }
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(13)]
        public void ScreenThatDoesNotExist_IsTheFaultScreen(int id)
        {
            ScreenTable screens = new ScreenTable(new FrameBuffer(), Samples.Typical(ScreenId.Boot));
            Assert.AreSame(screens.Of(ScreenId.Fault), screens.Of((ScreenId)id));
        }
    }
}
