using CsCheck;
using SmpPen.Core.Calibration;
using SmpPen.Core.Motion;

namespace SmpPen.Simulation.Tests.Properties;

/// <summary>Ramp and depth map over all that they may be given.</summary>
[TestClass]
public sealed class MotionProperties
{
    // Points that the judge takes: spacing, slope and offset of a sound hand-piece.
    private static readonly Gen<DepthCalibration> s_calibrations =
        Gen.Select(Gen.Int[CalibrationJudge.MinPoints, DepthMap.MaxPoints], Gen.Int[930, 1070], Gen.Int[-60, 60], Gen.Int[-8, 8].Array[DepthMap.MaxPoints])
            .Select((count, slope, offset, noise) =>
            {
                DepthCalibration points = new() { Count = count };
                for (int i = 0; i < count; i++)
                {
                    points.Microsteps[i] = i * CalibrationService.OutermostPointMicrosteps / (count - 1);
                    points.Micrometres[i] = (int)((long)points.Microsteps[i] * slope / DepthMap.MicrostepsPerMillimetre) - 500 + offset + noise[i];
                }
                return points;
            });

    [TestMethod]
    public void AMapThatTheJudgeTakes_IsMonotone_AndItsOwnInverse()
    {
        int judged = 0;
        s_calibrations.Sample(
            points =>
            {
                if (new CalibrationJudge().Judge(points) != CalibrationRefusal.None)
                {
                    return true;
                }
                Interlocked.Increment(ref judged);
                return IsSound(Map(points));
            },
            iter: 5_000);
        Assert.IsGreaterThan(500, judged, "too few of the points were sound: nothing was shown");
    }

    [TestMethod]
    public void AMapThatTurnsRound_IsSeenByTheSameQuestions()
    {
        DepthCalibration points = new() { Count = 3 };
        (points.Microsteps[0], points.Microsteps[1], points.Microsteps[2]) = (0, 980, 1960);
        (points.Micrometres[0], points.Micrometres[1], points.Micrometres[2]) = (-500, 1031, 1000);
        Assert.IsFalse(IsSound(Map(points)));
        Assert.AreEqual(CalibrationRefusal.NotMonotonic, new CalibrationJudge().Judge(points));
    }

    [TestMethod]
    public void ATrain_BeginsAndEndsSlow_NeverJumpsInSpeed_AndLastsWhatItSays() =>
        Gen.Int[1, 255].Sample(
            steps =>
            {
                StepRamp ramp = new(255);
                int Period(int step) => ramp.Periods[Math.Min(step, steps - 1 - step)];
                long sum = 0;
                for (int i = 0; i < steps; i++)
                {
                    int period = Period(i);
                    sum += period;
                    double speed = 1e6 / period;
                    bool isSlowEnd = i is not 0 || speed <= StepRamp.StartStepsPerSecond * 1.01;
                    // v² grows by 2a a step: what the motor is made for, with a microsecond of rounding.
                    double before = i == 0 ? speed : 1e6 / Period(i - 1);
                    bool isGentle = Math.Abs((speed * speed) - (before * before)) <= (2 * StepRamp.AccelerationStepsPerSecondSquared) + (4 * speed * speed / period);
                    if (!isSlowEnd || !isGentle || speed > StepRamp.CruiseStepsPerSecond * 1.01)
                    {
                        return false;
                    }
                }
                return sum == ramp.TrainMicroseconds(steps);
            },
            iter: 2_000);

    private static DepthMap Map(DepthCalibration points)
    {
        DepthMap map = new();
        map.Set(points.Microsteps, points.Micrometres, points.Count);
        return map;
    }

    private static bool IsSound(DepthMap map)
    {
        int before = int.MinValue;
        for (int depth = CalibrationJudge.InnermostMicrometres; depth <= CalibrationJudge.OutermostMicrometres; depth += 7)
        {
            int steps = map.ToMicrosteps(depth, 0);
            // A microstep is 1.6 um: there and back loses at most half of one, and a rounding.
            if (steps < before || Math.Abs(map.ToMicrometres(steps) - depth) > 2 || map.ToMicrosteps(depth - 120, 120) != steps)
            {
                return false;
            }
            before = steps;
        }
        return true;
    }
}
