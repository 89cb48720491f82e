using SmpPen.Core.Safety;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.PowerCuts;

namespace SmpPen.Simulation.Tests.PowerCuts;

/// <summary>The rule by which a start after a cut is judged, without a pen.</summary>
[TestClass]
public sealed class CutJudgeTests
{
    private static readonly StoredSession s_first = Session(1, pricks: 40);
    private static readonly StoredSession s_second = Session(2, pricks: 30);
    private static readonly StoredSession s_secondAgain = Session(2, pricks: 20);

    // One session is stored; the record of a second was cut; then a second session was worked on and its record was cut in its turn.
    private static readonly StoredView s_before = View([s_first]);
    private static readonly StoredView s_after = View([s_secondAgain, s_first]);
    private static readonly UnfinishedWrite s_unfinished = new("RunA", [1, 2, 3], Whole: View([s_second, s_first]), Recovered: s_before);

    [TestMethod]
    public void TheOldAndTheNew_AreRight()
    {
        Assert.AreEqual(CutVerdict.OldOrNew, CutJudge.Of(View([s_first]), s_before, s_after));
        Assert.AreEqual(CutVerdict.OldOrNew, CutJudge.Of(View([s_secondAgain, s_first]), s_before, s_after));
    }

    [TestMethod]
    public void AFaultWithNothingLost_IsAFalseAlarm() =>
        Assert.AreEqual(CutVerdict.FalseAlarm, CutJudge.Of(s_before with { Fault = FaultCode.SettingsCorrupt }, s_before, s_after));

    [TestMethod]
    public void ARecordThatIsNotThere_IsLost() =>
        Assert.AreEqual(CutVerdict.Lost, CutJudge.Of(View([]), s_before, s_after, s_unfinished));

    [TestMethod]
    public void TheRecordThatAFirstCutEnded_MayReturn_OnlyIfTheFileHoldsItByteForByte()
    {
        StoredView view = View([s_second, s_first]);
        Assert.AreEqual(CutVerdict.Returned, CutJudge.Of(view, s_before, s_after, s_unfinished));
        Assert.AreEqual(CutVerdict.Garbage, CutJudge.Of(view, s_before, s_after));
    }

    [TestMethod]
    public void ARecordThatWasNeverWritten_IsGarbage_EvenInAFileThatHoldsAnother() =>
        Assert.AreEqual(CutVerdict.Garbage, CutJudge.Of(View([Session(2, pricks: 31), s_first]), s_before, s_after, s_unfinished));

    [TestMethod]
    public void AnOldRecordThatChanges_IsGarbage() =>
        Assert.AreEqual(CutVerdict.Garbage, CutJudge.Of(View([s_second, Session(1, pricks: 41)]) with { LifeStrokes = 70 }, s_before, s_after, s_unfinished));

    [TestMethod]
    [DataRow(39)]
    [DataRow(69)]
    [DataRow(71)]
    public void ALifeCounterThatIsNotThePricksOfTheRecords_IsNotRight(int life) =>
        Assert.IsTrue(CutJudge.Of(View([s_second, s_first]) with { LifeStrokes = life }, s_before, s_after, s_unfinished) is CutVerdict.Lost or CutVerdict.Garbage);

    [TestMethod]
    public void AReturnThatPutsAStoredRecordAside_IsNotRight() =>
        Assert.IsTrue(CutJudge.Of(View([s_second, s_first]), View([s_secondAgain, s_first]), View([s_secondAgain, s_first]), s_unfinished) is CutVerdict.Lost or CutVerdict.Garbage);

    [TestMethod]
    public void AReturnThatTakesANumberOutOfTurn_IsGarbage() =>
        Assert.AreEqual(CutVerdict.Garbage, CutJudge.Of(View([Session(1, pricks: 30), Session(1, pricks: 40)]), s_before, s_after, s_unfinished with { Whole = View([Session(1, pricks: 30)]) }));

    [TestMethod]
    public void SettingsThatAFirstCutEnded_MayReturn_UntilOthersAreStored()
    {
        UnfinishedWrite settings = new("PenB", [1, 2, 3], Whole: s_before with { Memory = 7 }, Recovered: s_before);
        StoredView view = s_before with { Memory = 7 };
        Assert.AreEqual(CutVerdict.Returned, CutJudge.Of(view, s_before, s_before with { Memory = 8 }, settings));
        Assert.AreEqual(CutVerdict.Garbage, CutJudge.Of(view, s_before with { Memory = 8 }, s_before with { Memory = 9 }, settings));
    }

    [TestMethod]
    public void WrongPins_AreNeverForgottenByAReturn()
    {
        StoredPin pin = new(LoadResult.Newest, 0, 1, 2);
        StoredView before = s_before with { Pin = pin with { Failures = 3 } };
        UnfinishedWrite unlocking = new("pinA", [1, 2, 3], Whole: before with { Pin = pin }, Recovered: before);
        Assert.AreEqual(CutVerdict.Garbage, CutJudge.Of(before with { Pin = pin }, before, before with { Pin = pin with { Failures = 4 } }, unlocking));
    }

    private static StoredSession Session(uint number, int pricks) =>
        new(number, RecordState.Interrupted, pricks, [pricks], Fingerprint: (number * 1000) + (ulong)pricks);

    private static StoredView View(StoredSession[] sessions) => new(
        sessions, sessions.Sum(session => session.Pricks), CartridgeStrokes: 0, [500], 1500, Memory: 1, CalibrationSerial: 0, Calibration: 1, new StoredPin(LoadResult.Fresh, 0, 0, 0), FaultCode.None);
}
