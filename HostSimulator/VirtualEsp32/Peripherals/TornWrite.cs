namespace SmpPen.VirtualEsp32;

/// <summary>What a power cut leaves of a file whose new content was being written and not yet closed.</summary>
public enum TornWrite
{
    /// <summary>littlefs: the old content; an empty file when there was none.</summary>
    KeepsOld = 0,

    /// <summary>A beginning of the new content and nothing else: a file system that truncates first.</summary>
    LeavesBeginning = 1,

    /// <summary>A beginning of the new content, then the old: overwritten in place.</summary>
    OverwritesInPlace = 2,

    /// <summary>The old content, then an end of the new: pages that arrived in the wrong order.</summary>
    OverwritesFromTheEnd = 3,

    /// <summary>A beginning of the new content at its full length, the rest erased.</summary>
    LeavesErased = 4,

    /// <summary>Blocks of 16 bytes, each old or new, at the old length or the new.</summary>
    MixesBlocks = 5,

    /// <summary>Blocks of 16 bytes, each old, new or erased, at the old length or the new.</summary>
    MixesErasedBlocks = 6,
}
