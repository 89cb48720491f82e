using nanoFramework.TestFramework;
using SmpPen.Core.Storage;

namespace SmpPen.Unit.Storage
{
    [TestClass]
    public class ByteImageTests
    {
        [TestMethod]
        public void Int32_IsLittleEndian()
        {
            ByteImage image = new ByteImage(4);
            image.Int32(0x12345678);
            Assert.AreEqual((byte)0x78, image.Bytes[0]);
            Assert.AreEqual((byte)0x56, image.Bytes[1]);
            Assert.AreEqual((byte)0x34, image.Bytes[2]);
            Assert.AreEqual((byte)0x12, image.Bytes[3]);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(-1)]
        [DataRow(int.MaxValue)]
        [DataRow(int.MinValue)]
        public void Int32_ComesBack(int value)
        {
            ByteImage image = new ByteImage(4);
            image.Int32(value);
            image.BeginRead(4);
            Assert.AreEqual(value, image.Int32(0));
            Assert.IsFalse(image.IsOverrun);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(30000)]
        [DataRow(-32768)]
        [DataRow(-500)]
        public void Int16_ComesBackWithItsSign(int value)
        {
            ByteImage image = new ByteImage(2);
            image.Int16(value);
            image.BeginRead(2);
            Assert.AreEqual(value, image.Int16(0));
        }

        [TestMethod]
        [DataRow(0L)]
        [DataRow(-1L)]
        [DataRow(4294967295L)]
        [DataRow(4294967296L)]
        [DataRow(-4294967297L)]
        [DataRow(long.MaxValue)]
        [DataRow(long.MinValue)]
        public void Int64_ComesBack(long value)
        {
            ByteImage image = new ByteImage(8);
            image.Int64(value);
            image.BeginRead(8);
            Assert.AreEqual(value, image.Int64(0));
            Assert.AreEqual(8, image.Position);
        }

        [TestMethod]
        public void Byte_IsUnsigned()
        {
            ByteImage image = new ByteImage(1);
            image.Byte(-1);
            image.BeginRead(1);
            Assert.AreEqual(255, image.Byte(0));
        }

        [TestMethod]
        [DataRow("Temple", "Temple")]
        [DataRow("", "")]
        [DataRow("Touch-up", "Touch-up")]
        [DataRow("Touch-up plus", "Touch-up")]
        [DataRow("Stirn\u00e4", "Stirn")]
        [DataRow("a\tb", "a")]
        public void Text_ComesBackAsFarAsItFitsAndPrints(string written, string read)
        {
            ByteImage image = new ByteImage(9);
            image.Text(written, 8);
            Assert.AreEqual(8, image.Position);
            image.BeginRead(8);
            Assert.AreEqual(read, image.Text("", 8));
        }

        [TestMethod]
        public void WritingBeyondTheEnd_IsFlagged_AndChangesNothing()
        {
            ByteImage image = new ByteImage(3);
            image.Int32(-1);
            image.Int64(-1);
            image.Int16(-1);
            image.Byte(-1);
            Assert.IsTrue(image.IsOverrun);
            Assert.AreEqual(0, image.Position);
            Assert.AreEqual((byte)0, image.Bytes[0]);
        }

        [TestMethod]
        public void ReadingBeyondTheEnd_IsFlagged_AndGivesZero()
        {
            ByteImage image = new ByteImage(8);
            image.Int64(-1);
            image.BeginRead(1);
            Assert.AreEqual(0, image.Int16(0));
            Assert.IsTrue(image.IsOverrun);
            Assert.AreEqual(0, image.Byte(0));
            Assert.AreEqual(0, image.Int32(0));
            Assert.AreEqual(0L, image.Int64(0));
        }

        [TestMethod]
        public void Overrun_IsForgottenAtTheNextBeginning()
        {
            ByteImage image = new ByteImage(1);
            image.Int16(7);
            image.BeginWrite();
            Assert.IsFalse(image.IsOverrun);
            image.Byte(7);
            Assert.IsFalse(image.IsOverrun);
        }

        [TestMethod]
        public void Skip_PassesOver_ButNotBackwardsNorBeyond()
        {
            ByteImage image = new ByteImage(4);
            image.Skip(3);
            Assert.AreEqual(3, image.Position);
            image.Skip(-1);
            Assert.IsTrue(image.IsOverrun);
            image.BeginWrite();
            image.Skip(5);
            Assert.IsTrue(image.IsOverrun);
        }

        [TestMethod]
        public void Writing_GivesBackWhatWasWritten_SoThatALayoutIsWrittenOnce()
        {
            ByteImage image = new ByteImage(23);
            Assert.AreEqual(200, image.Byte(200));
            Assert.AreEqual(-2, image.Int16(-2));
            Assert.AreEqual(-70000, image.Int32(-70000));
            Assert.AreEqual(long.MinValue + 1, image.Int64(long.MinValue + 1));
            Assert.AreEqual("Temple", image.Text("Temple", 8));
            Assert.IsFalse(image.IsOverrun);
        }

        [TestMethod]
        public void ABlock_ComesBack_AndStaysAloneWhenThereIsNotEnoughOfIt()
        {
            ByteImage image = new ByteImage(3);
            image.Byte(9);
            image.Block(new byte[] { 1, 2 });
            byte[] read = new byte[2];
            image.BeginRead(3);
            image.Byte(0);
            image.Block(read);
            Assert.AreEqual((byte)1, read[0]);
            Assert.AreEqual((byte)2, read[1]);
            image.Block(read);
            Assert.IsTrue(image.IsOverrun);
            Assert.AreEqual((byte)1, read[0]);
        }

        [TestMethod]
        [DataRow(-1, 0)]
        [DataRow(3, 1)]
        [DataRow(99, 2)]
        public void ReadableLength_IsBoundedByTheBuffer(int length, int int16s)
        {
            ByteImage image = new ByteImage(4);
            image.BeginRead(length);
            int read = 0;
            image.Int16(0);
            while (!image.IsOverrun)
            {
                read++;
                image.Int16(0);
            }

            Assert.AreEqual(int16s, read);
        }
    }
}
