using SmpPen.Core.Safety;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Faults;

/// <summary>Faults of the display and the service line.</summary>
internal static class LineFaults
{
    private const int DisplayAddress = 0x3C;
    private const int FloodBytes = 115;

    public static readonly FaultKind[] All =
    [
        new("display-absent", FaultGroup.Lines, "the display does not answer: never fitted, or died", FaultEffect.Panel, (pen, on) =>
        {
            pen.Chip.I2c.Detach(pen.Panel);
            if (!on)
            {
                pen.Chip.I2c.Attach(PinMap.DisplayData, PinMap.DisplayClock, DisplayAddress, pen.Panel);
            }
        }) { Shows = [FaultCode.DisplayLost], IsDetectable = true },
        new("display-holds-bus", FaultGroup.Lines, "the display holds the clock of its bus: every transfer takes a second", FaultEffect.Panel | FaultEffect.Loop, (pen, on) => pen.Chip.I2c.Held = on) { Shows = [FaultCode.DisplayLost, FaultCode.HeartbeatLate], IsDetectable = true },
        new("uart-noise", FaultGroup.Lines, "the service line picks up single bytes of noise", FaultEffect.None, (pen, on) =>
            pen.Faults.Disturb("uart-noise", on, 200_000, 30_000_000, chance => Send(pen, chance, 1))) { Tolerated = "what makes no command changes nothing" },
        new("uart-flood", FaultGroup.Lines, "the service line carries random bytes without a pause", FaultEffect.None, (pen, on) =>
            pen.Faults.Disturb("uart-flood", on, 10_000_000, 10_000_000, chance => Send(pen, chance, FloodBytes))) { Tolerated = "the line is read as far as time allows, the rest is lost" },
    ];

    private static void Send(SimulatedPen pen, SplitMix64 chance, int count)
    {
        Span<byte> bytes = stackalloc byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)chance.NextBetween(0, 255);
        }
        pen.Chip.Uart(UartPort.Service).HostWrite(bytes);
    }
}
