using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Plant;

namespace SmpPen.HostSimulator.Measure;

/// <summary>Strike regulation over the plant's whole parameter range: points and curves, and their files.</summary>
public sealed class RegulationSweep
{
    /// <summary>Supplies of the map: -15 % to +15 %.</summary>
    public static readonly double[] Supplies = [20.4, 22.2, 24.0, 25.8, 27.6];

    /// <summary>Skins of the map: lean to scar.</summary>
    public static readonly double[] Skins = [0.3, 1.0, 2.0, 3.0];

    /// <summary>Coil resistances of the map: cold to +40 %.</summary>
    public static readonly double[] Coils = [7.2, 8.0, 9.6, 11.2];

    /// <summary>Frequencies of the map, Hz.</summary>
    public static readonly int[] MapFrequencies = [100, 150];

    private const long CornerStrokes = 200;
    private const long MapStrokes = 120;

    private static readonly PlantParameters s_nominal = new();

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The five corners and both at once.</summary>
    public static IReadOnlyList<(string Name, PlantParameters Plant)> Corners { get; } =
    [
        ("nominal", s_nominal),
        ("skin x3", s_nominal with { SkinScale = 3.0 }),
        ("supply -15 %", s_nominal with { SupplyVolts = 20.4 }),
        ("supply +15 %", s_nominal with { SupplyVolts = 27.6 }),
        ("coil +40 %", s_nominal with { CoilOhms = 11.2 }),
        ("skin x3, supply -15 %", s_nominal with { SkinScale = 3.0, SupplyVolts = 20.4 }),
    ];

    /// <summary>Every point measured.</summary>
    public List<RegulationPoint> Points { get; } = [];

    /// <summary>Strikes from a new cartridge on.</summary>
    public List<RegulationCurve> Settling { get; } = [];

    /// <summary>Strikes while something changes.</summary>
    public List<RegulationCurve> Following { get; } = [];

    /// <summary>What must hold does: every point safe, every corner but those out of the duty's reach within 10 %.</summary>
    public bool Holds =>
        Points.All(point => point.IsSafe) && Points.Where(point => point.Group == "corners" && IsInReach(point)).All(point => point.IsWithinTenPercent);

    /// <summary>Measures everything.</summary>
    public static RegulationSweep Run(ulong seed, Action<string> progress)
    {
        RegulationSweep sweep = new();
        progress("corners");
        foreach ((string name, PlantParameters plant) in Corners)
        {
            foreach (WorkSettings work in Modes())
            {
                sweep.Points.Add(RegulationPoint.Measure("corners", name, plant, work, CornerStrokes, seed));
            }
        }
        progress("map");
        foreach (int frequency in MapFrequencies)
        {
            sweep.MeasureMap(frequency, seed);
        }
        progress("parts");
        foreach ((string name, PlantParameters plant) in Parts())
        {
            sweep.Points.Add(RegulationPoint.Measure("parts", name, plant, new WorkSettings(StrokeMode.Continuous, 100), MapStrokes, seed));
        }
        progress("curves");
        WorkSettings steady = new(StrokeMode.Continuous, 100);
        foreach ((string name, PlantParameters plant) in Corners)
        {
            sweep.Settling.Add(RegulationCurve.FromNew(name, plant, steady, 1.0, seed));
            if (plant != s_nominal)
            {
                sweep.Following.Add(RegulationCurve.Disturbed(name, plant, steady, seed));
            }
        }
        return sweep;
    }

    /// <summary>Writes regulation.csv, regulation.json and the plots.</summary>
    public void Save(string directory)
    {
        Directory.CreateDirectory(directory);
        using (StreamWriter csv = new(Path.Combine(directory, "regulation.csv")) { NewLine = "\n" })
        {
            csv.WriteLine("group,name,skin,supply_v,coil_ohm,work,depth_um,shortest_us,strike_us,ratio,on_time_us,strokes_to_settle,strokes,missed,extra,dwell_us,at_depth_us,fault");
            foreach (RegulationPoint p in Points)
            {
                csv.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{p.Group},\"{p.Name}\",{p.Skin},{p.SupplyVolts},{p.CoilOhms},{p.Work},{p.DepthMicrometres},{p.ShortestMicroseconds},{p.StrikeMicroseconds},{p.Ratio},{p.OnTimeMicroseconds},{p.StrokesToSettle},{p.Strokes},{p.Missed},{p.Extra},{p.DwellMicroseconds},{p.AtDepthMicroseconds},{p.Fault}"));
            }
        }
        File.WriteAllText(Path.Combine(directory, "regulation.json"), JsonSerializer.Serialize(Points, s_json) + "\n");
        new RegulationPlots(this).Save(directory);
    }

    /// <summary>The duty leaves room for the on-time that this point needs.</summary>
    public static bool IsInReach(RegulationPoint point) => point.StrokesToSettle >= 0 || point.OnTimeMicroseconds > 1.15 * point.ShortestMicroseconds;

    private static IEnumerable<WorkSettings> Modes()
    {
        yield return new(StrokeMode.Single);
        yield return new(StrokeMode.Paced);
        yield return new(StrokeMode.Burst);
        foreach (int frequency in new[] { 1, 10, 50, 100, 150 })
        {
            yield return new(StrokeMode.Continuous, frequency);
        }
    }

    // Each part of the mechanics at both ends of its range (PlantParameters).
    private static IEnumerable<(string Name, PlantParameters Plant)> Parts()
    {
        yield return ("mass 1.7 g", s_nominal with { BarMassKilograms = 1.7e-3 });
        yield return ("mass 2.3 g", s_nominal with { BarMassKilograms = 2.3e-3 });
        yield return ("soft spring", s_nominal with { SpringPreloadNewtons = 1.7, SpringNewtonsPerMetre = 200 });
        yield return ("stiff spring", s_nominal with { SpringPreloadNewtons = 2.3, SpringNewtonsPerMetre = 300 });
        yield return ("membrane 30 N/m", s_nominal with { MembraneNewtonsPerMetre = 30 });
        yield return ("membrane 120 N/m", s_nominal with { MembraneNewtonsPerMetre = 120 });
        yield return ("friction 0.05 N", s_nominal with { FrictionNewtons = 0.05 });
        yield return ("friction 0.25 N", s_nominal with { FrictionNewtons = 0.25 });
        yield return ("drag 0.9 N s/m", s_nominal with { DragNewtonSecondsPerMetre = 0.9 });
        yield return ("drag 1.7 N s/m", s_nominal with { DragNewtonSecondsPerMetre = 1.7 });
        yield return ("force 2.0 N/A", s_nominal with { ForceNewtonsPerAmpere = 2.0 });
        yield return ("force 2.4 N/A", s_nominal with { ForceNewtonsPerAmpere = 2.4 });
        yield return ("coil 0.8 mH", s_nominal with { CoilHenries = 0.8e-3 });
        yield return ("coil 1.2 mH", s_nominal with { CoilHenries = 1.2e-3 });
        yield return ("clamp 15 V", s_nominal with { ClampVolts = 15 });
        yield return ("clamp 33 V", s_nominal with { ClampVolts = 33 });
        yield return ("sensor 0.02 mm", s_nominal with { SensorWindowMetres = 20e-6 });
        yield return ("sensor 0.10 mm", s_nominal with { SensorWindowMetres = 100e-6 });
        yield return ("clock +1.2 %", s_nominal with { TravelClockNanoseconds = 3_952 });
        yield return ("clock -1.2 %", s_nominal with { TravelClockNanoseconds = 4_048 });
    }

    private void MeasureMap(int frequency, ulong seed)
    {
        foreach (double ohms in Coils)
        {
            foreach (double skin in Skins)
            {
                foreach (double volts in Supplies)
                {
                    PlantParameters plant = s_nominal with { CoilOhms = ohms, SkinScale = skin, SupplyVolts = volts };
                    Points.Add(RegulationPoint.Measure("map", "map", plant, new WorkSettings(StrokeMode.Continuous, frequency), MapStrokes, seed));
                }
            }
        }
    }
}
