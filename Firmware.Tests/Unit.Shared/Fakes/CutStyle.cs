namespace SmpPen.Unit.Fakes
{
    /// <summary>What a power cut leaves of the file being written.</summary>
    public enum CutStyle
    {
        /// <summary>The old content, as littlefs does; an empty file when there was none.</summary>
        KeepsOld = 0,

        /// <summary>Any beginning of the new content: a file system that truncates first.</summary>
        LeavesBeginning = 1,

        /// <summary>A beginning of the new content, then the old: a file overwritten in place.</summary>
        OverwritesInPlace = 2,

        /// <summary>The old content, then an end of the new: pages that reached the flash in the wrong order.</summary>
        OverwritesFromTheEnd = 3,
    }
}
