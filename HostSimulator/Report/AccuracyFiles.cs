using System.Text;
using System.Text.Json;
using SmpPen.HostSimulator.Calibration;

namespace SmpPen.HostSimulator.Report;

/// <summary>Writes what <c>measure accuracy</c> found.</summary>
public static class AccuracyFiles
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Writes accuracy.md, accuracy.json, depth.csv, moves.csv, rate.csv, depth.png and rate.png.</summary>
    public static void Save(AccuracyStudy study, string directory)
    {
        File.WriteAllText(Path.Combine(directory, "accuracy.md"), AccuracyTable.Write(study));
        File.WriteAllText(Path.Combine(directory, "accuracy.json"), JsonSerializer.Serialize(
            new
            {
                study.Seed,
                study.Moves,
                study.IsWithinLimits,
                HandPieces = study.Range.Select(Summary),
                Budget = study.Budget.Select(Summary),
                Rate = ErrorStatistics.Of(study.Rates.Select(r => r.ErrorPercent)),
            },
            s_json) + "\n");
        StringBuilder corners = new("handPiece,worstBeforeMicrometres,worstAfterMicrometres,worstInSessionMicrometres,residualMicrometres\n");
        foreach (DepthResult result in study.Range.Concat(study.Budget))
        {
            corners.Append(Invariant($"\"{result.Corner.Name}\",{Worst(result.Before):0.000},{Worst(result.After):0.000},{Worst(result.InSession):0.000},{result.ResidualMicrometres}\n"));
        }
        File.WriteAllText(Path.Combine(directory, "depth.csv"), corners.ToString());
        StringBuilder moves = new("wantedMicrometres,cameFromDeeper,errorBeforeMicrometres,errorAfterMicrometres\n");
        DepthResult stated = study.Range[0];
        for (int i = 0; i < stated.After.Count; i++)
        {
            moves.Append(Invariant($"{stated.After[i].WantedMicrometres},{(stated.After[i].CameFromDeeper ? 1 : 0)},{stated.Before[i].ErrorMicrometres:0.000},{stated.After[i].ErrorMicrometres:0.000}\n"));
        }
        File.WriteAllText(Path.Combine(directory, "moves.csv"), moves.ToString());
        StringBuilder rates = new("setHertz,measuredHertz,errorPercent,strokes,drives,worstShortMicrometres\n");
        foreach (RateResult rate in study.Rates)
        {
            rates.Append(Invariant($"{rate.SetHertz},{rate.MeasuredHertz:0.00000},{rate.ErrorPercent:0.00000},{rate.Strokes},{rate.Drives},{rate.WorstShortMicrometres:0.000}\n"));
        }
        File.WriteAllText(Path.Combine(directory, "rate.csv"), rates.ToString());
        AccuracyPlots.SaveDepth(stated, Path.Combine(directory, "depth.png"));
        AccuracyPlots.SaveRate(study.Rates, Path.Combine(directory, "rate.png"));
    }

    private static object Summary(DepthResult result) => new
    {
        result.Corner,
        result.ResidualMicrometres,
        Before = ErrorStatistics.Of(result.Before.Select(m => m.ErrorMicrometres)),
        After = ErrorStatistics.Of(result.After.Select(m => m.ErrorMicrometres)),
        InSession = ErrorStatistics.Of(result.InSession.Select(m => m.ErrorMicrometres)),
    };

    private static double Worst(IEnumerable<DepthMove> moves) => moves.Max(m => Math.Abs(m.ErrorMicrometres));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
