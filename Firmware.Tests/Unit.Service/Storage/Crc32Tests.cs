using nanoFramework.TestFramework;
using SmpPen.Core.Storage;

namespace SmpPen.Unit.Storage
{
    [TestClass]
    public class Crc32Tests
    {
        [TestMethod]
        public void CheckValue_IsThatOfIeee8023()
        {
            Assert.AreEqual(0xCBF43926u, Crc32.Compute(Digits(), 0, 9));
        }

        [TestMethod]
        public void NoBytes_GiveZero()
        {
            Assert.AreEqual(0u, Crc32.Compute(Digits(), 4, 0));
        }

        [TestMethod]
        public void PartOfABuffer_IsTakenAlone()
        {
            byte[] digits = Digits();
            byte[] framed = new byte[11];
            framed[0] = 0xAA;
            framed[10] = 0x55;
            for (int i = 0; i < 9; i++)
            {
                framed[i + 1] = digits[i];
            }

            Assert.AreEqual(0xCBF43926u, Crc32.Compute(framed, 1, 9));
        }

        [TestMethod]
        public void EveryByteValue_MatchesTheBitwiseDefinition()
        {
            byte[] one = new byte[1];
            for (int value = 0; value < 256; value++)
            {
                one[0] = (byte)value;
                uint crc = 0xFFFFFFFFu ^ (uint)value;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
                }

                Assert.AreEqual(~crc, Crc32.Compute(one, 0, 1));
            }
        }

        private static byte[] Digits()
        {
            byte[] digits = new byte[9];
            for (int i = 0; i < 9; i++)
            {
                digits[i] = (byte)('1' + i);
            }

            return digits;
        }
    }
}
