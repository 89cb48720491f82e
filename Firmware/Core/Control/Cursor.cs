using SmpPen.Core.Hardware;

namespace SmpPen.Core.Control
{
    /// <summary>The cursor of a menu and whether its row is being edited.</summary>
    public sealed class Cursor
    {

        /// <summary>Row, 0 = first.</summary>
        public int Row;

        /// <summary>Up and Down change the row's value.</summary>
        public bool IsEditing;

        /// <summary>To the first row, not editing.</summary>
        public void Reset()
        {
            Row = 0;
            IsEditing = false;
        }

        /// <summary>Up or Down: one row, without wrapping.</summary>
        public void Move(InputLine button, int rows)
        {
            if (button == InputLine.ButtonUp && Row > 0)
            {
                Row--;
            }
            else if (button == InputLine.ButtonDown && Row < rows - 1)
            {
                Row++;
            }
        }

        /// <summary>+1 for Up, -1 for Down.</summary>
        public static int Direction(InputLine button) => button == InputLine.ButtonUp ? 1 : -1;

        /// <summary>The next of a round of values, either way.</summary>
        public static int Around(int value, InputLine button, int count)
        {
            // Down goes to the next in the list, as the eye reads it.
            return button == InputLine.ButtonUp ? (value + count - 1) % count : (value + 1) % count;
        }
    }
}
