namespace SmpPen.Core.Hardware
{
    /// <summary>The digital inputs, sampled once a control tick.</summary>
    public interface IInputLines
    {
        /// <summary>Reads every line now.</summary>
        InputLine Sample();
    }
}
