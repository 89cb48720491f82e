using SmpPen.Core.Motion;

namespace SmpPen.Core.Calibration
{
    /// <summary>Holds measured points against what a sound hand-piece can show. Integers only.</summary>
    public sealed class CalibrationJudge
    {
        /// <summary>Fewest points.</summary>
        public const int MinPoints = 3;

        /// <summary>Closest two points may be, in microsteps (0.1 mm).</summary>
        public const int MinSpacingMicrosteps = 64;

        /// <summary>Least slope against the nominal lead, in 1/1000.</summary>
        public const int MinSlopePerMille = 900;

        /// <summary>Greatest slope against the nominal lead, in 1/1000.</summary>
        public const int MaxSlopePerMille = 1100;

        /// <summary>Largest distance of a point from the straight line through all, in micrometres.</summary>
        public const int MaxResidualMicrometres = 30;

        /// <summary>Largest protrusion of the fitted line where the needle should be flush, in micrometres.</summary>
        public const int MaxOffsetMicrometres = 150;

        /// <summary>Largest backlash, in micrometres: what the last part of every move takes up.</summary>
        public const int MaxBacklashMicrometres = 100;

        /// <summary>Least backlash that can be read: none, less the errors of two readings.</summary>
        public const int MinBacklashMicrometres = -20;

        /// <summary>Largest error at the verification, in micrometres.</summary>
        public const int MaxCheckMicrometres = 50;

        /// <summary>Innermost protrusion that depth and cartridge zero ask for, in micrometres.</summary>
        public const int InnermostMicrometres = -500;

        /// <summary>Outermost protrusion that depth and cartridge zero ask for, in micrometres.</summary>
        public const int OutermostMicrometres = 2500;

        /// <summary>The outermost pieces may be prolonged by this much, in micrometres.</summary>
        public const int MaxBeyondMicrometres = 200;

        private const int FlushMicrosteps = DepthMap.HomeBehindNoseMicrometres * DepthMap.MicrostepsPerMillimetre / 1000;

        private readonly DepthMap _map = new DepthMap();

        /// <summary>Largest distance of a point from the straight line, in micrometres; set by <see cref="Judge"/>.</summary>
        public int ResidualMicrometres;

        /// <summary>Slope of the straight line against the nominal lead, in 1/1000; set by <see cref="Judge"/>.</summary>
        public int SlopePerMille;

        /// <summary>The first thing that is wrong with the points, or None.</summary>
        public CalibrationRefusal Judge(DepthCalibration points)
        {
            ResidualMicrometres = 0;
            SlopePerMille = 0;
            CalibrationRefusal refusal = JudgePieces(points);
            if (refusal != CalibrationRefusal.None)
            {
                return refusal;
            }
            int offset = Fit(points);
            return offset > MaxOffsetMicrometres || offset < -MaxOffsetMicrometres ? CalibrationRefusal.OffsetTooLarge
                : ResidualMicrometres > MaxResidualMicrometres ? CalibrationRefusal.ResidualTooLarge
                : !Covers(points) ? CalibrationRefusal.RangeNotCovered
                : points.BacklashMicrometres > MaxBacklashMicrometres || points.BacklashMicrometres < MinBacklashMicrometres
                    ? CalibrationRefusal.BacklashImplausible : CalibrationRefusal.None;
        }

        private static CalibrationRefusal JudgePieces(DepthCalibration points)
        {
            CalibrationRefusal refusal = points.Count < MinPoints ? CalibrationRefusal.TooFewPoints
                : points.Count > DepthMap.MaxPoints ? CalibrationRefusal.TooManyPoints : CalibrationRefusal.None;
            for (int i = 1; i < points.Count && refusal == CalibrationRefusal.None; i++)
            {
                refusal = JudgePiece(points.Microsteps[i] - points.Microsteps[i - 1], points.Micrometres[i] - points.Micrometres[i - 1]);
            }
            return refusal;
        }

        private static CalibrationRefusal JudgePiece(int microsteps, int micrometres) =>
            microsteps <= 0 || micrometres <= 0 ? CalibrationRefusal.NotMonotonic
            : microsteps < MinSpacingMicrosteps ? CalibrationRefusal.TooClose
            : micrometres * DepthMap.MicrostepsPerMillimetre / microsteps < MinSlopePerMille
                || micrometres * DepthMap.MicrostepsPerMillimetre / microsteps > MaxSlopePerMille ? CalibrationRefusal.SlopeImplausible
            : CalibrationRefusal.None;

        // Least squares with every distance from the mean taken times the number of points, so that nothing is rounded.
        private int Fit(DepthCalibration points)
        {
            int count = points.Count;
            long sumX = 0;
            long sumY = 0;
            for (int i = 0; i < count; i++)
            {
                sumX += points.Microsteps[i];
                sumY += points.Micrometres[i];
            }
            long squares = 0;
            long products = 0;
            for (int i = 0; i < count; i++)
            {
                long x = (count * points.Microsteps[i]) - sumX;
                squares += x * x;
                products += x * ((count * points.Micrometres[i]) - sumY);
            }
            for (int i = 0; i < count; i++)
            {
                long x = (count * points.Microsteps[i]) - sumX;
                long off = ((((count * points.Micrometres[i]) - sumY) * squares) - (x * products)) / (count * squares);
                int residual = (int)(off < 0 ? -off : off);
                ResidualMicrometres = residual > ResidualMicrometres ? residual : ResidualMicrometres;
            }
            SlopePerMille = (int)(((products * DepthMap.MicrostepsPerMillimetre) + (squares / 2)) / squares);
            return (int)(((sumY * squares) + (((count * FlushMicrosteps) - sumX) * products)) / (count * squares));
        }

        private bool Covers(DepthCalibration points)
        {
            _map.Set(points.Microsteps, points.Micrometres, points.Count);
            return points.Micrometres[0] <= InnermostMicrometres + MaxBeyondMicrometres
                && points.Micrometres[points.Count - 1] >= OutermostMicrometres - MaxBeyondMicrometres
                && _map.ToMicrosteps(InnermostMicrometres, 0) >= DepthAxis.InnermostTargetMicrosteps
                && _map.ToMicrosteps(OutermostMicrometres, 0) <= DepthAxis.OuterLimitMicrosteps;
        }
    }
}
