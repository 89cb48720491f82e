namespace SmpPen.Core.Storage
{
    /// <summary>What was found in non-volatile storage.</summary>
    public enum LoadResult
    {
        /// <summary>No file at all: a new pen, or a reformatted file system.</summary>
        Fresh = 0,

        /// <summary>The newest copy, and nothing was damaged.</summary>
        Newest = 1,

        /// <summary>One copy was damaged (a cut write, or flash); the other is in force.</summary>
        OlderCopy = 2,

        /// <summary>Files exist, none is valid.</summary>
        Corrupt = 3,
    }
}
