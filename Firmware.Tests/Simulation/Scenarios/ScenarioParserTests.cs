using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Simulation.Tests.Scenarios;

[TestClass]
public sealed class ScenarioParserTests
{
    private static ScenarioProblem FirstProblem(string text)
    {
        ScenarioException thrown = Assert.ThrowsExactly<ScenarioException>(() => ScenarioParser.Parse("f.yaml", text));
        return thrown.Problems[0];
    }

    private static void Expect(string step, int line, int column, string text)
    {
        ScenarioProblem problem = FirstProblem(Texts.With(step));
        Assert.AreEqual(new SourceMark(line, column), problem.Mark, problem.ToString());
        StringAssert.Contains(problem.Text, text);
        StringAssert.StartsWith(problem.ToString(), $"f.yaml:{line}:{column}: ");
    }

    [TestMethod]
    public void EveryKindOfStep_IsRead()
    {
        Scenario scenario = ScenarioParser.Parse("f.yaml", Texts.With(
            "begin session: { kind: first-treatment, zone: left temple, preset: touch-up, cartridge error: -0.1 mm }",
            "set depth: 0.80 mm",
            "prick: { count: 200, pedal: 120 ms, rest: 300..700 ms }",
            "press: { button: Up, times: 3 }",
            "repeat: { times: 2, steps: [ pause, resume ] }",
            "inject: pedal-contact-broken"));
        BeginSessionStep begin = (BeginSessionStep)scenario.Steps[1];
        Assert.AreEqual(new BeginSessionStep(new SourceMark(4, 5), SessionKind.FirstTreatment, ScalpZone.LeftTemple, 6, -100), begin);
        Assert.AreEqual(new SetStep(new SourceMark(5, 5), SettingId.Depth, 800), scenario.Steps[2]);
        Assert.AreEqual(200, ((PrickStep)scenario.Steps[3]).Count);
        Assert.AreEqual(2, ((RepeatStep)scenario.Steps[5]).Steps.Count);
        Assert.IsInstanceOfType<PowerOffStep>(scenario.Steps[^1]);
        Assert.AreEqual(1UL, scenario.Seed);
    }

    [TestMethod]
    [DataRow("pres pedal: 1 s", 5, "did you mean \"press pedal\"?")]
    [DataRow("wait", 5, "needs a value")]
    [DataRow("pause: 1 s", 5, "takes no value")]
    [DataRow("wait: 5", 11, "has no unit")]
    [DataRow("wait: 5 mm", 11, "unit \"mm\" is wrong here; allowed: s, ms")]
    [DataRow("wait: 2 h", 11, "above the limit")]
    [DataRow("set depth: 2.5 mm", 16, "above the limit; allowed: 0.00 mm .. 2.00 mm")]
    [DataRow("set depth: 0.81 mm", 16, "between two steps of 0.02 mm")]
    [DataRow("set frequency: 151 Hz", 20, "allowed: 1 Hz .. 150 Hz")]
    [DataRow("set pace: 0.4 /s", 15, "below the limit; allowed: 0.5 /s .. 10 /s")]
    [DataRow("set dwell: 31 ms", 16, "allowed: 1 ms .. 30 ms")]
    [DataRow("set burst: 11", 16, "allowed: 2 .. 10")]
    [DataRow("set depth: 0.2..0.4 mm", 16, "one value, not a range")]
    [DataRow("change zone: crwon", 18, "did you mean \"Crown\"?")]
    [DataRow("choose preset: Beard", 20, "allowed: Hairline, Temple")]
    [DataRow("inject: pedal-contact-brokn", 13, "did you mean \"pedal-contact-broken\"?")]
    [DataRow("press: Upp", 12, "did you mean \"Up\"?")]
    [DataRow("prick: { count: 5, pedal: 100 ms }", 12, "needs \"rest\"")]
    [DataRow("prick: { count: 5, pedl: 100 ms, rest: 1 s }", 24, "did you mean \"pedal\"?")]
    [DataRow("prick: 5", 12, "needs named values")]
    [DataRow("expect: { stat: Ready }", 15, "did you mean \"state\"?")]
    [DataRow("expect: { state: Redy }", 22, "did you mean \"Ready\"?")]
    [DataRow("expect: { pin ENABLE: on }", 27, "allowed: low, high")]
    [DataRow("expect: { tolerance: 0.1 mm, state: Ready }", 26, "belongs to a depth")]
    [DataRow("expect: { within: 2 s }", 5, "nothing to look at")]
    [DataRow("power on", 5, "power goes on once")]
    [DataRow("repeat: { times: 2, steps: [ power off ] }", 34, "cannot be repeated")]
    [DataRow("repeat: { times: 0, steps: [ pause ] }", 22, "below the limit; allowed: 1 ..")]
    public void AWrongStep_IsNamedWithLineAndColumn_AndWhatWouldBeRight(string step, int column, string text) =>
        Expect(step, 4, column, text);

    [TestMethod]
    public void AMisspeltTopLevelKey_IsNamed()
    {
        ScenarioProblem problem = FirstProblem("nam: Test\nsteps: [ power on, power off ]\n");
        Assert.AreEqual(new SourceMark(1, 1), problem.Mark);
        StringAssert.Contains(problem.Text, "\"nam\"");
    }

    [TestMethod]
    public void AKeyWrittenTwice_IsNamed()
    {
        ScenarioProblem problem = FirstProblem("name: A\nname: B\nsteps: [ power on, power off ]\n");
        Assert.AreEqual(2, problem.Mark.Line);
    }

    [TestMethod]
    public void ASeedThatIsNoNumber_IsNamed()
    {
        ScenarioProblem problem = FirstProblem("name: A\nseed: x1\nsteps: [ power on, power off ]\n");
        Assert.AreEqual(new SourceMark(2, 7), problem.Mark);
    }

    [TestMethod]
    public void AllProblemsOfAFile_AreReportedInItsOrder()
    {
        ScenarioException thrown = Assert.ThrowsExactly<ScenarioException>(() => ScenarioParser.Parse("f.yaml", Texts.With("wait: 5", "change zone: moon", "pauze")));
        CollectionAssert.AreEqual(new[] { 4, 5, 6 }, thrown.Problems.Select(problem => problem.Mark.Line).ToArray());
    }

    [TestMethod]
    public void AFileCutShortAnywhere_IsRefused_WithALineOfTheFile()
    {
        string whole = File.ReadAllText(Shipped.Path("quick.yaml"));
        int end = whole.IndexOf("power off", StringComparison.Ordinal) + "power off".Length;
        for (int length = 0; length < end; length += length < end - 40 ? 7 : 1)
        {
            string cut = whole[..length];
            ScenarioProblem problem = FirstProblem(cut);
            int lines = cut.Split('\n').Length;
            Assert.IsTrue(problem.Mark.Line >= 1 && problem.Mark.Line <= lines + 1, $"cut at {length}: {problem}");
        }
    }

    [TestMethod]
    public void AMissingFile_IsReported()
    {
        ScenarioException thrown = Assert.ThrowsExactly<ScenarioException>(() => ScenarioParser.ParseFile("no/such.yaml"));
        StringAssert.Contains(thrown.Problems[0].ToString(), "no/such.yaml:1:1: cannot be read");
    }

    [TestMethod]
    [DataRow("quick.yaml")]
    [DataRow("first-treatment.yaml")]
    [DataRow("touch-up.yaml")]
    public void TheShippedScenarios_AreRead(string name) =>
        Assert.IsTrue(ScenarioParser.ParseFile(Shipped.Path(name)).Steps.Count > 10);

    [TestMethod]
    [DataRow("name: n\nseed: 1\nsteps:\n  - repeat: { times: 3,2.. s\n  - power off\n")]
    [DataRow("nime: n\nseed: 1\nsteps:\n  - repeat: { times: 3, steps: [ paus|\ne, resume ] }\nhold p")]
    public void AFlowMappingThatBreaksTheYamlReader_IsRefused_AndNoCrash(string text)
    {
        ScenarioException refusal = Assert.ThrowsExactly<ScenarioException>(() => ScenarioParser.Parse("fuzz.yaml", text));
        Assert.IsNotEmpty(refusal.Problems);
    }

    [TestMethod]
    [DataRow("[")]
    [DataRow("- ")]
    [DataRow("{ a: ")]
    public void AHundredThousandLevels_AreRefused_AndDoNotEndTheProgram(string level)
    {
        string text = "name: n\nseed: 1\nsteps:\n  " + string.Concat(Enumerable.Repeat(level, 100_000));
        ScenarioException refusal = Assert.ThrowsExactly<ScenarioException>(() => ScenarioParser.Parse("fuzz.yaml", text));
        Assert.Contains("levels", refusal.Problems[0].Text);
    }

    [TestMethod]
    [DataRow("2..9999999999999999999995 s")]
    [DataRow("29999999999999999999999..5 s")]
    [DataRow("-79228162514264337593543950335 s")]
    public void AQuantityBeyondAllNumbers_IsRefused_AndNoCrash(string time)
    {
        ScenarioException refusal = Assert.ThrowsExactly<ScenarioException>(() => ScenarioParser.Parse("fuzz.yaml", $"name: n\nseed: 1\nsteps:\n  - wait: {time}\n"));
        Assert.HasCount(1, refusal.Problems);
    }
}
