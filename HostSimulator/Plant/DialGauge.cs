using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Plant;

/// <summary>
/// The technician's dial gauge: stands on the nose in place of the cartridge and follows the end stop of the needle bar with a
/// pin of nominal needle length, so that it reads what a perfect cartridge would protrude, with an error and a resolution of its own.
/// </summary>
/// <param name="plant">The pen that it is fitted to.</param>
/// <param name="errorMicrometres">Each reading is off by at most this much, evenly spread. 5 um. Datasheet class: dial indicator with 0.01 mm divisions.</param>
/// <param name="resolutionMicrometres">What a reading is rounded to: 10 um, or 1 um for a digital one.</param>
/// <param name="seed">Seed of the errors.</param>
public sealed class DialGauge(PenPlant plant, int errorMicrometres, int resolutionMicrometres, ulong seed)
{
    private readonly SplitMix64 _chance = SplitMix64.ForPurpose(seed, 5);

    /// <summary>One reading, um; negative behind the nose.</summary>
    public int Read()
    {
        long nanometres = plant.Screw.CarriageNanometres - (plant.Parameters.HomeBehindNoseMicrometres * 1000L);
        nanometres += _chance.NextBetween(-errorMicrometres * 1000L, errorMicrometres * 1000L);
        return resolutionMicrometres * (int)Math.Round(nanometres / (resolutionMicrometres * 1000.0), MidpointRounding.AwayFromZero);
    }
}
