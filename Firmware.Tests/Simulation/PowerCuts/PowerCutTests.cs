using SmpPen.HostSimulator.PowerCuts;
using SmpPen.Simulation.Tests.Campaign;

namespace SmpPen.Simulation.Tests.PowerCuts;

/// <summary>A fast sweep; <c>measure powercuts</c> makes every cut.</summary>
[TestClass]
public sealed class PowerCutTests
{
    private static void AssertHolds(CutTally tally, int leastCuts)
    {
        Assert.IsTrue(tally.Holds, string.Join('\n', tally.Examples));
        Assert.IsGreaterThanOrEqualTo(leastCuts, tally.Cuts + tally.DoubleCuts);
    }

    [TestMethod]
    public void SettingsCutAtEveryByte_AreTheOldOnesOrTheNew() =>
        AssertHolds(new CutSweep().Single(CutWorkload.Settings), 8_000);

    [TestMethod]
    public void SessionsCutAtEveryByte_LoseNothingOlderThanTheLastCheckpoint() =>
        AssertHolds(new CutSweep().Single(CutWorkload.Session), 30_000);

    [TestMethod]
    public void PinLimitsAndCalibrationCutAtEveryByte_AreTheOldOnesOrTheNew() =>
        AssertHolds(new CutSweep().Single(CutWorkload.Technician), 8_000);

    [TestMethod]
    public void TheFullStoreCutWhileItWraps_KeepsTheLast64Records() =>
        AssertHolds(new CutSweep(stride: 16).Single(CutWorkload.Wrap, writesSkipped: 262), 5_000);

    [TestMethod]
    public void ASecondCut_InTheRepairOrInTheWorkAfterIt_LosesNothing()
    {
        CutTally tally = new CutSweep(stride: 24).Double(CutWorkload.Short, CutWorkload.Short);
        AssertHolds(tally, 1_000_000);
        // The sweep goes to where the second cut completes what the first has ended.
        Assert.IsGreaterThan(0, tally.Returned);
    }

    [TestMethod]
    public void ASecondCut_AfterOneAtTheTechniciansFiles_LosesNothing_AndForgetsNoWrongPin() =>
        AssertHolds(new CutSweep(stride: 8).Double(CutWorkload.ShortService, CutWorkload.ShortService), 2_000_000);

    [TestMethod]
    public void AnotherSeed_TearsOtherMixes_AndNothingIsLost() =>
        AssertHolds(new CutSweep(seed: 7).Single(CutWorkload.Short), 7_000);

    [TestMethod]
    [DataRow(PlantedDefect.NoCheckValue)]
    [DataRow(PlantedDefect.NoLengthCheck)]
    public void AReaderThatTakesAnything_IsFoundByItsGarbage(PlantedDefect defect) =>
        Assert.IsGreaterThan(0, Swept(defect, CutWorkload.Short).Garbage);

    [TestMethod]
    public void OneFileInsteadOfTwoCopies_IsFoundByWhatItLoses() =>
        Assert.IsGreaterThan(0, Swept(PlantedDefect.OneCopy, CutWorkload.Short).Lost);

    [TestMethod]
    public void AWriteThatComesLate_IsFoundByWhatIsNotThereBetweenTwoWrites() =>
        Assert.IsGreaterThan(0, Swept(PlantedDefect.LateCommit, CutWorkload.Session).Untrue);

    [TestMethod]
    public void ARingWithoutASpareFile_IsFoundByTheRecordItLoses() =>
        Assert.IsFalse(Swept(PlantedDefect.NoSpareRecord, CutWorkload.Wrap, writesSkipped: 270).Holds);

    [TestMethod]
    [DynamicData(nameof(BrokenStores))]
    public void AStoreThatIsBroken_IsFoundByPairsOfCuts(string type, string method, int result, bool isEnd)
    {
        Mutant broken = isEnd ? Mutant.Ends(type, method, result) : Mutant.Constant(type, method, result);
        string? found = MutantContext.Test(broken, $"{nameof(PowerCutTests)}.{nameof(ASecondCut_InTheRepairOrInTheWorkAfterIt_LosesNothing)}");
        Assert.IsNotNull(found);
        Console.WriteLine(found);
    }

    /// <summary>The check value is not compared; no copy, or every copy, is the newer one; a session that has its record is taken for interrupted.</summary>
    public static IEnumerable<object[]> BrokenStores =>
    [
        ["SlotImage", "TryRead", 1, true],
        ["SlotImage", "IsNewer", 0, false],
        ["SlotImage", "IsNewer", 1, false],
        ["SessionStore", "IsInRing", 0, false],
    ];

    private static CutTally Swept(PlantedDefect defect, CutWorkload workload, int writesSkipped = 0) =>
        new CutSweep(stride: 16, wrap: files => new PlantedStore(files, defect)).Single(workload, writesSkipped);
}
