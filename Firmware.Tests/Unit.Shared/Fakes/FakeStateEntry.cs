using SmpPen.Core.Control;

namespace SmpPen.Unit.Fakes
{
    /// <summary>Notes the changes of state it is told of.</summary>
    public sealed class FakeStateEntry : IStateEntry
    {
        public int Changes;
        public PenState Previous;
        public PenState Next;
        public long At;

        public void Entered(PenState previous, PenState next, long nowMicroseconds)
        {
            Changes++;
            Previous = previous;
            Next = next;
            At = nowMicroseconds;
        }
    }
}
