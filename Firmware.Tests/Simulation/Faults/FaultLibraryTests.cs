using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Faults;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;
using SmpPen.Simulation.Tests.Scenarios;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.Faults;

/// <summary>The list of faults, and what putting one in does to the pen itself.</summary>
[TestClass]
public sealed class FaultLibraryTests
{
    private const long Millisecond = 1_000_000;

    [TestMethod]
    public void EveryFault_HasANameOfItsOwn_ASentence_AndAnAnswer()
    {
        Assert.AreEqual(FaultLibrary.All.Count, FaultLibrary.Names.Distinct().Count());
        Assert.IsGreaterThanOrEqualTo(55, FaultLibrary.All.Count);
        foreach (FaultKind kind in FaultLibrary.All)
        {
            Assert.AreNotEqual("", kind.Sentence, kind.Name);
            Assert.IsTrue(kind.IsDetectable ? kind.Shows.Count > 0 : kind.Tolerated.Length > 0, $"{kind.Name}: a code, or why none");
            Assert.IsFalse(kind.IsDetectable && kind.Tolerated.Length > 0, kind.Name);
        }
    }

    [TestMethod]
    public void EveryFault_CanBePutInAndTakenAway_AndThePenIsAsBefore()
    {
        for (int fault = 0; fault < FaultLibrary.All.Count; fault++)
        {
            FaultKind kind = FaultLibrary.All[fault];
            using SimulatedPen pen = new(new SimulationOptions { Seed = 5, HashTrace = false });
            pen.PowerOn();
            pen.RunFor(6_000 * Millisecond);
            FaultLibrary.Apply(fault, pen, present: true);
            Assert.AreEqual(!kind.IsMomentary, pen.Faults.IsPresent(fault), kind.Name);
            pen.RunFor(500 * Millisecond);
            FaultLibrary.Apply(fault, pen, present: false);
            Assert.IsFalse(pen.Faults.IsPresent(fault), kind.Name);
            // What the fault has latched ends with the supply.
            pen.CyclePower(500 * Millisecond);
            pen.RunFor(12_000 * Millisecond);
            Assert.AreEqual(Core.Control.PenState.Standby, pen.Status.State, $"{kind.Name}, fault {pen.Status.Fault}");
        }
    }

    [TestMethod]
    public void APowerCut_AtAnyInstant_EndsTheDriveAtThatInstant_AndThePenStartsAnew()
    {
        for (long at = 0; at < 60; at++)
        {
            using SimulatedPen pen = new(new SimulationOptions { Seed = 8, HashTrace = false });
            pen.PowerOn();
            long cut = (3_000 * Millisecond) + (at * 7_777_777);
            pen.Timeline.Schedule(new DelegateEvent(_ => pen.CyclePower(200 * Millisecond)), cut);
            pen.RunUntil(cut);
            Assert.IsTrue(pen.Chip.IsHalted, $"cut {at}");
            Assert.IsFalse(pen.Chip.Pad(Esp32.PinMap.Enable).Level, $"cut {at}");
            Assert.IsFalse(pen.Plant.Gate.IsDriven, $"cut {at}");
            Assert.AreEqual(cut, pen.NowNanoseconds);
            pen.RunFor(9_000 * Millisecond);
            Assert.AreEqual(Core.Control.PenState.Standby, pen.Status.State, $"cut {at}, fault {pen.Status.Fault}");
            Assert.AreEqual(2, pen.Boots);
        }
    }

    [TestMethod]
    public void AResetOfTheChip_LeavesPwmPulsing_AndTheInterlockEndsTheDrive()
    {
        RunSummary summary = ScenarioRun.Execute(ScenarioParser.Parse("t.yaml", Texts.With(
            "begin session: { kind: first-treatment, zone: crown, preset: Crown }",
            "wait: 1 s",
            "press: { button: Up, times: 1 }",
            "count from here",
            "at: { time: 30 s, pedal: 3 s }",
            "at: { time: 31 s, inject: chip-reset }",
            "at: { time: 31.05 s }",
            "expect: { pin ENABLE: high }",
            "at: { time: 31.2 s }",
            "expect: { pin DRIVE_SENSE: low, for: 800 ms }",
            "expect: { state: Standby, pin ENABLE: low, within: 12 s }")), new RunOptions());
        Assert.IsTrue(summary.Passed, string.Join("\n", summary.Failures));
    }

    [TestMethod]
    public void TheCodesOfTheCatalogue_CanAllBeProvoked_ButThoseThatNeedADamagedStore()
    {
        HashSet<FaultCode> provoked = [.. FaultLibrary.All.SelectMany(kind => kind.Shows)];
        for (int code = 1; code < FaultCatalogue.Count; code++)
        {
            bool isOfStore = (FaultCode)code is FaultCode.SettingsCorrupt or FaultCode.CalibrationInvalid;
            Assert.AreNotEqual(isOfStore, provoked.Contains((FaultCode)code), $"{(FaultCode)code}");
        }
    }
}
