namespace SmpPen.HostSimulator.Plant;

/// <summary>
/// Every number of the simulated mechanics and electrics, in one place. "Range" is what the simulation is used with.
/// No hardware has been measured: a source "design assumption" was chosen by us so that the pen of docs/hardware.md is
/// feasible; "datasheet class" is typical for parts of that kind; "literature" is an order of magnitude from publications.
/// </summary>
/// <remarks>
/// What comes of it, measured in the simulation (held by NeedleBarTests). Shortest coil on-time in ms with which the stroke
/// sensor still sees the flag, over depth; nominal is 24 V and skin scale 1:
/// <code>
/// depth mm      0.0    0.5    1.0    1.5    2.0
/// nominal      1.957  1.967  1.986  2.018  2.065
/// skin x3      1.957  1.987  2.045  2.142  2.302
/// 20.4 V       2.474  2.488  2.515  2.565  2.641
/// 20.4 V, x3   2.474  2.514  2.596  2.764  3.119
/// 26.4 V       1.720  1.730  1.745  1.772  1.810
/// </code>
/// Driven for 2.6 ms at 1.0 mm the bar meets the front stop after 2.42 ms, the tip leaves the skin 1.49 ms after the drive
/// ends and the bar rests after 3.1 ms: 150 strokes a second at duty 0.39 leave 1 ms between rest and the next drive.
/// A stroke that only just reaches the sensor may end 0.05 mm short of the stop.
/// </remarks>
public sealed record PlantParameters
{
    /// <summary>Coil supply, V. Nominal 24, range 20.4-26.4 (-15/+10 %). Datasheet class: 24 V desk supply.</summary>
    public double SupplyVolts { get; init; } = 24.0;

    /// <summary>Coil and switch resistance, ohm. Nominal 8.0, range 7.2-10.4 (cold to hot copper). Design assumption.</summary>
    public double CoilOhms { get; init; } = 8.0;

    /// <summary>Coil inductance, H. Nominal 1.0 mH, range 0.8-1.2 mH. Datasheet class: small linear voice coil.</summary>
    public double CoilHenries { get; init; } = 1.0e-3;

    /// <summary>Force constant, N/A, and by reciprocity back-EMF, V s/m. Nominal 2.2, range 2.0-2.4. Design assumption.</summary>
    public double ForceNewtonsPerAmpere { get; init; } = 2.2;

    /// <summary>Clamp of the switched-off coil, V: ends the current within 0.1 ms and lets the bar return unbraked.
    /// Nominal 24, range 15-33. Datasheet class: TVS diode across the coil.</summary>
    public double ClampVolts { get; init; } = 24.0;

    /// <summary>Moving mass: bar, coil former, needle, kg. Nominal 2.0 g, range 1.7-2.3 g. Design assumption.</summary>
    public double BarMassKilograms { get; init; } = 2.0e-3;

    /// <summary>Return spring preload with the bar retracted, N. Nominal 2.0, range 1.7-2.3. Design assumption:
    /// strong enough to clear the needle within 3.1 ms, so that 150 strokes a second have a rest between them.</summary>
    public double SpringPreloadNewtons { get; init; } = 2.0;

    /// <summary>Return spring rate, N/m. Nominal 250, range 200-300. Design assumption.</summary>
    public double SpringNewtonsPerMetre { get; init; } = 250.0;

    /// <summary>Sliding friction of the bar, N. Nominal 0.10, range 0.05-0.25 (worn guide). Design assumption.</summary>
    public double FrictionNewtons { get; init; } = 0.10;

    /// <summary>Viscous drag: eddy currents in the metal coil former, grease, N s/m. Nominal 1.3, range 0.9-1.7. Design assumption:
    /// damps the impact and keeps the shortest on-time that works close to the arrival.</summary>
    public double DragNewtonSecondsPerMetre { get; init; } = 1.3;

    /// <summary>Cartridge membrane that seals and retracts the needle, N/m. Nominal 60, range 30-120.
    /// Datasheet class: silicone membrane of a safety cartridge.</summary>
    public double MembraneNewtonsPerMetre { get; init; } = 60.0;

    /// <summary>Stroke between the end stops, m. Always 3.0 mm (docs/hardware.md).</summary>
    public double StrokeMetres { get; init; } = 3.0e-3;

    /// <summary>Speed kept after meeting the front stop. Nominal 0.10, range 0.05-0.12. Design assumption: damped elastomer;
    /// a livelier stop (0.3) throws the flag out of the sensor and would count one stroke twice.</summary>
    public double FrontRestitution { get; init; } = 0.10;

    /// <summary>Speed kept after meeting the rear stop. Nominal 0.05, range 0.05-0.30. Design assumption: damped elastomer.</summary>
    public double RearRestitution { get; init; } = 0.05;

    /// <summary>Speed below which a stop keeps the bar, m/s. 0.02. Assumption of the model.</summary>
    public double SettleMetresPerSecond { get; init; } = 0.02;

    /// <summary>The stroke sensor sees the flag this far before the end of the stroke, m. Nominal 0.05 mm, range 0.02-0.10 mm.
    /// Datasheet class: slotted optical sensor.</summary>
    public double SensorWindowMetres { get; init; } = 50e-6;

    /// <summary>Scale of every skin force, 1. Nominal 1.0 (scalp), range 0.3 (lean) to 3.0 (scar). Design assumption.</summary>
    public double SkinScale { get; init; } = 1.0;

    /// <summary>Skin dented before it is pierced, N/m. Nominal 2,000. Literature: microneedle insertion, a few tenths of a
    /// newton at a few tenths of a millimetre.</summary>
    public double SkinDentNewtonsPerMetre { get; init; } = 2000.0;

    /// <summary>Force at which a three-point needle pierces skin, N. Nominal 0.40. Literature: 0.1-0.5 N.</summary>
    public double SkinPunctureNewtons { get; init; } = 0.40;

    /// <summary>Pierced skin pushing the needle out, N/m of depth. Nominal 250. Design assumption.</summary>
    public double SkinElasticNewtonsPerMetre { get; init; } = 250.0;

    /// <summary>Friction in pierced skin, N/m of depth. Nominal 200. Design assumption.</summary>
    public double SkinFrictionNewtonsPerMetre { get; init; } = 200.0;

    /// <summary>Needle tip behind the nose with the bar at its stroke end and the carriage at its home edge, um. 500 (docs/hardware.md).</summary>
    public int HomeBehindNoseMicrometres { get; init; } = 500;

    /// <summary>Microsteps of the motor for one millimetre. 640 (20 steps x 16, lead 0.5 mm; docs/hardware.md).</summary>
    public int MicrostepsPerMillimetre { get; init; } = 640;

    /// <summary>Play between screw and nut, nm. Nominal 60 um, range 0-60 um. docs/hardware.md.</summary>
    public int BacklashNanometres { get; init; } = 60_000;

    /// <summary>Lead error of the screw, ppm. Nominal 5,000 (0.5 %), range -20,000 to 20,000. Datasheet class: rolled miniature screw.</summary>
    public int LeadErrorPartsPerMillion { get; init; } = 5_000;

    /// <summary>Error that repeats each turn, peak, nm. Nominal 3 um, range 0-5 um. Datasheet class: rolled miniature screw.</summary>
    public int PeriodicErrorNanometres { get; init; } = 3_000;

    /// <summary>Phase of that error at motor position 0, microsteps (320 to a turn). Range 0-319. Chance of assembly.</summary>
    public int PeriodicPhaseMicrosteps { get; init; } = 40;

    /// <summary>The home flag, cleared at 0, is set again this far inward of it, nm. Nominal 10 um. Datasheet class: optical sensor hysteresis.</summary>
    public int HomeHysteresisNanometres { get; init; } = 10_000;

    /// <summary>Outward hard stop of the carriage, nm. 3.2 mm (docs/hardware.md).</summary>
    public int OutwardStopNanometres { get; init; } = 3_200_000;

    /// <summary>Inward hard stop of the carriage, nm. -0.3 mm (docs/hardware.md).</summary>
    public int InwardStopNanometres { get; init; } = -300_000;

    /// <summary>Where the carriage stands at power-up, nm. Nominal -0.1 mm (parked); anywhere between the stops after a power cut.</summary>
    public int StartNanometres { get; init; } = -100_000;

    /// <summary>The interlock monostable keeps the gate open this long after a HEARTBEAT edge, ns. 100 ms, range 90-110 ms.
    /// docs/hardware.md; the range is that of an RC monostable.</summary>
    public long InterlockNanoseconds { get; init; } = 100_000_000;

    /// <summary>Period of the travel counter's clock, ns. 4 us (250 kHz), range 3,952-4,048 (1.2 %). Datasheet class: resistor-set oscillator.</summary>
    public long TravelClockNanoseconds { get; init; } = 4_000;

    /// <summary>Error of the needle cartridge's length, um; positive: needle shorter. Nominal 0, range -300 to 300. Datasheet class.</summary>
    public int CartridgeErrorMicrometres { get; init; }

    /// <summary>Longest time that a switch contact bounces, ns. 5 ms, range 0-5 ms. Datasheet class: pedal and tactile switches.</summary>
    public long BounceNanoseconds { get; init; } = 5_000_000;

    /// <summary>Shortest and longest time of the pedal between its two contacts, ns. 2-8 ms. Design assumption.</summary>
    public long PedalTravelLeastNanoseconds { get; init; } = 2_000_000;

    /// <inheritdoc cref="PedalTravelLeastNanoseconds"/>
    public long PedalTravelMostNanoseconds { get; init; } = 8_000_000;
}
