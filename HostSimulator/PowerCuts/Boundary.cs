using SmpPen.Core.Safety;
using SmpPen.Core.Storage;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>A moment between two writes.</summary>
/// <param name="Flash">The flash.</param>
/// <param name="Truth">What has happened.</param>
/// <param name="View">What a pen shows that is started now.</param>
internal sealed record Boundary(FlashVolume Flash, Truth Truth, StoredView View)
{
    /// <summary>What is wrong with what the pen shows; null: nothing.</summary>
    /// <param name="earlier">The moment before the last write; null: there is none.</param>
    public string? Problem(Boundary? earlier) => Truth.Contradiction(View, SessionStore.Kept)
        ?? (earlier is not null && View.LifeStrokes < earlier.View.LifeStrokes ? "the life counter goes back" : null)
        ?? (View.Fault != FaultCode.None ? $"fault {View.Fault} without a cut" : null);
}
