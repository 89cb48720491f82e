using SmpPen.Core.Control;
using SmpPen.Core.Session;

namespace SmpPen.Core.Display
{
    /// <summary>A screen of rows, one a page, with a cursor. The cursor's row is a bar; while it is edited only its value is one.</summary>
    public abstract class MenuScreen : Screen
    {
        private const int Plain = 0;
        private const int OnCursor = 1;
        private const int Edited = 2;

        // Right after the longest name, "Frequency" in cells 1 to 9: "pricks" and 4 digits leave that cell free.
        private const int MarkColumn = Left + (10 * SmallFont.Width);

        private readonly int _firstPage;

        /// <summary>Makes a menu.</summary>
        /// <param name="frame">Where it is drawn.</param>
        /// <param name="status">What is shown.</param>
        /// <param name="firstPage">Page of row 0.</param>
        protected MenuScreen(FrameBuffer frame, PenStatus status, int firstPage)
            : base(frame, status)
        {
            _firstPage = firstPage;
        }

        /// <summary>True when the page below is a bar: the next row under the cursor, or a notice.</summary>
        protected virtual bool IsBarBelow(int page) => Status.Cursor == page + 1 - _firstPage && !IsEdited(page + 1);

        /// <summary>True while the value of a row is changed by Up and Down.</summary>
        protected virtual bool IsEdited(int page) => Status.Editing && Status.Cursor == page - _firstPage;

        /// <summary>Key of a row: the value that it shows and how the cursor marks it.</summary>
        protected int RowKey(int page, int value) => (value * 6) + (StateOf(page) * 2) + (IsBarBelow(page) ? 1 : 0);

        /// <summary>Key of the page of a rule above row 0.</summary>
        protected int RuleKey(int page) => IsBarBelow(page) ? 1 : 0;

        /// <summary>Draws the rule above row 0.</summary>
        protected void DrawMenuRule(int page)
        {
            Frame.Fill(page, 0, FrameBuffer.Columns, IsBarBelow(page) ? (byte)(Rule | Edge) : Rule);
        }

        /// <summary>Draws bar, pointer and label of a row; what is drawn next is its value.</summary>
        protected void BeginRow(int page, string label)
        {
            int state = StateOf(page);
            if (state == OnCursor)
            {
                BeginBar(page);
            }
            else if (IsBarBelow(page))
            {
                BeginOverBar(page);
            }
            if (state != Plain)
            {
                Frame.DrawSmall(page, Left, state == Edited ? SmallFont.UpDown : SmallFont.Pointer);
            }
            Frame.DrawText(page, Left + SmallFont.Width, label);
            if (state == Edited)
            {
                Frame.Use(GlyphStyle.Inverse);
            }
        }

        /// <summary>Draws a row whose value is a word.</summary>
        protected void DrawRow(int page, string label, string value)
        {
            BeginRow(page, label);
            CloseValue(page, Frame.DrawTextRight(page, Right, value));
        }

        /// <summary>Draws a row whose value is a setting, with '!' beside its name when it is outside its recommended band.</summary>
        protected void DrawSettingRow(int page, SettingId setting, bool marked)
        {
            BeginRow(page, SettingText.Name(setting));
            int value = SettingText.Scaled(setting, SettingRules.Get(Status.Settings, setting));
            int column = Frame.DrawTextRight(page, Right, SettingText.Unit(setting)) - SmallFont.Width;
            Frame.DrawSmall(page, column, ' ');
            column = SmallNumber.DrawRight(Frame, page, column, value, SettingText.Decimals(setting), 4);
            CloseValue(page, column);
            if (marked)
            {
                Frame.DrawSmall(page, MarkColumn, '!');
            }
        }

        /// <summary>Gives an edited value the lit margin that its first column lacks.</summary>
        protected void CloseValue(int page, int column)
        {
            if (StateOf(page) == Edited)
            {
                Frame.Fill(page, column - 1, 1, Lit);
                Frame.Use(GlyphStyle.Plain);
            }
        }

        private int StateOf(int page)
        {
            if (Status.Cursor != page - _firstPage)
            {
                return Plain;
            }
            return IsEdited(page) ? Edited : OnCursor;
        }
    }
}
