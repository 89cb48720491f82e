using System.Text.RegularExpressions;
using SmpPen.Core.Control;
using SmpPen.Core.Safety;

namespace SmpPen.Simulation.Tests.Repository;

/// <summary>docs/safety.md against the program and its tests: every link holds, in both directions.</summary>
[TestClass]
public sealed class SafetyDocumentTests
{
    private static readonly string s_root = FirmwareSourcesTests.FindRoot();
    private static readonly SafetyDocument s_page = new(s_root);

    [TestMethod]
    public void EveryRequirement_HasItsNumberOnce_AText_ACodePlace_AndATest()
    {
        List<string> wrong = [];
        for (int i = 0; i < s_page.Requirements.Count; i++)
        {
            SafetyDocument.Requirement requirement = s_page.Requirements[i];
            bool isWhole = requirement.Text.Length > 20 && requirement.Places.Length > 0 && requirement.Tests.Length > 0;
            if (requirement.Id != $"SR-{i + 1:00}" || !isWhole)
            {
                wrong.Add(requirement.Id);
            }
        }
        Assert.IsGreaterThan(30, s_page.Requirements.Count);
        AssertNone(wrong);
    }

    [TestMethod]
    public void EveryTestNamed_Exists() => AssertNone(
        s_page.Requirements.SelectMany(r => r.Tests.Where(test => !s_page.Tests.ContainsKey(test)).Select(test => $"{r.Id} {test}")));

    [TestMethod]
    public void EveryTestNamed_CarriesTheRequirement() => AssertNone(Named().Except(s_page.Links));

    [TestMethod]
    public void EveryRequirementThatATestCarries_ListsTheTest() => AssertNone(s_page.Links.Except(Named()));

    [TestMethod]
    public void EveryTestOfASafetyFolder_CarriesARequirement()
    {
        string[] folders = ["/Unit/Safety/", "/Simulation/Requirements/"];
        HashSet<string> linked = [.. s_page.Links.Select(link => link[6..])];
        string[] tests = [.. s_page.Tests
            .Where(test => folders.Any(folder => test.Value.Contains(folder, StringComparison.Ordinal)) && test.Key.Contains('.', StringComparison.Ordinal))
            .Select(test => test.Key)];
        Assert.IsGreaterThan(20, tests.Length);
        AssertNone(tests.Where(test => !linked.Contains(test) && !linked.Contains(test.Split('.')[0])));
    }

    [TestMethod]
    public void EveryCodePlace_Exists()
    {
        List<string> wrong = [];
        foreach (string place in s_page.Requirements.SelectMany(r => r.Places))
        {
            string[] parts = place.Split('#');
            string file = Path.Combine(s_root, "Firmware", parts[0]);
            if (!File.Exists(file) || (parts.Length > 1 && !Regex.IsMatch(File.ReadAllText(file), $@"\b{parts[1]}\b")))
            {
                wrong.Add(place);
            }
        }
        AssertNone(wrong);
    }

    [TestMethod]
    public void EveryHazardOfTheDesign_IsThere()
    {
        string[] hazards = ["Too deep", "Too often", "Too long", "Does not stop", "Starts by itself", "Wrong display", "Unsterile", "Heat", "Lost", "Changed by"];
        AssertNone(hazards.Where(hazard => !s_page.Hazards.Any(heading => heading.Contains(hazard, StringComparison.Ordinal))));
        Assert.AreEqual(hazards.Length, s_page.Hazards.Count);
    }

    [TestMethod]
    public void EveryCause_HasControlsThatNameARequirement_AndEveryRequirementServesOne()
    {
        HashSet<string> known = [.. s_page.Requirements.Select(r => r.Id)];
        Assert.IsGreaterThan(30, s_page.Controls.Count);
        AssertNone(s_page.Controls.Where(row => row.Length != 4).Select(row => row[0]));
        AssertNone(s_page.Controls.SelectMany(row => row.Skip(1).Where(cell => cell != "-" && !SafetyDocument.Ids(cell).Any()).Select(cell => $"{row[0]}: {cell}")));
        AssertNone(s_page.Controls.Where(row => row.Skip(1).Count(cell => cell != "-") < 2).Select(row => row[0]));
        HashSet<string> used = [.. s_page.Controls.SelectMany(row => row.Skip(1)).SelectMany(SafetyDocument.Ids)];
        AssertNone(used.Except(known));
        AssertNone(known.Except(used));
    }

    [TestMethod]
    public void EveryFaultCode_IsListed_WithItsTitleAndWhatClearsIt()
    {
        HashSet<string> known = [.. s_page.Requirements.Select(r => r.Id)];
        FaultCode[] codes = [.. Enum.GetValues<FaultCode>().Where(code => code != FaultCode.None)];
        string[] expected = [.. codes.Select(code => $"{(int)code} {code} {FaultCatalogue.Title(code)} {(FaultCatalogue.NeedsRestart(code) ? "restart" : "select")}")];
        string[] listed = [.. s_page.Faults.Select(row => $"{row[0]} {row[1]} {row[2]} {row[4]}")];
        CollectionAssert.AreEqual(expected, listed);
        AssertNone(s_page.Faults.Where(row => row[3].Length == 0 || !known.Contains(row[5])).Select(row => row[1]));
    }

    [TestMethod]
    public void EveryState_AllowsWhatThePageSays()
    {
        string[] expected = [.. Enum.GetValues<PenState>().Select(state =>
            $"{state} {YesNo(TransitionTable.AllowsDrive(state))} {YesNo(TransitionTable.AllowsDepth(state))} {YesNo(TransitionTable.ObeysPedal(state))}")];
        CollectionAssert.AreEqual(expected, s_page.States.Select(row => string.Join(' ', row)).ToArray());
    }

    private static IEnumerable<string> Named() => s_page.Requirements.SelectMany(r => r.Tests.Select(test => $"{r.Id} {test}"));

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static void AssertNone(IEnumerable<string> wrong) => Assert.AreEqual("", string.Join('\n', wrong));
}
