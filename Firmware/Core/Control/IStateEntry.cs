namespace SmpPen.Core.Control
{
    /// <summary>Told of every change of state, after it happened.</summary>
    public interface IStateEntry
    {
        /// <summary>The pen has gone from one state to another.</summary>
        void Entered(PenState previous, PenState next, long nowMicroseconds);
    }
}
