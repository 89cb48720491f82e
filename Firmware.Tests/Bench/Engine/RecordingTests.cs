using SmpPen.Core.Control;
using SmpPen.HostSimulator.Bench;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Bench.Tests.Engine;

/// <summary>What a hand does on the bench becomes a scenario that does the same, to the last edge.</summary>
[TestClass]
public sealed class RecordingTests
{
    [TestMethod]
    public void SessionByHand_ReplaysToTheSameTrace()
    {
        using PenOnTheBench bench = new();
        bench.ToReady();
        bench.Press(150);
        bench.Press(120);
        bench.Click(PenButton.Up);
        PenOnTheBench.Until(() => bench.Now.SessionPricks == 2, "two pricks");
        RecordedScenario recording = bench.Save();

        RunSummary summary = Replay(recording);

        Assert.IsTrue(summary.Passed, string.Join('\n', summary.Failures));
        Assert.AreEqual(1, summary.ExpectationsChecked);
        Assert.AreEqual(2, summary.StrokesConfirmed);
        StringAssert.Contains(recording.Text, "expect trace: " + recording.TraceSha256.ToLowerInvariant());
    }

    [TestMethod]
    public void FaultsCartridgeAndAnotherPen_AreOnTheTape()
    {
        using PenOnTheBench bench = new();
        bench.Do(bench.Pen.NewPen(bench.Me, new PenRecipe(Seed: 77, SkinScale: 2.3, SupplyVolts: 22.7, BacklashMicrometres: 41, CartridgeErrorMicrometres: -80)));
        PenOnTheBench.Until(() => bench.Now.Recipe.Seed == 77, "the new pen");
        bench.ToReady();
        bench.Do(bench.Pen.FitCartridge(bench.Me, 120));
        bench.Do(bench.Pen.SetFault(bench.Me, Vocabulary.IndexOf("driver-fault", Vocabulary.Faults), true));
        bench.UntilState(PenState.Fault);
        bench.Do(bench.Pen.SetFault(bench.Me, Vocabulary.IndexOf("driver-fault", Vocabulary.Faults), false));
        RecordedScenario recording = bench.Save();

        Scenario read = ScenarioParser.Parse("recorded", recording.Text);
        Assert.AreEqual(2.3, read.Plant.SkinScale);
        Assert.AreEqual(22.7, read.Plant.SupplyVolts);
        Assert.AreEqual(41_000, read.Plant.BacklashNanometres);
        Assert.AreEqual(-80, read.Plant.CartridgeErrorMicrometres);
        StringAssert.Contains(recording.Text, "inject: driver-fault");
        StringAssert.Contains(recording.Text, "fit cartridge: 120 um");
        RunSummary summary = Replay(recording);
        Assert.IsTrue(summary.Passed, string.Join('\n', summary.Failures));
    }

    [TestMethod]
    public void WhileTimeStands_TheTapeCanBeSaved_AndReplays()
    {
        using PenOnTheBench bench = new();
        bench.ToReady(PenPace.Tenth);
        bench.HoldPedal(() => bench.Now.DrivePulses > 0, "the coil to be driven");
        bench.Do(bench.Pen.SetPaused(bench.Me, true));
        PenOnTheBench.Until(() => bench.Now.IsPaused, "a pause");
        long stands = bench.Now.NowNanoseconds;

        RecordedScenario recording = bench.Save();

        Assert.IsTrue(bench.Now.IsPaused);
        Assert.IsTrue(bench.Now.NowNanoseconds - stands < 1_000_000, "saving moves time by a few nanoseconds");
        RunSummary summary = Replay(recording);
        Assert.IsTrue(summary.Passed, string.Join('\n', summary.Failures));
    }

    [TestMethod]
    public void PressedDuringTheBoot_ReplaysToTheSameTrace()
    {
        using PenOnTheBench bench = new();
        bench.Do(bench.Pen.NewPen(bench.Me, new PenRecipe(Seed: 5)));
        bench.Do(bench.Pen.SetPaused(bench.Me, true));
        bench.Do(bench.Pen.SetPedal(bench.Me, true));
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Ten));
        bench.Do(bench.Pen.SetPaused(bench.Me, false));
        PenOnTheBench.Until(() => bench.Now.Recording.Actions == 1 && bench.Now.Recipe.Seed == 5, "the press on the tape");
        bench.HoldPedal(() => bench.Now.State == PenState.Fault, "a pedal that is down at the start");
        bench.Do(bench.Pen.SetPedal(bench.Me, false));

        RunSummary summary = Replay(bench.Save());

        Assert.IsTrue(summary.Passed, string.Join('\n', summary.Failures));
        Assert.AreEqual(1, summary.Faults.Count);
    }

    [TestMethod]
    public void ChangedRecording_DoesNotReplay_AndSaysSo()
    {
        using PenOnTheBench bench = new();
        bench.ToReady();
        bench.Press(100);
        PenOnTheBench.Until(() => bench.Now.SessionPricks == 1, "a prick");
        RecordedScenario recording = bench.Save();
        Scenario scenario = ScenarioParser.Parse("recorded", recording.Text);
        AtStep press = scenario.Steps.OfType<AtStep>().Last(step => step.Nanoseconds < bench.Now.NowNanoseconds - 100_000_000);
        string later = recording.Text.Replace($"at: {press.Nanoseconds / 1e9m:0.000000000} s", $"at: {(press.Nanoseconds + 1) / 1e9m:0.000000000} s", StringComparison.Ordinal);
        Assert.AreNotEqual(recording.Text, later);

        RunSummary summary = ScenarioRun.Execute(ScenarioParser.Parse("changed", later), new RunOptions());

        Assert.IsFalse(summary.Passed);
        StringAssert.Contains(summary.Failures[0], "trace: expected " + recording.TraceSha256.ToLowerInvariant());
    }

    [TestMethod]
    public void PowerCycle_IsOnTheTape_AndReplays()
    {
        using PenOnTheBench bench = new();
        bench.ToReady();
        bench.Press(100);
        PenOnTheBench.Until(() => bench.Now.SessionPricks == 1, "a prick");
        bench.Do(bench.Pen.PowerCycle(bench.Me));
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Ten));
        PenOnTheBench.Until(() => bench.Now.Boots == 2, "the second start");
        bench.UntilState(PenState.Standby);
        RecordedScenario recording = bench.Save();

        StringAssert.Contains(recording.Text, "inject: power-cycle");
        RunSummary summary = Replay(recording);
        Assert.IsTrue(summary.Passed, string.Join('\n', summary.Failures));
    }

    [TestMethod]
    public void AfterAScenario_TheTapeSaysWhyItCannotBeSaved()
    {
        using PenOnTheBench bench = new();
        bench.Do(bench.Pen.Scenarios.Upload(bench.Me, "x.yaml", "name: x\nsteps: [ power on, wait: 5 s, power off ]\n"));
        bench.Do(bench.Pen.Scenarios.Load(bench.Me, "upload: x.yaml"));
        PenOnTheBench.Until(() => bench.Now.Scenario is not null, "the scenario");
        bench.Do(bench.Pen.Scenarios.Play(bench.Me));
        PenOnTheBench.Until(() => !bench.Now.Recording.CanBeSaved, "a spoilt tape");

        (CommandResult result, RecordedScenario? recording) = bench.Pen.Scenarios.SaveRecording("x").GetAwaiter().GetResult();

        Assert.IsNull(recording);
        StringAssert.Contains(result.Message, "A scenario worked this pen");
    }

    private static RunSummary Replay(RecordedScenario recording) =>
        ScenarioRun.Execute(ScenarioParser.Parse(recording.FileName, recording.Text), new RunOptions());
}
