using SmpPen.HostSimulator.Plant;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>One number of the plant that scenarios may set and campaigns vary.</summary>
/// <param name="Name">As scenarios write it, with its unit.</param>
/// <param name="Scale">Units of the file in one unit of the plant's parameter.</param>
/// <param name="Low">Least value, in the file's unit.</param>
/// <param name="High">Greatest value.</param>
/// <param name="VariesLow">Least value that a campaign draws: what pens of one kind differ by, without a fault.</param>
/// <param name="VariesHigh">Greatest of them.</param>
/// <param name="Get">Reads it.</param>
/// <param name="With">A plant with another value.</param>
public sealed record PlantVariation(
    string Name,
    int Scale,
    int Low,
    int High,
    int VariesLow,
    int VariesHigh,
    Func<PlantParameters, double> Get,
    Func<PlantParameters, double, PlantParameters> With)
{
    /// <summary>All of them; whole numbers, in units fine enough.</summary>
    public static readonly IReadOnlyList<PlantVariation> All =
    [
        new("supply millivolts", 1000, 15_000, 27_000, 22_800, 25_200, p => p.SupplyVolts, (p, v) => p with { SupplyVolts = v }),
        new("coil milliohms", 1000, 7_000, 11_000, 7_400, 8_800, p => p.CoilOhms, (p, v) => p with { CoilOhms = v }),
        new("friction millinewtons", 1000, 0, 500, 50, 160, p => p.FrictionNewtons, (p, v) => p with { FrictionNewtons = v }),
        new("spring millinewtons", 1000, 1_000, 3_000, 1_850, 2_150, p => p.SpringPreloadNewtons, (p, v) => p with { SpringPreloadNewtons = v }),
        new("bar milligrams", 1_000_000, 1_500, 2_500, 1_850, 2_150, p => p.BarMassKilograms, (p, v) => p with { BarMassKilograms = v }),
        new("skin percent", 100, 0, 400, 30, 200, p => p.SkinScale, (p, v) => p with { SkinScale = v }),
        new("backlash nm", 1, 0, 60_000, 0, 60_000, p => p.BacklashNanometres, (p, v) => p with { BacklashNanometres = (int)v }),
        new("lead error ppm", 1, -20_000, 20_000, -20_000, 20_000, p => p.LeadErrorPartsPerMillion, (p, v) => p with { LeadErrorPartsPerMillion = (int)v }),
        new("periodic error nm", 1, 0, 5_000, 0, 4_000, p => p.PeriodicErrorNanometres, (p, v) => p with { PeriodicErrorNanometres = (int)v }),
        new("periodic phase", 1, 0, 319, 0, 319, p => p.PeriodicPhaseMicrosteps, (p, v) => p with { PeriodicPhaseMicrosteps = (int)v }),
        new("start nm", 1, -300_000, 3_200_000, -290_000, 3_000_000, p => p.StartNanometres, (p, v) => p with { StartNanometres = (int)v }),
        new("interlock us", 1, 85_000, 150_000, 90_000, 110_000, p => p.InterlockNanoseconds / 1000, (p, v) => p with { InterlockNanoseconds = (long)v * 1000 }),
        new("travel clock ns", 1, 3_900, 4_100, 3_952, 4_048, p => p.TravelClockNanoseconds, (p, v) => p with { TravelClockNanoseconds = (long)v }),
        new("cartridge error um", 1, -300, 300, -300, 300, p => p.CartridgeErrorMicrometres, (p, v) => p with { CartridgeErrorMicrometres = (int)v }),
        new("bounce us", 1, 0, 10_000, 0, 5_000, p => p.BounceNanoseconds / 1000, (p, v) => p with { BounceNanoseconds = (long)v * 1000 }),
    ];

    /// <summary>Value in a plant, in the file's unit.</summary>
    public int Read(PlantParameters plant) => (int)Math.Round(Get(plant) * Scale);

    /// <summary>A plant with this value, in the file's unit.</summary>
    public PlantParameters Apply(PlantParameters plant, int value) => With(plant, (double)value / Scale);
}
