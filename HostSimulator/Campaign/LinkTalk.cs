using System.Globalization;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>What a clinic's computer says to the pen, at any time, whether it belongs there or not.</summary>
internal sealed class LinkTalk(SplitMix64 chance, int depthLimitMicrometres)
{
    private static readonly string[] s_queries =
    [
        "*IDN?", "*STB?", "*TST?", "SYST:ERR?", "SYST:ERR:COUN?", "DEPT?;FREQ?;PACE?;DWEL?;BURS?;MODE?", "PRES?", "LIM:DEPT?;FREQ?", "SESS:STAT?;PRIC?;ZONE?;TIME?", "SESS:REC? 1", "SESS:REC:COUN?",
        "COUN:LIFE?;CART?;MISS?;TEST?", "DIAG:LOG?;FAUL?;INP?;CARR?", "CAL:STAT?;RES?;DATA?", "SYST:PASS:STAT?;WAIT?;DEF?", "SYST:HELP:HEAD?",
    ];

    private static readonly string[] s_modes = ["SING", "PAC", "BURS", "CONT"];

    /// <summary>A line that the pen knows.</summary>
    public string Line() => chance.NextBetween(1, 24) switch
    {
        1 => Invariant($"DEPT {Hundredths(0, 200)} mm"),
        2 => Invariant($"FREQ {chance.NextBetween(0, 160)}"),
        3 => Invariant($"PACE {Hundredths(0, 1100)}"),
        4 => Invariant($"DWEL {Hundredths(0, 3200)} ms"),
        5 => Invariant($"BURS {chance.NextBetween(0, 12)}"),
        6 => $"MODE {s_modes[chance.NextBetween(0, 3)]}",
        7 => Invariant($"PRES {chance.NextBetween(1, 8)}"),
        8 => "*RST;*CLS",
        9 => Invariant($"CAL:DATE 2026{chance.NextBetween(1, 12):00}{chance.NextBetween(1, 28):00}"),
        10 => "SYST:PASS:CEN \"0000\"",
        11 => $"SYST:PASS:CEN \"{chance.NextBetween(1, 9)}000\"",
        12 => Invariant($"PRES:SAVE {chance.NextBetween(1, 8)}"),
        13 => Invariant($"LIM:DEPT {chance.NextBetween(0, depthLimitMicrometres)} um"),
        14 => Invariant($"CAL:BEG {chance.NextBetween(2, 10)}"),
        15 => Invariant($"CAL:MOVE {Hundredths(0, 150)} mm"),
        16 => "CAL:ABOR",
        17 => "SYST:PASS:CDIS",
        _ => s_queries[chance.NextBetween(0, s_queries.Length - 1)],
    };

    /// <summary>A line with some of it missing or another in its middle.</summary>
    public string Garbled()
    {
        string line = Line();
        int cut = (int)chance.NextBetween(0, line.Length);
        return chance.OneIn(2) ? line[..cut] : line[..cut] + Line() + line[cut..];
    }

    private decimal Hundredths(int least, int most) => chance.NextBetween(least, most) / 100m;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
