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
            int[] path = new int[8];
            for (int row = 0; row < CommandTable.RowCount; row++)
            {
                int level = CommandTable.Level(row);
                path[level] = row;
                int parent = level == 0 ? CommandTable.Nothing : path[level - 1];
                Assert.AreEqual(row, Find(table, parent, CapitalsOf(WordOf(row), false)), WordOf(row));
                Assert.AreEqual(row, Find(table, parent, CapitalsOf(WordOf(row), true)), WordOf(row));
                Assert.IsTrue(WordOf(row).Length <= 12);
                bool isCommand = CommandTable.Kind(row, true) != ParameterKind.Absent || CommandTable.Kind(row, false) != ParameterKind.Absent;
                Assert.AreEqual(isCommand, CommandTable.TextOf(row).Length > WordOf(row).Length, WordOf(row));
            }
            Assert.AreEqual(CommandTable.Nothing, CommandTable.FirstBranch(CommandTable.RowCount - 1));
            Assert.AreEqual(CommandTable.Nothing, Find(table, CommandTable.Nothing, CapitalsOf("Z", false)));
        }

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
            string[] path = new string[8];
            int refused = 0;
            for (int row = 0; row < CommandTable.RowCount; row++)
            {
                int level = CommandTable.Level(row);
                path[level] = level == 0 ? WordOf(row) : path[level - 1] + ":" + WordOf(row);
                for (int form = 0; form < 2; form++)
                {
                    bool isQuery = form == 1;
                    ParameterKind kind = CommandTable.Kind(row, isQuery);
                    if (kind == ParameterKind.Absent || CommandTable.Access(row, isQuery) < CommandAccess.Technician)
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
            Assert.IsTrue(refused >= 7, refused.ToString());
            Assert.AreEqual(before, rig.Ask("DEPT?;PRES?;:LIM:DEPT?;FREQ?;PACE?;DWEL?;BURS?;:SYST:PASS:DEF?"));
            Assert.AreEqual(writes, rig.Files.Writes);
        }

        // As the link looks a word up, step by step.
        private static int Find(CommandTable table, int parent, byte[] word)
        {
            int row = CommandTable.FirstBranch(parent);
            bool isFound = false;
            while (row != CommandTable.Nothing)
            {
                row = table.Seek(row, word[0], out isFound);
                if (isFound && CommandTable.Matches(CommandTable.TextOf(row), word, 0, word.Length))
                {
                    return row;
                }
                row = isFound ? table.After(row) : row;
            }
            return row;
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

        private static string WordOf(int row)
        {
            string text = CommandTable.TextOf(row);
            int space = text.IndexOf(' ');
            return space < 0 ? text : text.Substring(0, space);
        }

        private static byte[] CapitalsOf(string word, bool isShort)
        {
            byte[] bytes = new byte[word.Length];
            int count = 0;
            for (int i = 0; i < word.Length; i++)
            {
                char c = word[i];
                bool isLower = c >= 'a';
                if (!isLower || !isShort)
                {
                    bytes[count++] = (byte)(isLower ? c - 32 : c);
                }
            }
            byte[] result = new byte[count];
            for (int i = 0; i < count; i++)
            {
                result[i] = bytes[i];
            }
            return result;
        }
    }
}
