using SmpPen.Core.Control;
using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Bench;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Scenarios;

namespace SmpPen.Bench.Tests.Engine;

/// <summary>Who may do what, and what faults, power and service do on the bench.</summary>
[TestClass]
public sealed class OperatorTests
{
    [TestMethod]
    public void Watcher_IsRefused_WithTheOperatorsName()
    {
        using PenOnTheBench bench = new();
        Viewer watcher = bench.Viewers.Add("second");
        CommandResult[] results =
        [
            bench.Pen.SetPedal(watcher.Id, true), bench.Pen.SetButton(watcher.Id, PenButton.Up, true), bench.Pen.SetPace(watcher.Id, PenPace.Ten),
            bench.Pen.SetPaused(watcher.Id, true), bench.Pen.StepTick(watcher.Id), bench.Pen.StepPrick(watcher.Id), bench.Pen.NewPen(watcher.Id, new PenRecipe()),
            bench.Pen.PowerCycle(watcher.Id), bench.Pen.FitCartridge(watcher.Id, 10), bench.Pen.SetFault(watcher.Id, 0, true),
            bench.Pen.Scenarios.Upload(watcher.Id, "x.yaml", ""), bench.Pen.Scenarios.Load(watcher.Id, "x"), bench.Pen.Scenarios.Stop(watcher.Id),
            bench.Pen.Service.Send(watcher.Id, "*IDN?"), bench.Pen.Service.CancelCalibration(watcher.Id), bench.Pen.LetGo("nobody"),
        ];
        foreach (CommandResult result in results)
        {
            Assert.IsFalse(result.Done);
            StringAssert.Contains(result.Message, "Viewer 1 (test) operates the pen");
        }
    }

    [TestMethod]
    public void TakenOver_ThePedalOfTheOneBefore_IsLetGo()
    {
        using PenOnTheBench bench = new();
        bench.ToReady();
        bench.HoldPedal(() => bench.Now.PedalDown, "the pedal to be down");
        Viewer second = bench.Viewers.Add("second");

        bench.Viewers.TakeOver(second.Id);

        PenOnTheBench.Until(() => !bench.Now.PedalDown, "the pedal to be let go");
        PenOnTheBench.Until(() => bench.Now.State == PenState.Ready, "Ready");
        Assert.IsFalse(bench.Pen.SetPedal(bench.Me, true).Done);
        Assert.IsTrue(bench.Pen.SetPace(second.Id, PenPace.Tenth).Done);
    }

    [TestMethod]
    public void FaultSwitch_Latches_AndTheLogSaysCauseAndNextStep()
    {
        using PenOnTheBench bench = new();
        bench.ToReady();
        int fault = Vocabulary.IndexOf("pedal-unplugged", Vocabulary.Faults);
        bench.Do(bench.Pen.SetFault(bench.Me, fault, true));
        PenOnTheBench.Until(() => bench.Now.Fault == FaultCode.PedalContactsDisagree, "the fault");
        Assert.IsTrue(bench.Now.FaultsOn[fault]);
        LogEntry entry = bench.Pen.Log(0).Last(line => line.Kind == LogKind.Fault);
        StringAssert.Contains(entry.Text, FaultCatalogue.Title(FaultCode.PedalContactsDisagree));
        StringAssert.StartsWith(entry.Cause, FaultCatalogue.Line(FaultCode.PedalContactsDisagree, 1));
        StringAssert.EndsWith(entry.NextStep, FaultCatalogue.Line(FaultCode.PedalContactsDisagree, 4));
        Assert.IsTrue(bench.Pen.Log(0).Any(line => line.Kind == LogKind.Switch && line.Text.Contains("pedal-unplugged", StringComparison.Ordinal)));
        bench.Do(bench.Pen.SetFault(bench.Me, fault, false));
        PenOnTheBench.Until(() => bench.Now.FaultCanBeCleared, "the cause to be gone");
        // A Select sooner than 0.3 s after the fault is none.
        bench.ClickUntil(PenButton.Select, () => bench.Now.Fault == FaultCode.None, "the fault to be cleared");
    }

    [TestMethod]
    public void PowerCycle_KeepsFlash_FaultsAndCartridge()
    {
        using PenOnTheBench bench = new();
        bench.ToReady();
        bench.Press(100);
        PenOnTheBench.Until(() => bench.Now.SessionPricks == 1, "a prick");
        bench.Do(bench.Pen.FitCartridge(bench.Me, 70));
        bench.Click(PenButton.Stop);
        bench.UntilState(PenState.Paused);
        // A click into a flash write is lost, as it is on the pen.
        bench.ClickUntil(PenButton.Down, () => Status(bench, status => status.Cursor) == 4, "the last row");
        bench.ClickUntil(PenButton.Select, () => bench.Now.Screen == ScreenId.Summary, "the summary");
        int weak = Vocabulary.IndexOf("spring-weak", Vocabulary.Faults);
        bench.Do(bench.Pen.SetFault(bench.Me, weak, true));
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Ten));
        long stored = bench.Now.NowNanoseconds + 2_500_000_000;
        PenOnTheBench.Until(() => bench.Now.FaultsOn[weak] && bench.Now.NowNanoseconds > stored, "the session stored");
        long life = bench.Now.LifeStrokes;

        bench.Do(bench.Pen.PowerCycle(bench.Me));

        PenOnTheBench.Until(() => bench.Now.Boots == 2, "the power to come back");
        bench.UntilState(PenState.Standby);
        Assert.IsTrue(bench.Now.LifeStrokes >= life && life > 0, $"life strokes {bench.Now.LifeStrokes}, {life} before");
        Assert.IsTrue(bench.Now.FaultsOn[weak]);
        Assert.AreEqual(70, bench.Now.CartridgeErrorMicrometres);
    }

    [TestMethod]
    [DataRow(0.1, 24.0, 60)]
    [DataRow(1.0, 30.0, 60)]
    [DataRow(1.0, 24.0, 61)]
    [DataRow(double.NaN, 24.0, 60)]
    public void NewPen_OutsideItsRange_IsRefused(double skin, double volts, int backlash)
    {
        using PenOnTheBench bench = new();
        int number = bench.Now.PenNumber;
        CommandResult result = bench.Pen.NewPen(bench.Me, new PenRecipe(SkinScale: skin, SupplyVolts: volts, BacklashMicrometres: backlash));
        Assert.IsFalse(result.Done);
        StringAssert.Contains(result.Message, "give ");
        Thread.Sleep(200);
        Assert.IsTrue(bench.Now.PenNumber <= Math.Max(1, number));
    }

    [TestMethod]
    public void Scpi_IsAnsweredByTheFirmware()
    {
        using PenOnTheBench bench = new();
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Ten));
        bench.UntilState(PenState.Standby);
        bench.Do(bench.Pen.Service.Send(bench.Me, "*IDN?"));
        PenOnTheBench.Until(() => bench.Pen.Service.Lines(0).Any(line => line.IsReply), "a reply");
        ScpiLine[] lines = [.. bench.Pen.Service.Lines(0)];
        Assert.AreEqual("*IDN?", lines[0].Text);
        StringAssert.Contains(lines[1].Text, FirmwareVersion.Text);
        PenOnTheBench.Until(() => !bench.Now.Recording.CanBeSaved, "the tape to say that it cannot be saved");
        Assert.IsFalse(bench.Pen.Service.Send(bench.Me, "").Done);
        Assert.IsFalse(bench.Pen.Service.Send(bench.Me, "*IDN?\nSYST:ERR?").Done);
    }

    [TestMethod]
    public void Calibration_ByTheDial_IsStored()
    {
        using PenOnTheBench bench = new();
        Assert.IsFalse(bench.Pen.Service.BeginCalibration(bench.Me, 5, 20260115, "T007", 12).Done, "outside Service");
        bench.Do(bench.Pen.SetPace(bench.Me, PenPace.Ten));
        bench.UntilState(PenState.Standby);
        bench.ClickUntil(PenButton.Down, () => Status(bench, status => status.Cursor) == 2, "the row of Service");
        bench.ClickUntil(PenButton.Select, () => bench.Now.State == PenState.Service, "Service");
        Assert.IsFalse(bench.Pen.Service.BeginCalibration(bench.Me, 2, 20260115, "T007", 12).Done, "two points");
        Assert.IsFalse(bench.Pen.Service.BeginCalibration(bench.Me, 5, 20261315, "T007", 12).Done, "no such day");
        bench.Do(bench.Pen.Service.BeginCalibration(bench.Me, 3, 20260115, "T007", 12));
        int entered = 0;
        while (bench.Now.Service.Outcome.Length == 0)
        {
            PenOnTheBench.Until(() => bench.Now.Service.AwaitsReading || bench.Now.Service.Outcome.Length > 0, "a reading to be awaited");
            if (bench.Now.Service.AwaitsReading)
            {
                Assert.IsNotNull(bench.Now.Service.DialMicrometres);
                bench.Do(bench.Pen.Service.EnterReading(bench.Me, null));
                entered++;
                PenOnTheBench.Until(() => bench.Now.Service.Taken.Count == entered || bench.Now.Service.Outcome.Length > 0, "the reading to be taken");
                PenOnTheBench.Until(() => !bench.Now.Service.AwaitsReading || bench.Now.Service.Reading == entered + 1, "the next one");
            }
        }
        StringAssert.StartsWith(bench.Now.Service.Outcome, "Stored as number 1");
        Assert.AreEqual(3 + 1 + 3, entered);
        Assert.IsFalse(bench.Now.Recording.CanBeSaved);
    }

    private static T Status<T>(PenOnTheBench bench, Func<PenStatus, T> read) => bench.Pen.Ask(run => read(run!.Pen.Status)).GetAwaiter().GetResult();
}
