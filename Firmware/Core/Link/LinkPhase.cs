namespace SmpPen.Core.Link
{
    /// <summary>What the next step of the service link does.</summary>
    public enum LinkPhase
    {
        /// <summary>Takes bytes until a line is whole.</summary>
        Gather = 0,

        /// <summary>Finds where a header begins.</summary>
        Header = 1,

        /// <summary>Passes over one word of it.</summary>
        Word = 2,

        /// <summary>Looks for a command that begins like it.</summary>
        Find = 3,

        /// <summary>Compares it with the command found.</summary>
        Match = 4,

        /// <summary>Looks what follows the word.</summary>
        AfterWord = 5,

        /// <summary>Reads a parameter.</summary>
        Parameter = 6,

        /// <summary>Reads the unit of a number.</summary>
        Unit = 7,

        /// <summary>Looks what follows a parameter.</summary>
        Separator = 8,

        /// <summary>Carries out a step of the command.</summary>
        Execute = 9,

        /// <summary>Sends the rest of the reply; then the next line may come.</summary>
        End = 10,
    }
}
