using nanoFramework.TestFramework;
using SmpPen.Core.Hardware;
using SmpPen.Core.Link;
using SmpPen.Unit.Control;

namespace SmpPen.Unit.Link
{
    /// <summary>The table itself, and what a locked pen does with all of it.</summary>
    [TestClass]
    public class CommandTableTests
    {
        [TestMethod]
        public void EveryRow_IsFoundByItsLongAndItsShortForm()
        {
            CommandTable table = new CommandTable();
            int[] path = new int[CommandTable.MostLevels];
            for (int row = 0; row < CommandTable.RowCount; row++)
            {
                string word = WordOf(table, row, false);
                Assert.IsTrue(word.Length > 0 && word.Length <= CommandLine.LongestWord, word);
                if (row == CommandTable.ModesRow)
                {
                    Assert.AreEqual("0", word);
                }
                int level = table.Level(row);
                path[level] = row;
                int parent = level == 0 ? CommandTable.Nothing : path[level - 1];
                Assert.AreEqual(row, Find(table, parent, CapitalsOf(word)), word);
                Assert.AreEqual(row, Find(table, parent, CapitalsOf(WordOf(table, row, true))), word);
            }
            Assert.AreEqual(CommandTable.Nothing, Find(table, CommandTable.Nothing, CapitalsOf("Z")));
            Assert.AreEqual(CommandTable.Nothing, Find(table, CommandTable.RowCount - 1, CapitalsOf("Z")));
            Assert.AreEqual("FAULT", WordOf(table, CommandTable.RowCount - 1, false));
            Assert.AreEqual("SING", WordOf(table, CommandTable.FirstMode, true));
        }

        // SR-40
        [TestMethod]
        public void Locked_EveryTechnicianCommandIsRefused_AndChangesNothing()
        {
            PenRig rig = new PenRig();
            rig.Boot();
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual("SERVICE", rig.Ask("SESS:STAT?"));
            string before = rig.Ask("DEPT?;PRES?;:LIM:DEPT?;FREQ?;PACE?;DWEL?;BURS?;:SYST:PASS:DEF?");
            int writes = rig.Files.Writes;
            CommandTable table = new CommandTable();
            string[] path = new string[CommandTable.MostLevels];
            int refused = 0;
            for (int row = 0; row < CommandTable.CommandRows; row++)
            {
                int level = table.Level(row);
                string word = WordOf(table, row, false);
                path[level] = level == 0 ? word : path[level - 1] + ":" + word;
                for (int form = 0; form < 2; form++)
                {
                    bool isQuery = form == 1;
                    ParameterKind kind = table.Kind(row, isQuery);
                    if (kind == ParameterKind.Absent || table.Access(row, isQuery) < CommandAccess.Technician)
                    {
                        continue;
                    }
                    string line = path[level] + (isQuery ? "?" : "") + ExampleOf(kind);
                    Assert.AreEqual("", rig.Ask(line), line);
                    Assert.AreEqual(-203, rig.TakeError(), line);
                    Assert.AreEqual(0, rig.TakeError(), line);
                    refused++;
                }
            }
            // PIN, preset, five limits, eight of calibration.
            Assert.AreEqual(15, refused);
            Assert.AreEqual(before, rig.Ask("DEPT?;PRES?;:LIM:DEPT?;FREQ?;PACE?;DWEL?;BURS?;:SYST:PASS:DEF?"));
            Assert.AreEqual(writes, rig.Files.Writes);
        }

        // As the link looks a word up, step by step.
        private static int Find(CommandTable table, int parent, byte[] word)
        {
            table.BeginSeek(parent, word[0]);
            while (!table.Seek(word, 0, word.Length))
            {
            }
            return table.Row;
        }

        private static string ExampleOf(ParameterKind kind)
        {
            switch (kind)
            {
                case ParameterKind.None:
                    return "";
                case ParameterKind.Text:
                    return " \"0000\"";
                case ParameterKind.TwoTexts:
                    return " \"0000\",\"12345\"";
                case ParameterKind.Mode:
                    return " CONT";
                case ParameterKind.Length:
                    return " 0.8";
                case ParameterKind.Frequency:
                    return " 80";
                default:
                    return " 4";
            }
        }

        private static string WordOf(CommandTable table, int row, bool isShort)
        {
            RigSerial serial = new RigSerial();
            Reply reply = new Reply(serial);
            table.Tell(row, isShort, reply);
            reply.Send();
            return serial.TakeReply();
        }

        private static byte[] CapitalsOf(string word)
        {
            byte[] bytes = new byte[word.Length];
            for (int i = 0; i < word.Length; i++)
            {
                bytes[i] = (byte)(word[i] >= 'a' ? word[i] - 32 : word[i]);
            }
            return bytes;
        }
    }
}
