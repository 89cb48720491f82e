namespace SmpPen.Core.Link
{
    /// <summary>
    /// Every command of the service link, in one place: parser, access check, HELP? and docs/scpi.md all come from it. A row is
    /// a word of the header tree; the rows below it with a greater level are its branches.
    /// </summary>
    public sealed partial class CommandTable
    {
        /// <summary>No row.</summary>
        public const int Nothing = -1;

        /// <summary>Most words of a header.</summary>
        public const int MostLevels = 3;

        private const int CodesPerRow = 3;
        private const int RowsPerStep = 12;
        private const int LevelBit = 5;
        private const int LetterMask = 31;

        /// <summary>The row looked at; after <see cref="Seek"/> the one found, or <see cref="Nothing"/>.</summary>
        public int Row;

        private readonly char[] _words = Words.ToCharArray();
        private readonly int[] _starts = new int[RowCount + 1];
        private readonly byte[] _keys = new byte[RowCount];
        private int _key;

        /// <summary>Finds the words; once, at power-up.</summary>
        public CommandTable()
        {
            int row = 0;
            for (int i = 0; i < _words.Length; i++)
            {
                int level = LevelOf(_words[i]);
                if (level >= 0)
                {
                    _starts[row] = i + 1;
                    if (row < RowCount)
                    {
                        _keys[row++] = (byte)((level << LevelBit) | (_words[i + 1] & LetterMask));
                    }
                }
            }
        }

        /// <summary>Depth of a row in the tree, 0 = first word of a header.</summary>
        public int Level(int row) => _keys[row] >> LevelBit;

        /// <summary>Number of the command.</summary>
        public int Id(int row) => s_codes[row * CodesPerRow];

        /// <summary>Parameters of the query or of the setting; Absent where there is no such form.</summary>
        public ParameterKind Kind(int row, bool isQuery) => (ParameterKind)(s_codes[(row * CodesPerRow) + (isQuery ? 1 : 2)] & 15);

        /// <summary>Who may query or set.</summary>
        public CommandAccess Access(int row, bool isQuery) => (CommandAccess)(s_codes[(row * CodesPerRow) + (isQuery ? 1 : 2)] >> 4);

        /// <summary>Begins to look for a word.</summary>
        /// <param name="parent">Row whose branches are looked through, or <see cref="Nothing"/> for the root.</param>
        /// <param name="initial">First character of the word, a capital.</param>
        public void BeginSeek(int parent, int initial)
        {
            Row = parent + 1;
            _key = ((parent < 0 ? 0 : Level(parent) + 1) << LevelBit) | (initial & LetterMask);
        }

        /// <summary>Looks through some rows for a word.</summary>
        /// <param name="line">The line, in capitals.</param>
        /// <param name="start">First character of the word.</param>
        /// <param name="end">The character after it.</param>
        /// <returns>True when <see cref="Row"/> says the result.</returns>
        public bool Seek(byte[] line, int start, int end)
        {
            byte[] keys = _keys;
            int row = Row;
            int key = _key;
            int floor = key & ~LetterMask;
            for (int left = RowsPerStep; left > 0; left--)
            {
                int found = row < RowCount ? keys[row] : -1;
                if (found < floor)
                {
                    Row = Nothing;
                    return true;
                }
                if (found == key)
                {
                    Row = row;
                    if (Matches(row, line, start, end))
                    {
                        return true;
                    }
                    Row++;
                    return false;
                }
                row++;
            }
            Row = row;
            return false;
        }

        /// <summary>Adds the word of a row to an item of a reply.</summary>
        public void Tell(int row, bool isShort, Reply reply)
        {
            char[] words = _words;
            byte[] bytes = reply.Bytes;
            int count = reply.Count;
            int end = _starts[row + 1] - 1;
            for (int i = _starts[row]; i < end && (!isShort || words[i] < 'a'); i++)
            {
                bytes[count++] = (byte)words[i];
            }
            reply.Count = count;
        }

        // What stands before a word says how deep it is in the tree.
        private static int LevelOf(int c) => c == ' ' ? 0 : c == ':' ? 1 : c == '.' ? 2 : -1;

        // The long or the short form.
        private bool Matches(int row, byte[] line, int start, int end)
        {
            char[] words = _words;
            int at = _starts[row];
            int c = 0;
            while (start < end)
            {
                c = words[at++];
                int given = line[start++];
                if (c != given && c - 32 != given)
                {
                    return false;
                }
            }
            int next = words[at];
            return LevelOf(next) >= 0 || (next >= 'a' && c < 'a');
        }
    }
}
