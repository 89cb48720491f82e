namespace SmpPen.HostSimulator.Bench;

/// <summary>What a new pen on the bench is made from. Equal recipes make equal pens.</summary>
/// <param name="Seed">Seed of every chance.</param>
/// <param name="SkinScale">Toughness of the skin, 0.3-3.0; 1 = scalp, 3 = scar.</param>
/// <param name="SupplyVolts">Coil supply, 20.4-26.4 V; nominal 24.</param>
/// <param name="CoilOhms">Coil resistance, 7.2-10.4 ohm, cold to hot; nominal 8.</param>
/// <param name="LeadErrorPartsPerMillion">Lead error of the screw, -20,000 to 20,000 ppm; nominal 5,000.</param>
/// <param name="BacklashMicrometres">Play between screw and nut, 0-60 um; nominal 60.</param>
/// <param name="CartridgeErrorMicrometres">Cartridge fitted at power-up: positive = needle shorter, -300 to 300 um.</param>
public sealed record PenRecipe(
    ulong Seed = 1,
    double SkinScale = 1.0,
    double SupplyVolts = 24.0,
    double CoilOhms = 8.0,
    int LeadErrorPartsPerMillion = 5_000,
    int BacklashMicrometres = 60,
    int CartridgeErrorMicrometres = 0)
{
    /// <summary>What is wrong with it, as a sentence; null: nothing.</summary>
    public string? Problem =>
        SkinScale is not (>= 0.3 and <= 3.0) ? "Skin: give 0.3 to 3.0 (1 = scalp, 3 = scar)."
        : SupplyVolts is not (>= 20.4 and <= 26.4) ? "Supply: give 20.4 to 26.4 V."
        : CoilOhms is not (>= 7.2 and <= 10.4) ? "Coil: give 7.2 to 10.4 ohm."
        : LeadErrorPartsPerMillion is < -20_000 or > 20_000 ? "Lead error: give -2 to 2 %."
        : BacklashMicrometres is < 0 or > 60 ? "Backlash: give 0 to 60 \u00b5m."
        : CartridgeErrorMicrometres is < -300 or > 300 ? "Cartridge error: give -300 to 300 \u00b5m."
        : null;
}
