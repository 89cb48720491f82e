using Microsoft.JSInterop;

namespace SmpPen.HostSimulator.Bench.Page;

/// <summary>What every panel of one page knows: whose page it is, and how to tell its user something.</summary>
public sealed class BenchContext(LivePen pen, BenchViewers viewers, Viewer viewer)
{
    /// <summary>The page's module of scripts; null before the first rendering.</summary>
    public IJSObjectReference? Script { get; set; }

    /// <summary>The pen that all pages share.</summary>
    public LivePen Pen { get; } = pen;

    /// <summary>All pages.</summary>
    public BenchViewers Viewers { get; } = viewers;

    /// <summary>This page's id, which goes with each command.</summary>
    public string Id { get; } = viewer.Id;

    /// <summary>Tells the user what became of a command; says nothing when it was accepted and no text is given.</summary>
    public async Task<bool> Tell(CommandResult result, string done = "")
    {
        string text = result.Done ? done : result.Message;
        if (Script is not null && text.Length > 0)
        {
            await Script.InvokeVoidAsync("notify", text, result.Done ? "done" : "refused");
        }
        return result.Done;
    }
}
