using SmpPen.Esp32;
using SmpPen.HostSimulator.Plant;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.Plant;

[TestClass]
public sealed class LeadScrewTests
{
    private static readonly PlantParameters Ideal = new()
    {
        BacklashNanometres = 0,
        LeadErrorPartsPerMillion = 0,
        PeriodicErrorNanometres = 0,
        StartNanometres = 0,
    };

    private static void Step(Chip chip, int steps)
    {
        chip.Pad(PinMap.Direction).DriveFromChip(steps > 0);
        for (int i = 0; i < Math.Abs(steps); i++)
        {
            chip.Pad(PinMap.Step).DriveFromChip(true);
            chip.Pad(PinMap.Step).DriveFromChip(false);
        }
    }

    private static (Chip Chip, LeadScrew Screw) Axis(PlantParameters parameters)
    {
        Chip chip = new();
        return (chip, new LeadScrew(chip, parameters));
    }

    [TestMethod]
    public void IdealScrew_SixHundredAndFortyStepsAreOneMillimetre()
    {
        (Chip chip, LeadScrew screw) = Axis(Ideal);
        Step(chip, 640);
        Assert.AreEqual(1_000_000, screw.CarriageNanometres);
        Step(chip, -640);
        Assert.AreEqual(0, screw.CarriageNanometres);
        Assert.AreEqual(0, screw.MotorMicrosteps);
    }

    [TestMethod]
    [DataRow(20_000, 1_020_000)]
    [DataRow(-20_000, 980_000)]
    [DataRow(5_000, 1_005_000)]
    public void LeadError_ScalesEveryTravel(int partsPerMillion, int expectedNanometres)
    {
        (Chip chip, LeadScrew screw) = Axis(Ideal with { LeadErrorPartsPerMillion = partsPerMillion });
        Step(chip, 640);
        Assert.AreEqual(expectedNanometres, screw.CarriageNanometres);
    }

    [TestMethod]
    public void Backlash_OutwardTheCarriageTrailsByThePlay_InwardItFollowsAtOnceAfterThePlay()
    {
        (Chip chip, LeadScrew screw) = Axis(Ideal with { BacklashNanometres = 60_000 });
        Step(chip, 38);
        Assert.AreEqual(0, screw.CarriageNanometres);
        Step(chip, 602);
        Assert.AreEqual(940_000, screw.CarriageNanometres);
        Step(chip, -38);
        Assert.AreEqual(940_000, screw.CarriageNanometres);
        Step(chip, -26);
        Assert.AreEqual(900_000, screw.CarriageNanometres);
    }

    [TestMethod]
    public void Backlash_ApproachedFromInside_EveryPositionRepeatsExactly()
    {
        (Chip chip, LeadScrew screw) = Axis(new PlantParameters { StartNanometres = 0 });
        Step(chip, 700);
        long first = screw.CarriageNanometres;
        Step(chip, 200);
        Step(chip, -400);
        Step(chip, 200);
        Assert.AreEqual(first, screw.CarriageNanometres);
    }

    [TestMethod]
    public void PeriodicError_RepeatsEachTurn_AndStaysWithinItsAmplitude()
    {
        (Chip chip, LeadScrew screw) = Axis(Ideal with { PeriodicErrorNanometres = 3_000, PeriodicPhaseMicrosteps = 0 });
        List<long> errors = [];
        for (int step = 1; step <= 640; step++)
        {
            Step(chip, 1);
            errors.Add(screw.CarriageNanometres - (step * 1_000_000L / 640));
        }
        Assert.AreEqual(3_000, errors.Max());
        Assert.AreEqual(-3_000, errors.Min());
        CollectionAssert.AreEqual(errors[..320], errors[320..]);
    }

    [TestMethod]
    public void HomeFlag_ClearsJustOutsideTheEdge_AndSetsTenMicrometresInside()
    {
        (Chip chip, LeadScrew screw) = Axis(Ideal);
        Pad flag = chip.Pad(PinMap.HomeFlag);
        Assert.IsTrue(flag.Level);
        Step(chip, 1);
        Assert.IsFalse(flag.Level);
        Step(chip, -7);
        Assert.AreEqual(-9_375, screw.CarriageNanometres);
        Assert.IsFalse(flag.Level);
        Step(chip, -1);
        Assert.IsTrue(flag.Level);
        Step(chip, 7);
        Assert.IsTrue(flag.Level);
        Step(chip, 1);
        Assert.IsFalse(flag.Level);
    }

    [TestMethod]
    public void HomeFlagStuck_ShowsItsLevel_AndTheTruthAfterwards()
    {
        (Chip chip, LeadScrew screw) = Axis(Ideal);
        screw.HomeFlagStuckAt = true;
        Step(chip, 100);
        Assert.IsTrue(chip.Pad(PinMap.HomeFlag).Level);
        Assert.IsFalse(screw.IsHome);
        screw.HomeFlagStuckAt = null;
        Assert.IsFalse(chip.Pad(PinMap.HomeFlag).Level);
    }

    [TestMethod]
    public void HardStops_TakeNoMore_AndLoseTheSteps()
    {
        (Chip chip, LeadScrew screw) = Axis(Ideal);
        Step(chip, 3000);
        Assert.AreEqual(3_200_000, screw.CarriageNanometres);
        Assert.AreEqual(3000 - 2048, screw.LostSteps);
        Step(chip, -3000);
        Assert.AreEqual(-300_000, screw.CarriageNanometres);
    }

    [TestMethod]
    public void LostSteps_AreMissingFromTheTravel_ButNotFromStepSense()
    {
        (Chip chip, LeadScrew screw) = Axis(Ideal);
        int sensed = 0;
        chip.Pad(PinMap.StepSense).Changed += (_, level, _) => sensed += level ? 1 : 0;
        screw.LoseSteps(64);
        Step(chip, 640);
        Assert.AreEqual(900_000, screw.CarriageNanometres);
        Assert.AreEqual(64, screw.LostSteps);
        Assert.AreEqual(640, sensed);
    }

    [TestMethod]
    public void StalledMotor_MovesNothing()
    {
        (Chip chip, LeadScrew screw) = Axis(Ideal);
        screw.IsStalled = true;
        Step(chip, 500);
        Assert.AreEqual(0, screw.CarriageNanometres);
        Assert.AreEqual(500, screw.LostSteps);
    }

    [TestMethod]
    public void Push_MovesTheCarriageWithoutAStep()
    {
        (Chip chip, LeadScrew screw) = Axis(Ideal);
        Step(chip, 640);
        screw.Push(-100_000);
        Assert.AreEqual(900_000, screw.CarriageNanometres);
        Assert.AreEqual(640, screw.MotorMicrosteps);
    }
}
