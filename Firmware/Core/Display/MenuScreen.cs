using SmpPen.Core.Control;

namespace SmpPen.Core.Display
{
    /// <summary>A screen of rows with a cursor. The cursor's row is a bar; while it is edited only its value is one.</summary>
    public abstract class MenuScreen : Screen
    {
        private const int Plain = 0;
        private const int OnCursor = 1;
        private const int Edited = 2;
        private const int RowStates = 3;

        /// <summary>Makes a menu.</summary>
        protected MenuScreen(FrameBuffer frame, PenStatus status)
            : base(frame, status)
        {
        }

        /// <summary>Key of a row: the value that it shows and how the cursor marks it.</summary>
        protected int RowKey(int row, int value)
        {
            return (value * RowStates) + StateOf(row);
        }

        /// <summary>Draws bar, pointer and label of a row; what is drawn next is its value.</summary>
        protected void BeginRow(int page, int row, string label)
        {
            int state = StateOf(row);
            if (state == OnCursor)
            {
                BeginBar(page);
            }
            if (state != Plain)
            {
                Frame.DrawSmall(page, Left, state == Edited ? SmallFont.UpDown : SmallFont.Pointer);
            }
            Frame.DrawText(page, Left + SmallFont.Width, label);
            Frame.Inverse = state != Plain;
        }

        /// <summary>Draws a row whose value is a word.</summary>
        protected void DrawRow(int page, int row, string label, string value)
        {
            BeginRow(page, row, label);
            CloseValue(page, row, Frame.DrawTextRight(page, Right, value));
        }

        /// <summary>Draws a row whose value is a setting, with '!' before it when it is outside its recommended band.</summary>
        protected void DrawSettingRow(int page, int row, SettingId setting, bool marked)
        {
            BeginRow(page, row, SettingText.Name(setting));
            int value = SettingText.Scaled(setting, SettingText.Value(Status.Settings, setting));
            int column = Frame.DrawTextRight(page, Right, SettingText.Unit(setting)) - SmallFont.Width;
            Frame.DrawSmall(page, column, ' ');
            column = SmallNumber.DrawRight(Frame, page, column, value, SettingText.Decimals(setting), 5);
            CloseValue(page, row, column);
            if (marked)
            {
                Frame.Inverse = StateOf(row) == OnCursor;
                Frame.DrawSmall(page, column - (2 * SmallFont.Width), '!');
            }
        }

        /// <summary>Gives an edited value the lit margin that its first column lacks.</summary>
        private void CloseValue(int page, int row, int column)
        {
            if (StateOf(row) == Edited)
            {
                Frame.Fill(page, column - 1, 1, Lit);
            }
        }

        private int StateOf(int row)
        {
            if (Status.Cursor != row)
            {
                return Plain;
            }
            return Status.Editing ? Edited : OnCursor;
        }
    }
}
