namespace SmpPen.VirtualEsp32;

/// <summary>Something on an I2C bus.</summary>
public interface II2cTarget
{
    /// <summary>Takes a written message.</summary>
    /// <returns>False when a byte was not acknowledged.</returns>
    bool Receive(ReadOnlySpan<byte> message);

    /// <summary>Fills a read message.</summary>
    void Transmit(Span<byte> message);
}

/// <summary>The I2C buses: targets are wired to pads, and a transfer blocks the whole program for its time on the bus.</summary>
public sealed class I2cController(Chip chip)
{
    private readonly List<Wiring> _wirings = [];

    private sealed record Wiring(int DataPad, int ClockPad, int Address, II2cTarget Target);

    /// <summary>True while something holds the clock low: every transfer ends with ClockStretchTimeout after a second.</summary>
    public bool Held { get; set; }

    /// <summary>Transfers that were acknowledged.</summary>
    public long Transfers { get; private set; }

    /// <summary>Time the program stood still in I2C calls, in nanoseconds.</summary>
    public long BlockedNanoseconds { get; private set; }

    /// <summary>Wires a target to two pads at an address.</summary>
    public void Attach(int dataPad, int clockPad, int address, II2cTarget target) =>
        _wirings.Add(new Wiring(dataPad, clockPad, address, target));

    /// <summary>Unplugs a target.</summary>
    public void Detach(II2cTarget target) => _wirings.RemoveAll(w => w.Target == target);

    internal I2cOutcome Transfer(int bus, int address, int clockHertz, ReadOnlySpan<byte> write, Span<byte> read)
    {
        long start = chip.Timeline.NowNanoseconds;
        chip.Native(ChipTimings.I2cCall, ChipTimings.I2cCallBytes);
        I2cOutcome outcome = OnBus(bus, address, clockHertz, write, read);
        BlockedNanoseconds += chip.Timeline.NowNanoseconds - start;
        return outcome;
    }

    private I2cOutcome OnBus(int bus, int address, int clockHertz, ReadOnlySpan<byte> write, Span<byte> read)
    {
        if (Held)
        {
            chip.Spend(ChipTimings.I2cTimeout);
            return I2cOutcome.TimedOut;
        }
        int dataPad = chip.PinFunctions.PinOf(0x20000 | (bus << 8));
        int clockPad = chip.PinFunctions.PinOf(0x20001 | (bus << 8));
        II2cTarget? target = null;
        foreach (Wiring wiring in _wirings)
        {
            if (wiring.Address == address && wiring.DataPad == dataPad && wiring.ClockPad == clockPad)
            {
                target = wiring.Target;
            }
        }
        if (target is null)
        {
            SpendBits(9 + 2, clockHertz);
            return I2cOutcome.NotAcknowledged;
        }
        // Address and acknowledge for each direction, nine bits a byte, start and stop.
        int addresses = (write.Length > 0 ? 1 : 0) + (read.Length > 0 ? 1 : 0);
        SpendBits((9 * (write.Length + read.Length + addresses)) + 1 + addresses, clockHertz);
        if (write.Length > 0 && !target.Receive(write))
        {
            return I2cOutcome.NotAcknowledged;
        }
        if (read.Length > 0)
        {
            target.Transmit(read);
        }
        Transfers++;
        return I2cOutcome.Done;
    }

    private void SpendBits(long bits, int clockHertz) => chip.Spend(bits * 1_000_000_000L / clockHertz);
}

/// <summary>How a transfer ended.</summary>
internal enum I2cOutcome
{
    Done,
    NotAcknowledged,
    TimedOut,
}
