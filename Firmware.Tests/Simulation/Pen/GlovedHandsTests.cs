using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.Core.Control;
using SmpPen.Core.Session;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.Simulation.Tests.Pen;

/// <summary>The display's flows as hands in gloves walk them: few presses, no way lost, no press that does two things.</summary>
[TestClass]
public sealed class GlovedHandsTests
{
    private const int MostPressesToPrick = 3;

    [TestMethod]
    public void FromPowerUpToTheFirstPrick_AreAtMostThreePresses_WithTheLastSettings()
    {
        using WorkingPen before = new WorkingPen(seed: 3).AtWork(preset: 3);
        before.Click(PenButton.Up, 2);
        before.Run(1000);
        int depth = before.Status.Settings.DepthMicrometres;
        before.Click(PenButton.Stop);
        before.Run(1500);
        before.Click(PenButton.Down, 4);
        before.Click(PenButton.Select, 2);
        before.Run(2000);
        Assert.AreEqual(ScreenId.Summary, before.Status.Screen);

        using SimulatedPen pen = new(new SimulationOptions { Seed = 4, HashTrace = false, Flash = before.Simulated.Chip.Flash.Snapshot() });
        pen.PowerOn();
        Until(pen, () => pen.HasStatus && pen.Status.State == PenState.Standby);
        int presses = 0;
        while (pen.Status.State != PenState.Ready)
        {
            Assert.IsTrue(presses < MostPressesToPrick, $"{presses} presses, and still in {pen.Status.State}");
            pen.Hand.ClickButton(PenButton.Select, pen.NowNanoseconds);
            presses++;
            pen.RunFor(2_500 * WorkingPen.Millisecond);
        }
        Until(pen, () => pen.Status.Notice == Notice.PressPedal);
        pen.Hand.HoldPedal(pen.NowNanoseconds, 200 * WorkingPen.Millisecond);
        pen.RunFor(400 * WorkingPen.Millisecond);
        Assert.IsTrue(pen.Status.SessionPricks > 0);
        Assert.AreEqual(StrokeMode.Continuous, pen.Status.Settings.Mode);
        Assert.AreEqual(depth, pen.Status.Settings.DepthMicrometres);
        Assert.AreEqual(740, depth);
        Console.WriteLine($"{presses} presses from power-up to the first prick");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void OnePressOfStop_Pauses_WhetherTheNeedleRunsOrNot(bool isPricking)
    {
        using WorkingPen work = new WorkingPen(seed: 5).AtWork(preset: 3);
        if (isPricking)
        {
            work.Simulated.Hand.PressPedal();
            work.Run(500);
            Assert.AreEqual(PenState.Pricking, work.Status.State);
        }
        work.Click(PenButton.Stop);
        Assert.AreEqual(PenState.Paused, work.Status.State);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void DepthAndFrequency_ChangeOnTheWorkScreen_AlsoWhileTheNeedleRuns(bool isPricking)
    {
        using WorkingPen work = new WorkingPen(seed: 6).AtWork(preset: 3);
        if (isPricking)
        {
            work.Simulated.Hand.PressPedal();
            work.Run(300);
        }
        ScreenId screen = work.Status.Screen;
        work.Click(PenButton.Down);
        Assert.AreEqual(680, work.Status.Settings.DepthMicrometres);
        Assert.AreEqual(screen, work.Status.Screen);
        work.Click(PenButton.Select);
        work.Click(PenButton.Up, 2);
        Assert.AreEqual(102, work.Status.Settings.FrequencyHertz);
        Assert.AreEqual(screen, work.Status.Screen);
    }

    /// <summary>Each button held for 5 s on each screen does what a short press does; Up and Down may go on with the same value or list.</summary>
    [TestMethod]
    [DataRow(PenButton.Select)]
    [DataRow(PenButton.Stop)]
    public void SelectAndStopHeld_DoWhatAShortPressDoes_OnEveryScreen(PenButton button)
    {
        foreach (string place in s_places)
        {
            using WorkingPen brief = At(place);
            brief.Simulated.Hand.ClickButton(button, brief.Now);
            brief.Run(5_000);
            using WorkingPen held = At(place);
            held.Simulated.Hand.ClickButton(button, held.Now, 4_500 * WorkingPen.Millisecond);
            held.Run(5_000);
            Assert.AreEqual(brief.Status.Screen, held.Status.Screen, place);
            Assert.AreEqual(brief.Status.Cursor, held.Status.Cursor, place);
            Assert.AreEqual(brief.Status.Editing, held.Status.Editing, place);
            Assert.AreEqual(brief.Status.Selected, held.Status.Selected, place);
            Assert.AreEqual(brief.Status.Settings.DepthMicrometres, held.Status.Settings.DepthMicrometres, place);
        }
    }

    [TestMethod]
    public void UpHeldWhileAnotherScreenComes_DoesNothingThere()
    {
        using WorkingPen work = new WorkingPen(seed: 8).AtWork(preset: 3);
        work.Simulated.Hand.PressButton(PenButton.Down);
        work.Run(700);
        work.Click(PenButton.Stop);
        work.Run(3_000);
        Assert.AreEqual(PenState.Paused, work.Status.State);
        Assert.AreEqual(0, work.Status.Cursor);
    }

    private static readonly string[] s_places = ["standby", "start", "start-kind", "settings", "zero", "ready", "question", "paused", "paused-end", "service"];

    private static WorkingPen At(string place)
    {
        WorkingPen pen = new(seed: 7);
        if (place is "ready" or "question" or "paused" or "paused-end")
        {
            pen.AtWork(preset: 3);
            switch (place)
            {
                case "question":
                    pen.Click(PenButton.Up, 16);
                    Assert.AreEqual(ScreenId.Confirm, pen.Status.Screen);
                    break;
                case "paused":
                    pen.Click(PenButton.Stop);
                    break;
                case "paused-end":
                    pen.Click(PenButton.Stop);
                    pen.Click(PenButton.Down, 4);
                    break;
            }
            // While a record goes to the flash nothing reads the buttons: up to 0.4 s after a pause.
            pen.Run(1_000);
            return pen;
        }
        Until(pen.Simulated, () => pen.Simulated.HasStatus && pen.Status.State == PenState.Standby);
        switch (place)
        {
            case "start":
                pen.Click(PenButton.Select);
                break;
            case "start-kind":
                pen.Click(PenButton.Select);
                pen.Click(PenButton.Down);
                break;
            case "settings":
                pen.Click(PenButton.Down);
                pen.Click(PenButton.Select);
                break;
            case "zero":
                pen.Click(PenButton.Select, 2);
                pen.Run(2_000);
                break;
            case "service":
                pen.Click(PenButton.Down, 2);
                pen.Click(PenButton.Select);
                break;
        }
        return pen;
    }

    private static void Until(SimulatedPen pen, Func<bool> isSo)
    {
        for (int i = 0; i < 2_000 && !isSo(); i++)
        {
            pen.RunFor(10 * WorkingPen.Millisecond);
        }
        Assert.IsTrue(isSo());
    }
}
