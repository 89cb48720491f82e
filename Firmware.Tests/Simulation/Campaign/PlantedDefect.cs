namespace SmpPen.Simulation.Tests.Campaign;

/// <summary>A protection, the defect that is planted in its place, and who has to find it.</summary>
/// <param name="Requirement">SR-nn of docs/safety.md.</param>
/// <param name="Name">The defect, as the document names it.</param>
/// <param name="Mutant">The change of the program.</param>
/// <param name="Test">Test that has to fail; null: the campaign has to meet a violation.</param>
internal sealed record PlantedDefect(string Requirement, string Name, Mutant Mutant, string? Test = null)
{
    /// <summary>What finds it, as the document says it.</summary>
    public string FoundBy => Test is null ? "campaign" : $"`{Test}`";

    /// <summary>All of them, in the order of the requirements.</summary>
    public static readonly IReadOnlyList<PlantedDefect> All =
    [
        new("SR-02", "ENABLE stays high when driving ends", Mutant.Without("NeedleDrive", "Stop", "SetEnable")),
        new("SR-03", "a tick that took too long gives its heartbeat all the same", Mutant.Number("PenController", "Finish", 80_000, 8_000_000), "FaultTests.ATickThatTakesTooLong_GivesNoHeartbeat"),
        new("SR-04", "the technician's limit limits nothing", Mutant.Argument("Guardrail", "Limit")),
        new("SR-05", "every value lies in the recommended band", Mutant.Constant("Guardrail", "Recommends", 1), "OperatorMenusTests.ADepthOutsideTheBand_AsksFirst_AndStopKeepsTheOld"),
        new("SR-06", "a button may repeat for ever", Mutant.Reads("PenController", "Tick", "IsLong", 0), "PressLimitTests.AStuckUpButton_DeepensByElevenStepsAtMost_AndSaysSo"),
        new("SR-06", "no button is ever stuck", Mutant.Reads("SafetyMonitor", "Check", "IsStuck", 0), "PressLimitTests.AStuckStopButton_IsAFault_ThatClearsWhenItComesFree"),
        new("SR-07", "the home flag is not held against the steps", Mutant.Constant("DepthAxis", "FlagAgrees", 1)),
        new("SR-07", "steps sent and steps made are not compared", Mutant.Constant("StepAccount", "Agrees", 1)),
        new("SR-07", "a depth may be approached from either side", Mutant.Reads("DepthAxis", "NextLeg", "_outwardRun", 64), "DepthAxisMoveTests.RandomMoves_EndOutward_WhereTheScrewSays_WithinTheLimits"),
        new("SR-08", "a search for the home flag has no end", Mutant.Argument("HomingSequence", "GoOn"), "DepthAxisHomingTests.FlagThatIsNeverSet_IsHomeNotFound"),
        new("SR-09", "every measurement is a calibration", Mutant.Constant("CalibrationJudge", "Judge"), "CalibrationOnThePenTests.ScrewBeyondPlausibility_AndAWornNut_AreRefused"),
        new("SR-10", "a new cartridge needs no zero", Mutant.Reads("SessionMenus", "SelectInPaused", "IsZeroDue", 0), "CartridgeChangeTests.ANewCartridge_WhoseZeroWasLeftByStop_IsZeroedBeforeTheSessionGoesOn"),
        new("SR-12", "paced pricks may follow each other at once", Mutant.Reads("StrokeGenerator", "FirePaced", "_shotPeriodMicroseconds", 0), "StrokeGeneratorTests.Paced_NeverFiresTwoCloseTogether_WhenTicksAreLate"),
        new("SR-13", "LEDC is started whatever it waits for", Mutant.Constant("ContinuousStrokes", "MayBegin", 1), "ContinuousStrokesTests.ASecondPress_WaitsUntilLedcHasTakenTheDutyOfTheFirst"),
        new("SR-14", "nobody adds up the coil's time", Mutant.Constant("CoilDutyGuard", "AddPulses")),
        new("SR-15", "strokes may go on missing at the longest on-time", Mutant.Reads("SafetyMonitor", "Check", "IsExhausted", 0), "RegulationTests.MissesThatGoOnAtTheLongestOnTime_AreMissedStrokes_AndAreForgottenWhenCleared"),
        new("SR-16", "release and Stop end no drive by themselves", Mutant.Without("PenController", "Tick", "Stop")),
        new("SR-17", "a press may last for ever", Mutant.Constant("PedalWork", "IsPressTooLong"), "PedalWorkTests.APressIsEnded_AfterSixtySeconds_AndMustBeReleased"),
        new("SR-18", "an idle needle stays out", Mutant.Constant("PedalWork", "IsIdle"), "PedalWorkTests.SixtySecondsWithoutAPrick_Retract_AndOnePressReturns"),
        new("SR-19", "the pedal's contacts are not compared", Mutant.Reads("SafetyMonitor", "Check", "ContactsDisagree", 0)),
        new("SR-20", "the pedal need not be seen released", Mutant.Constant("PedalInput", "Disarm")),
        new("SR-21", "a pedal held at the start is not seen", Mutant.Reads("BootSequence", "TestInputs", "IsReleased", 1)),
        new("SR-22", "the proof test never fails", Mutant.Constant("ProofTest", "Fail")),
        new("SR-23", "uncommanded strokes are ignored", Mutant.Reads("SafetyMonitor", "Check", "HasUncommanded", 0)),
        new("SR-23", "a gate that gives nothing is not noticed", Mutant.Constant("NeedleDrive", "WatchSilence"), "FaultTests.AGateThatShutsWhilePricking_IsFound"),
        new("SR-24", "missed strokes are not added up", Mutant.Reads("SafetyMonitor", "Check", "IsBlocked", 0), "FaultTests.ABlockedNeedle_StopsAfterEightMissesInARow"),
        new("SR-25", "counts that no needle can make are no fault", Mutant.Reads("SafetyMonitor", "Check", "IsImplausible", 0), "FaultTests.AnImpossibleCount_IsAFault"),
        new("SR-26", "a late loop is no fault", Mutant.Number("SafetyMonitor", "Check", 80_000, 80_000_000), "FaultTests.ALateTickWithTheCoilLive_IsAFault"),
        new("SR-27", "nFAULT is not looked at", Mutant.Constant("SafetyMonitor", "IsDriverFaulty")),
        new("SR-28", "an exception in a tick is forgotten", Mutant.Constant("PenController", "NoteInternalError")),
        new("SR-28", "an exception leaves ENABLE high", Mutant.Without("ControlLoop", "Fail", "SetEnable").OnTheBoard(), "ControlLoopTests.AFailedTick_PutsEnableLow_AndTheNextGoodOneLatchesAFault"),
        new("SR-29", "a train that survived a reset goes on", Mutant.Without("StrokePwmOutput", ".ctor", "Start", "Stop").OnTheBoard(), "BoardTests.Start_KillsAPulseTrainThatSurvivedAReset_AfterEnableIsLow"),
        new("SR-30", "the carriage stays out after a fault", Mutant.Constant("PenController", "RetractAfterFault")),
        new("SR-30", "a fault changes no state", Mutant.Without("PenController", "Watch", "Fire")),
        new("SR-30", "a fault clears although its cause is there", Mutant.Constant("SafetyMonitor", "IsGone", 1), "BootSequenceTests.APedalHeldAtPowerUp_IsAFault_AndReleasingItLetsThePenStart"),
        new("SR-30", "no fault needs a restart", Mutant.Constant("FaultCatalogue", "NeedsRestart"), "FaultTests.AStrokeThatNobodyCommanded_IsAFault_ThatOnlyARestartClears"),
        new("SR-31", "the drive asks no state", Mutant.Reads("NeedleDrive", "TryBegin", "MayDrive", 1), "NeedleDriveTests.WithoutAStateThatAllowsIt_NothingIsDriven"),
        new("SR-31", "the needle may be out in every state", Mutant.Constant("TransitionTable", "AllowsDepth", 1)),
        new("SR-32", "a lost display is ignored", Mutant.Reads("SafetyMonitor", "Check", "IsLost", 0)),
        new("SR-33", "what has changed is not drawn again", Mutant.Reads("DisplayController", "Tick", "Key", 0)),
        new("SR-35", "a new cartridge keeps the old one's count", Mutant.Constant("SessionKeeper", "CartridgeFitted"), "OperatorMenusTests.ANewCartridge_InAPause_AsksTwice_AndZeroesItsCount"),
        new("SR-36", "test strokes count as pricks", Mutant.Reads("PedalWork", "Book", "_booksPricks", 1)),
        new("SR-37", "checksums are always right", Mutant.Ends("SlotImage", "TryRead", 1), "PenMemoryTests.EveryByteOfADamagedFile_IsNoticed"),
        new("SR-38", "a store that fails is ignored", Mutant.Reads("SafetyMonitor", "Check", "Failure", 0)),
        new("SR-38", "a fault stores nothing", Mutant.Without("PenController", "ActInFault", "StoreSession"), "FaultTests.AFaultThatOnlyARestartClears_StoresTheSessionFirst"),
        new("SR-38", "an interrupted session is not counted after the cut", Mutant.Constant("PenMemory", "CountMissing")),
        new("SR-39", "the flash may be written at any time", Mutant.Constant("PedalWork", "MayBlock", 1), "PedalWorkTests.AtRest_NothingIsWritten_UntilTheFootHasComeAndGone"),
        new("SR-40", "every PIN is right", Mutant.Constant("TechnicianLock", "IsUnlocked", 1), "CommandTableTests.Locked_EveryTechnicianCommandIsRefused_AndChangesNothing"),
        new("SR-40", "a wrong PIN costs no time", Mutant.Reads("TechnicianLock", "BeginUnlock", "_notBefore", 0), "TechnicianLockTests.EachWrongPin_MakesTheNextWaitTwiceAsLong"),
        new("SR-41", "the link changes settings in every state", Mutant.Constant("ServiceLink", "Check")),
        new("SR-41", "a calibration moves with the pedal down", Mutant.Reads("CalibrationService", "MayMove", "_mayMove", 1), "CalibrationCommandTests.PressedPedal_RefusesToMove"),
        new("SR-42", "a calibration that was cut short is believed", Mutant.Ends("SlotImage", "TryRead", 1), "CalibrationOnThePenTests.PowerCutAtEveryByteOfStoring_LeavesOldOrNew_NeverGarbage"),
    ];
}
