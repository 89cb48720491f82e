using nanoFramework.TestFramework;
using SmpPen.Core.Calibration;

namespace SmpPen.Unit.Calibration
{
    // SR-09
    [TestClass]
    public class CalibrationJudgeTests
    {
        [TestMethod]
        public void ATrueScrew_IsAccepted_WithoutResidual()
        {
            CalibrationJudge judge = new CalibrationJudge();
            Assert.AreEqual((int)CalibrationRefusal.None, (int)judge.Judge(Points()));
            Assert.AreEqual(1000, judge.SlopePerMille);
            Assert.IsTrue(judge.ResidualMicrometres <= 1);
        }

        [TestMethod]
        [DataRow(980)]
        [DataRow(1020)]
        [DataRow(960)]
        [DataRow(1050)]
        public void AnErrorOfTheLead_IsAccepted_AndShownAsSlope(int perMille)
        {
            CalibrationJudge judge = new CalibrationJudge();
            DepthCalibration points = Points();
            Stretch(points, perMille);
            Assert.AreEqual((int)CalibrationRefusal.None, (int)judge.Judge(points));
            Assert.IsTrue(judge.SlopePerMille - perMille >= -1 && judge.SlopePerMille - perMille <= 1);
        }

        [TestMethod]
        [DataRow(2, 1)]
        [DataRow(0, 1)]
        [DataRow(10, 2)]
        public void TooFewOrTooManyPoints_AreRefused(int count, int refusal)
        {
            DepthCalibration points = Points();
            points.Count = count;
            Assert.AreEqual(refusal, (int)new CalibrationJudge().Judge(points));
        }

        [TestMethod]
        public void ReadingThatDoesNotRise_IsRefused()
        {
            DepthCalibration points = Points();
            points.Micrometres[2] = points.Micrometres[1];
            Assert.AreEqual((int)CalibrationRefusal.NotMonotonic, (int)new CalibrationJudge().Judge(points));
            points = Points();
            points.Microsteps[3] = points.Microsteps[2];
            Assert.AreEqual((int)CalibrationRefusal.NotMonotonic, (int)new CalibrationJudge().Judge(points));
        }

        [TestMethod]
        [DataRow(63, 3 + 1)]
        [DataRow(64, 0)]
        public void PointsCloserThanATenthOfAMillimetre_AreRefused(int apart, int refusal)
        {
            DepthCalibration points = Points();
            points.Microsteps[2] = points.Microsteps[1] + apart;
            points.Micrometres[2] = points.Micrometres[1] + 100;
            Assert.AreEqual(refusal, (int)new CalibrationJudge().Judge(points));
        }

        [TestMethod]
        [DataRow(880)]
        [DataRow(1120)]
        public void SlopeOfAWrongScrew_IsRefused(int perMille)
        {
            DepthCalibration points = Points();
            Stretch(points, perMille);
            Assert.AreEqual((int)CalibrationRefusal.SlopeImplausible, (int)new CalibrationJudge().Judge(points));
        }

        [TestMethod]
        public void ReadingTenthsOfAMillimetreWrong_IsRefusedForItsSlope()
        {
            DepthCalibration points = Points();
            points.Micrometres[2] += 100;
            Assert.AreEqual((int)CalibrationRefusal.SlopeImplausible, (int)new CalibrationJudge().Judge(points));
        }

        [TestMethod]
        [DataRow(152)]
        [DataRow(-152)]
        public void GaugeNotZeroedOnTheNose_IsRefused(int offset)
        {
            DepthCalibration points = Points();
            Shift(points, offset);
            Assert.AreEqual((int)CalibrationRefusal.OffsetTooLarge, (int)new CalibrationJudge().Judge(points));
        }

        [TestMethod]
        [DataRow(35, 0)]
        [DataRow(45, 8)]
        [DataRow(-45, 8)]
        public void PointOffTheStraightLine_IsRefused(int error, int refusal)
        {
            CalibrationJudge judge = new CalibrationJudge();
            DepthCalibration points = Points();
            points.Micrometres[2] += error;
            Assert.AreEqual(refusal, (int)judge.Judge(points));
            Assert.IsTrue(refusal == 0 ? judge.ResidualMicrometres <= 30 : judge.ResidualMicrometres > 30);
        }

        [TestMethod]
        public void PointsThatLeaveOutAnEnd_AreRefused()
        {
            DepthCalibration points = Points();
            points.Count = 4;
            Assert.AreEqual((int)CalibrationRefusal.RangeNotCovered, (int)new CalibrationJudge().Judge(points));
            points = Points();
            points.Microsteps[0] = 250;
            points.Micrometres[0] = -109;
            Assert.AreEqual((int)CalibrationRefusal.RangeNotCovered, (int)new CalibrationJudge().Judge(points));
        }

        [TestMethod]
        public void DepthThatTheTravelCannotReach_IsRefused()
        {
            DepthCalibration points = Points();
            Stretch(points, 920);
            Assert.AreEqual((int)CalibrationRefusal.RangeNotCovered, (int)new CalibrationJudge().Judge(points));
        }

        [TestMethod]
        [DataRow(-21, 9)]
        [DataRow(-20, 0)]
        [DataRow(60, 0)]
        [DataRow(100, 0)]
        [DataRow(101, 9)]
        public void BacklashBeyondWhatEveryMoveTakesUp_IsRefused(int backlash, int refusal)
        {
            DepthCalibration points = Points();
            points.BacklashMicrometres = backlash;
            Assert.AreEqual(refusal, (int)new CalibrationJudge().Judge(points));
        }

        private static void Stretch(DepthCalibration points, int perMille)
        {
            for (int i = 0; i < points.Count; i++)
            {
                points.Micrometres[i] = ((points.Micrometres[i] + 500) * perMille / 1000) - 500;
            }
        }

        private static void Shift(DepthCalibration points, int micrometres)
        {
            for (int i = 0; i < points.Count; i++)
            {
                points.Micrometres[i] += micrometres;
            }
        }

        private static DepthCalibration Points()
        {
            return CalibrationBench.Nominal(5);
        }
    }
}
