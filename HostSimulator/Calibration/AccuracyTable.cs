using System.Text;
using SmpPen.Core.Motion;

namespace SmpPen.HostSimulator.Calibration;

/// <summary>The tables of docs/accuracy.md.</summary>
public static class AccuracyTable
{
    // Steel screw in an aluminium body over the travel, 20 K from the temperature of the calibration: 23e-6 less 12e-6 of steel, 3 mm.
    private const double ThermalMicrometres = 20 * 11e-6 * 3000;

    /// <summary>Writes them as Markdown.</summary>
    public static string Write(AccuracyStudy study)
    {
        StringBuilder text = new();
        DepthResult stated = study.Range[0];
        text.Append(Invariant($"Command: `dotnet run -c Release --project HostSimulator -- measure accuracy --out out/accuracy --seed {study.Seed} --moves {study.Moves}`\n\n"));
        text.Append("### Penetration depth\n\nError = depth that the end of the stroke stands for, less depth wanted, in um, over the whole travel (-0.50 to 2.50 mm of a nominal needle).\n\n");
        text.Append("| Moves | Number | Mean | Mean magnitude | 99.9 % within | Worst |\n|---|---:|---:|---:|---:|---:|\n");
        Row(text, "Stated hand-piece, before calibration", stated.Before);
        Row(text, "Stated hand-piece, after calibration", stated.After);
        Row(text, "- came from deeper", stated.After.Where(m => m.CameFromDeeper));
        Row(text, "- came from shallower", stated.After.Where(m => !m.CameFromDeeper));
        Row(text, Invariant($"All {study.Range.Count} hand-pieces, before calibration"), study.Range.SelectMany(r => r.Before));
        Row(text, Invariant($"All {study.Range.Count} hand-pieces, after calibration"), study.Range.SelectMany(r => r.After));
        Row(text, "All, in a session: random cartridges of +-0.3 mm, zeroed by eye in steps of 0.02 mm", study.Range.SelectMany(r => r.InSession));
        text.Append(Invariant($"\nStated hand-piece: {stated.Corner.Name}, periodic error {stated.Corner.PeriodicMicrometres} um, gauge reads {stated.Corner.GaugeResolutionMicrometres} um, {stated.Corner.Points} points.\n"));
        text.Append("\n### Error budget of the depth\n\nEach contribution alone, everything else ideal, in um.\n\n| Contribution | Worst before | Worst after |\n|---|---:|---:|\n");
        foreach (DepthResult part in study.Budget)
        {
            text.Append(Invariant($"| {part.Corner.Name} | {Worst(part.Before):0.0} | {Worst(part.After):0.0} |\n"));
        }
        text.Append(Invariant($"| thermal, 20 K, computed (aluminium against steel over 3 mm) | {ThermalMicrometres:0.0} | {ThermalMicrometres:0.0} |\n"));
        text.Append(Invariant($"| cartridge, zeroed by eye in steps of 20 um (in a session only) | | {Worst(study.Budget[0].InSession):0.0} |\n"));
        double shortest = study.Rates.Max(r => r.WorstShortMicrometres);
        text.Append(Invariant($"| stroke that ends short of its stop, nominal on-time and skin, 1-150 Hz | | {shortest:0.0} |\n"));
        text.Append(Invariant($"\nEvery move ends outward over {DepthAxis.BacklashClearance * 1000 / DepthAxis.MicrostepsPerMillimetre} um, so that backlash up to that does not count.\n"));
        WriteRate(text, study);
        return text.ToString();
    }

    private static void WriteRate(StringBuilder text, AccuracyStudy study)
    {
        ErrorStatistics rate = ErrorStatistics.Of(study.Rates.Select(r => r.ErrorPercent));
        RateResult worst = study.Rates.MaxBy(r => Math.Abs(r.ErrorPercent));
        text.Append(Invariant($"\n### Puncture rate\n\nRate of the needle's arrivals in Continuous, every whole frequency from 1 to {AccuracyStudy.MostHertz} Hz, in per cent of the set value. The cause is the divider of LEDC.\n\n"));
        text.Append("| Frequencies | Mean | Mean magnitude | 99.9 % within | Worst |\n|---:|---:|---:|---:|---:|\n");
        text.Append(Invariant($"| {rate.Count} | {rate.Mean:+0.0000;-0.0000} | {rate.MeanAbsolute:0.0000} | {rate.Permille999:0.0000} | {rate.Worst:0.0000} at {worst.SetHertz} Hz |\n"));
        text.Append("\nEach cell: measured rate in Hz, of the frequency at its row and column.\n\n| Hz | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for (int row = 0; row <= AccuracyStudy.MostHertz; row += 10)
        {
            text.Append(Invariant($"| {row}"));
            for (int hertz = row; hertz < row + 10; hertz++)
            {
                text.Append(hertz is < 1 or > AccuracyStudy.MostHertz ? " |" : Invariant($" | {study.Rates[hertz - 1].MeasuredHertz:0.000}"));
            }
            text.Append(" |\n");
        }
    }

    private static void Row(StringBuilder text, string name, IEnumerable<DepthMove> moves)
    {
        ErrorStatistics s = ErrorStatistics.Of(moves.Select(m => m.ErrorMicrometres));
        text.Append(Invariant($"| {name} | {s.Count} | {s.Mean:+0.0;-0.0;0.0} | {s.MeanAbsolute:0.0} | {s.Permille999:0.0} | {s.Worst:0.0} |\n"));
    }

    private static double Worst(IEnumerable<DepthMove> moves) => moves.Max(m => Math.Abs(m.ErrorMicrometres));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
