namespace SmpPen.Core.Display
{
    /// <summary>Tells cheaply that a shown text has changed: by the object, because strings never change in place.</summary>
    internal sealed class TextChange
    {
        private string _seen;
        private int _version;

        /// <summary>A number that is another one each time another string object is seen.</summary>
        public int Version(string text)
        {
            if ((object)text != (object)_seen)
            {
                _seen = text;
                _version++;
            }
            return _version;
        }
    }
}
