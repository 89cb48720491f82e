namespace SmpPen.VirtualEsp32;

/// <summary>The chip has lost its supply or was reset while the program ran: nothing that it does any more has an effect.</summary>
public sealed class ChipHaltedException() : Exception("The chip has lost its supply or was reset.");
