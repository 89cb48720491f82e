using Microsoft.AspNetCore.Components;

namespace SmpPen.HostSimulator.Bench.Page;

/// <summary>A panel that is drawn again only when its part of the pen's snapshot has changed.</summary>
public abstract class BenchPanel : ComponentBase, IDisposable
{
    private object? _shown;

    /// <summary>Page that the panel is on.</summary>
    [CascadingParameter]
    public required BenchContext Context { get; set; }

    /// <summary>The bench, as the panel is drawn from.</summary>
    protected PenSnapshot Now { get; private set; } = new();

    /// <summary>The pen.</summary>
    protected LivePen Pen => Context.Pen;

    /// <summary>This page operates the pen.</summary>
    protected bool Operates { get; private set; }

    /// <summary>What the panel shows of a snapshot; drawn again when it is not equal to the one before.</summary>
    protected abstract object PartOf(PenSnapshot snapshot);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Look();
        Pen.Changed += Follow;
        Context.Viewers.Changed += Follow;
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        Pen.Changed -= Follow;
        Context.Viewers.Changed -= Follow;
        GC.SuppressFinalize(this);
    }

    private void Follow()
    {
        (object, bool) part = (PartOf(Pen.Snapshot), Context.Viewers.IsOperator(Context.Id));
        if (!part.Equals(_shown))
        {
            _ = InvokeAsync(() =>
            {
                Look();
                StateHasChanged();
            });
        }
    }

    private void Look()
    {
        Now = Pen.Snapshot;
        Operates = Context.Viewers.IsOperator(Context.Id);
        _shown = (PartOf(Now), Operates);
    }
}
