using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Simulation.Tests.Scenarios;

[TestClass]
public sealed class ScenarioPlayerTests
{
    private static RunSummary Play(params string[] steps) =>
        ScenarioRun.Execute(ScenarioParser.Parse("t.yaml", Texts.With(steps)), new RunOptions());

    private static void Holds(params string[] steps)
    {
        RunSummary summary = Play(steps);
        Assert.IsTrue(summary.Passed, string.Join(Environment.NewLine, summary.Failures));
    }

    private static void Breaks(string expectedText, params string[] steps)
    {
        RunSummary summary = Play(steps);
        Assert.AreEqual(1, summary.Failures.Count, string.Join(Environment.NewLine, summary.Failures));
        StringAssert.Contains(summary.Failures[0], expectedText);
    }

    [TestMethod]
    public void AfterPowerOn_StandbyIsReached_AndRead() =>
        Holds("expect: { state: Standby, screen: Standby, display: START SESSION, pin ENABLE: low, within: 8 s }");

    [TestMethod]
    public void ABrokenExpectation_SaysLineTimeExpectedAndSeen()
    {
        RunSummary summary = Play("expect: { state: Ready, within: 4 s }");
        Assert.AreEqual(1, summary.Failures.Count);
        StringAssert.StartsWith(summary.Failures[0], "t.yaml:4:5: at ");
        StringAssert.Contains(summary.Failures[0], "state: expected Ready within 4 s, seen Standby");
    }

    [TestMethod]
    [DataRow("display: SERVICE", true)]
    [DataRow("display: BREAKFAST", false)]
    [DataRow("display: [START SESSION, SETTINGS]", true)]
    [DataRow("display: [START SESSION, BREAKFAST]", false)]
    [DataRow("fault: None", true)]
    [DataRow("fault: DriverFault", false)]
    [DataRow("pin HOME_FLAG: high", true)]
    [DataRow("pin HOME_FLAG: low", false)]
    [DataRow("session pricks: 0", true)]
    [DataRow("session pricks: 1..5", false)]
    [DataRow("set depth: 0.50 mm", true)]
    [DataRow("set depth: 0.52 mm", false)]
    [DataRow("new strokes: 0", true)]
    [DataRow("new strokes: 1", false)]
    [DataRow("zone: hairline", true)]
    [DataRow("zone: crown", false)]
    [DataRow("mode: Single", true)]
    [DataRow("mode: Burst", false)]
    public void EachKindOfExpectation_HoldsWhenTrue_AndBreaksWhenFalse(string condition, bool holds)
    {
        RunSummary summary = Play("expect: { state: Standby, display: [SETTINGS, SERVICE], within: 8 s }", "count from here", $"expect: {{ {condition} }}");
        Assert.AreEqual(holds, summary.Passed, string.Join(Environment.NewLine, summary.Failures));
    }

    [TestMethod]
    public void AnExpectationForATime_BreaksWhenItEndsTooSoon() =>
        Breaks("screen: expected Boot for 20 s, seen Standby", "expect: { screen: Boot, within: 3 s, for: 20 s }");

    [TestMethod]
    public void ASessionIsBegun_WithKindZonePresetAndAZeroedCartridge() => Holds(
        Texts.Session("Temple") [..^2] + ", cartridge error: 0.14 mm }",
        "expect: { state: Ready, kind: touch-up, zone: crown, preset: Temple, depth: 0.56 mm, tolerance: 0.03 mm, display: [\"0.56\", Crown], within: 1 s }");

    [TestMethod]
    public void ASettingIsTurnedFarAndNear_AndTheQuestionOutsideTheBandIsAnswered() => Holds(
        Texts.Session("Crown"),
        "set depth: 1.10 mm",
        "set frequency: 63 Hz",
        "set dwell: 2.5 ms",
        "expect: { set depth: 1.10 mm, set frequency: 63 Hz, set dwell: 2.5 ms, depth: 1.10 mm, display: [\"1.10\", \"63\"], within: 1 s }",
        "set depth: 0.30 mm",
        "expect: { set depth: 0.30 mm, depth: 0.30 mm, within: 1 s }");

    [TestMethod]
    public void APresetIsEdited_AndUsed() => Holds(
        "edit preset: { preset: Custom, mode: Burst, depth: 0.44 mm, burst: 4, dwell: 3 ms }",
        Texts.Session("Custom"),
        "expect: { mode: Burst, set burst: 4, set depth: 0.44 mm, set dwell: 3 ms }",
        "count from here",
        "press pedal: 1 s",
        "expect: { new pricks: 4, new strokes: 4, state: Ready, within: 500 ms }");

    [TestMethod]
    public void ZonePresetAndCartridgeChange_InAndOutOfThePause() => Holds(
        Texts.Session("Hairline"),
        "change zone: scar",
        "expect: { state: Ready, zone: scar }",
        "pause",
        "change zone: back",
        "choose preset: Sides",
        "expect: { state: Paused, zone: back, preset: Sides, pin HOME_FLAG: high, within: 2 s }",
        "resume",
        "change cartridge: { cartridge error: -0.10 mm }",
        "expect: { state: Ready, mode: Continuous, depth: 0.60 mm, within: 1 s }",
        "end session",
        "expect: { screen: Summary }",
        Texts.Session("Hairline"),
        "expect: { state: Ready, zone: crown }");

    [TestMethod]
    public void PricksAreMade_UntilTheCounterShowsThem() => Holds(
        Texts.Session("Hairline"),
        "count from here",
        "prick: { count: 12, pedal: 80..140 ms, rest: 200..400 ms }",
        "expect: { new pricks: 12, new strokes: 12, session pricks: 12, zone pricks: 12 }",
        "hold pedal: { times: 3, for: 100..200 ms, rest: 200..400 ms }",
        "expect: { new pricks: 15, new strokes: 15 }");

    [TestMethod]
    public void ANeedleLeftAlone_RetractsAndIsCalledBack() => Holds(
        Texts.Session("Hairline"),
        "wait: 65 s",
        "expect: { pin HOME_FLAG: high, pin ENABLE: low }",
        "prick: { count: 2, pedal: 100 ms, rest: 300 ms }",
        "expect: { session pricks: 2 }");

    [TestMethod]
    public void ABrokenPedalContact_IsAFault_AndClearedWhenRepaired() => Holds(
        Texts.Session("Hairline"),
        "inject: pedal-release-contact-broken",
        "expect: { state: Fault, fault: PedalContactsDisagree, display: FAULT 01, pin ENABLE: low, within: 6 s }",
        "repair: pedal-release-contact-broken",
        "clear fault",
        "expect: { fault: None, within: 1 s }");

    [TestMethod]
    public void APenThatDoesNotAnswer_EndsTheScenario_WithTheStepThatFailed()
    {
        RunSummary summary = Play("inject: home-flag-stuck-low", Texts.Session("Hairline"), "expect: { state: Ready }");
        Assert.AreEqual(1, summary.Failures.Count);
        StringAssert.StartsWith(summary.Failures[0], "t.yaml:5:5: ");
        StringAssert.Contains(summary.Failures[0], "the operator gave up");
        Assert.AreEqual(0, summary.ExpectationsChecked);
    }

    [TestMethod]
    public void TheFirmwaresCount_IsHeldAgainstTheNeedle()
    {
        RunSummary summary = Play(Texts.Session("Crown"), "hold pedal: { times: 4, for: 300..500 ms, rest: 400 ms }");
        Assert.IsTrue(summary.Passed, string.Join(Environment.NewLine, summary.Failures));
        Assert.IsTrue(summary.NeedleStrokes > 100);
        Assert.AreEqual(summary.NeedleStrokes, summary.StrokesConfirmed);
        Assert.AreEqual(summary.StrokesConfirmed, summary.PricksPerZone.Values.Sum());
        Assert.AreEqual(0, summary.StrokesUncommanded);
    }

    [TestMethod]
    public void TheSameSeed_GivesTheSameRun_AndAnotherSeedAnother()
    {
        Scenario scenario = ScenarioParser.ParseFile(Shipped.Path("quick.yaml"));
        string first = ScenarioRun.Execute(scenario, new RunOptions()).TraceSha256;
        string again = ScenarioRun.Execute(scenario, new RunOptions()).TraceSha256;
        string other = ScenarioRun.Execute(scenario, new RunOptions { Seed = 7 }).TraceSha256;
        Assert.AreEqual(first, again);
        Assert.AreNotEqual(first, other);
    }
}
