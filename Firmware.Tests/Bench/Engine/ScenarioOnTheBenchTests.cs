using SmpPen.Core.Control;
using SmpPen.HostSimulator.Bench;

namespace SmpPen.Bench.Tests.Engine;

/// <summary>Scenarios on the live pen: chosen, uploaded, played, stepped, stopped.</summary>
[TestClass]
public sealed class ScenarioOnTheBenchTests
{
    private const string Good = """
        name: One prick
        steps:
          - power on
          - expect: { state: Standby, within: 8 s }
          - begin session: { kind: first-treatment, zone: crown, preset: Hairline }
          - press pedal: 0.2 s
          - expect: { session pricks: 1, within: 1 s }
          - expect: { session pricks: 7 }
          - power off
        """;

    [TestMethod]
    public void UploadedScenario_Plays_AndEachExpectationIsTickedOff()
    {
        using PenOnTheBench bench = Loaded(Good);
        Assert.AreEqual(ScenarioPhase.Loaded, bench.Now.Scenario!.Phase);
        Assert.AreEqual("name: One prick", bench.Now.Scenario.Lines[0]);
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Hundred));
        bench.Do(bench.Pen.Scenarios.Play(bench.Me));
        PenOnTheBench.Until(() => bench.Now.Scenario!.Phase == ScenarioPhase.Failed, "the end");

        ExpectationView[] judged = [.. bench.Now.Scenario!.Expectations];
        CollectionAssert.AreEqual(new[] { true, true, false }, judged.Select(one => one.Held).ToArray());
        CollectionAssert.AreEqual(new[] { 4, 7, 8 }, judged.Select(one => one.Line).ToArray());
        Assert.AreEqual("session pricks: expected 7, seen 1", judged[2].Text);
        StringAssert.Contains(bench.Now.Scenario.Message, "expected 7, seen 1");
        StringAssert.Contains(bench.Now.Recording.Reason, "scenario");
        Assert.IsTrue(bench.Pen.SetPedal(bench.Me, false).Done, "the pen is the operator's again");
    }

    [TestMethod]
    public void WhileItPlays_HandsAreRefused_UntilItIsStopped()
    {
        using PenOnTheBench bench = Loaded(Good);
        bench.Do(bench.Pen.Scenarios.Play(bench.Me));
        PenOnTheBench.Until(() => bench.Now.Scenario!.Phase == ScenarioPhase.Playing, "it to play");
        CommandResult refused = bench.Pen.SetPedal(bench.Me, true);
        Assert.IsFalse(refused.Done);
        StringAssert.Contains(refused.Message, "stop it first");
        bench.Do(bench.Pen.Scenarios.Stop(bench.Me));
        PenOnTheBench.Until(() => bench.Now.Scenario!.Phase == ScenarioPhase.Stopped, "it to stop");
        Assert.IsTrue(bench.Pen.SetPedal(bench.Me, false).Done);
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Ten));
        bench.UntilState(PenState.Standby);
    }

    [TestMethod]
    public void Step_DoesOneLine_AndPlayGoesOn()
    {
        using PenOnTheBench bench = Loaded(Good);
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Hundred));
        int[] lines = [4, 5, 6, 7];
        foreach (int line in lines)
        {
            bench.Do(bench.Pen.Scenarios.Step(bench.Me));
            PenOnTheBench.Until(() => bench.Now.Scenario is { Phase: ScenarioPhase.Stepping } scenario && scenario.Line == line, $"line {line}");
        }
        Assert.AreEqual(1, bench.Now.Scenario!.Expectations.Count);
        long stands = bench.Now.NowNanoseconds;
        Thread.Sleep(200);
        Assert.AreEqual(stands, bench.Now.NowNanoseconds);
        bench.Do(bench.Pen.Scenarios.Play(bench.Me));
        PenOnTheBench.Until(() => bench.Now.Scenario!.Phase == ScenarioPhase.Failed, "the end");
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Real));
        bench.Do(bench.Pen.Scenarios.Play(bench.Me));
        PenOnTheBench.Until(() => bench.Now.Scenario!.Phase == ScenarioPhase.Playing && bench.Now.Scenario.Expectations.Count == 0, "it to begin again");
    }

    [TestMethod]
    public void StoppedBetweenTwoSteps_TheNextStepIsNotDone()
    {
        using PenOnTheBench bench = Loaded(Good);
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Hundred));
        foreach (int line in new[] { 4, 5, 6 })
        {
            bench.Do(bench.Pen.Scenarios.Step(bench.Me));
            PenOnTheBench.Until(() => bench.Now.Scenario is { Phase: ScenarioPhase.Stepping } scenario && scenario.Line == line, $"line {line}");
        }
        bench.Do(bench.Pen.Scenarios.Stop(bench.Me));
        PenOnTheBench.Until(() => bench.Now.Scenario!.Phase == ScenarioPhase.Stopped, "it to stop");
        Thread.Sleep(300);
        Assert.AreEqual(0, bench.Now.DrivePulses, "the press of line 6 was not made");
    }

    [TestMethod]
    public void BadUpload_IsRefusedWithEveryProblem_AndNothingIsLost()
    {
        using PenOnTheBench bench = Loaded(Good);
        int number = bench.Now.PenNumber;
        CommandResult result = bench.Pen.Scenarios.Upload(bench.Me, "bad.yaml", "name: x\nsteps:\n  - power onn\n  - wait: 5 parsecs\n");
        Assert.IsFalse(result.Done);
        Assert.AreEqual(2, result.Message.Split('\n').Length);
        StringAssert.Contains(result.Message, "upload: bad.yaml:3:5: unknown step \"power onn\"");
        Assert.AreEqual(1, bench.Pen.Scenarios.Choices.Count);
        Assert.IsNotNull(bench.Now.Scenario);
        Assert.AreEqual(number, bench.Now.PenNumber);
        Assert.IsFalse(bench.Pen.Scenarios.Load(bench.Me, "/etc/passwd").Done, "only what is on the shelf");
        Assert.IsFalse(bench.Pen.Scenarios.Upload(bench.Me, "long.yaml", new string('#', ScenarioShelf.LongestText + 1)).Done);
    }

    [TestMethod]
    public void DirectoryOfScenarios_IsOnTheShelf()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(directory.FullName, "a.yaml"), Good);
            File.WriteAllText(Path.Combine(directory.FullName, "b.yaml"), "name: broken");
            using PenOnTheBench bench = new(directory.FullName);
            Assert.AreEqual(2, bench.Pen.Scenarios.Choices.Count);
            Assert.AreEqual("One prick", bench.Pen.Scenarios.Choices[0].Name);
            Assert.IsTrue(bench.Pen.Scenarios.Choices[0].IsGood);
            Assert.IsFalse(bench.Pen.Scenarios.Choices[1].IsGood);
            Assert.IsFalse(bench.Pen.Scenarios.Load(bench.Me, bench.Pen.Scenarios.Choices[1].Path).Done);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static PenOnTheBench Loaded(string text)
    {
        PenOnTheBench bench = new();
        bench.Do(bench.Pen.Scenarios.Upload(bench.Me, "good.yaml", text));
        bench.Do(bench.Pen.Scenarios.Load(bench.Me, bench.Pen.Scenarios.Choices[0].Path));
        PenOnTheBench.Until(() => bench.Now.Scenario is not null, "the scenario on the bench");
        return bench;
    }
}
