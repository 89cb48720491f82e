using System.Text.RegularExpressions;
using SmpPen.Simulation.Tests.Repository;

namespace SmpPen.Simulation.Tests.Campaign;

/// <summary>
/// Takes one protection after the other out of a copy of the compiled firmware: the campaign, or the test that the safety file names,
/// has to find each. The firmware as it is passes both.
/// </summary>
[TestClass]
public sealed class PlantedDefectTests
{
    private const int Runs = 2000;
    private const ulong Seed = 1;

    private static readonly string s_page = File.ReadAllText(Path.Combine(FirmwareSourcesTests.FindRoot(), "docs/safety.md"));

    public static IEnumerable<object[]> Defects => PlantedDefect.All.Select((defect, index) => new object[] { index, defect.Name });

    public static IEnumerable<object[]> Finders => PlantedDefect.All.Select(defect => defect.Test).OfType<string>().Distinct().Select(test => new object[] { test });

    [TestMethod]
    [DynamicData(nameof(Defects))]
    public void AProtectionTakenOut_IsFound(int index, string name)
    {
        PlantedDefect defect = PlantedDefect.All[index];
        string? found = defect.Test is { } test ? MutantContext.Test(defect.Mutant, test) : MutantContext.Campaign(defect.Mutant, Runs, Seed);
        Assert.IsNotNull(found, $"{name}: {defect.FoundBy} found nothing");
        Console.WriteLine($"{defect.Requirement}, {name}: {found}");
    }

    [TestMethod]
    public void TheFirmwareAsItIs_PassesTheCampaign() => Assert.IsNull(MutantContext.Campaign(Mutant.None, Runs / 10, Seed));

    [TestMethod]
    [DynamicData(nameof(Finders))]
    public void TheFirmwareAsItIs_PassesTheTest(string test) => Assert.IsNull(MutantContext.Test(Mutant.None, test));

    [TestMethod]
    public void ADefectThatChangesNothing_IsNone()
    {
        string core = Path.Combine(AppContext.BaseDirectory, "SmpPen.Core.dll");
        Assert.ThrowsExactly<InvalidOperationException>(() => Mutant.Constant("SafetyMonitor", "Gone").Apply(core));
        Assert.ThrowsExactly<InvalidOperationException>(() => Mutant.Without("SafetyMonitor", "Check", "Gone").Apply(core));
        Assert.ThrowsExactly<InvalidOperationException>(() => Mutant.Number("SafetyMonitor", "Check", 80_000, 80_000).Apply(core));
    }

    [TestMethod]
    public void EveryProtectionOfTheSafetyFile_HasAPlantedDefect_AndTheFileListsThem()
    {
        string[] protections = [.. Regex.Matches(s_page, @"^\|[^|\n]*\|[^|\n]*\|(?<protection>[^|\n]*)\|[^|\n]*\|$", RegexOptions.Multiline)
            .SelectMany(row => Regex.Matches(row.Groups["protection"].Value, @"\((SR-\d\d)\)")).Select(match => match.Groups[1].Value).Distinct().Order()];
        Assert.IsGreaterThan(25, protections.Length);
        Assert.AreEqual("", string.Join(", ", protections.Except(PlantedDefect.All.Select(defect => defect.Requirement))));
        string table = string.Concat(PlantedDefect.All.Select(defect => $"| {defect.Requirement} | {defect.Name} | {defect.FoundBy} |\n"));
        StringAssert.Contains(s_page, table, $"docs/safety.md, section 9:\n{table}");
    }
}
