namespace SmpPen.Core.Link
{
    /// <summary>One command being carried out: its parameters and its reply.</summary>
    public sealed class CommandCall
    {
        /// <summary>Where the reply goes.</summary>
        public readonly ReplyQueue Reply;

        /// <summary>The line that it stands in; texts are pieces of it.</summary>
        public readonly byte[] Line;

        /// <summary>Makes the call over a line.</summary>
        public CommandCall(ReplyQueue reply, byte[] line)
        {
            Reply = reply;
            Line = line;
        }

        /// <summary>True for a query.</summary>
        public bool IsQuery;

        /// <summary>The number, or the mode as a number, in the unit of its <see cref="ParameterKind"/>.</summary>
        public int Number;

        /// <summary>First byte of the (first) text.</summary>
        public int TextStart;

        /// <summary>Bytes of the (first) text.</summary>
        public int TextLength;

        /// <summary>First byte of the second text.</summary>
        public int SecondStart;

        /// <summary>Bytes of the second text.</summary>
        public int SecondLength;
    }
}
