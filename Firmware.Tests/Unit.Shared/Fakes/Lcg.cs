namespace SmpPen.Unit.Fakes
{
    /// <summary>Numbers that repeat from a seed, the same on the device and on the desktop (Numerical Recipes' generator).</summary>
    public sealed class Lcg
    {
        private uint _state;

        public Lcg(uint seed)
        {
            _state = seed;
        }

        /// <summary>A number from low to high, both included.</summary>
        public int Next(int low, int high)
        {
            _state = _state * 1664525 + 1013904223;
            return low + (int)((_state >> 8) % (uint)(high - low + 1));
        }
    }
}
