namespace SmpPen.Core.Calibration
{
    /// <summary>
    /// From needle protrusion to carriage position: straight pieces between measured points, monotonic both ways. Beyond the
    /// outermost points the outermost pieces go on. Starts as the nominal geometry of the hand-piece.
    /// </summary>
    public sealed class DepthMap
    {
        /// <summary>Most points of a map.</summary>
        public const int MaxPoints = 9;

        /// <summary>Microsteps per millimetre: 20 full steps x 16 microsteps at a lead of 0.5 mm.</summary>
        public const int MicrostepsPerMillimetre = 640;

        /// <summary>Home edge behind the nose, in micrometres.</summary>
        public const int HomeBehindNoseMicrometres = 500;

        private int[] _microsteps;
        private int[] _micrometres;
        private int _count;

        /// <summary>Makes the nominal map.</summary>
        public DepthMap()
        {
            SetNominal();
        }

        /// <summary>Takes the nominal geometry: 640 microsteps a millimetre from 0.50 mm behind the nose.</summary>
        public void SetNominal()
        {
            Set(new int[] { 0, 4 * MicrostepsPerMillimetre }, new int[] { -HomeBehindNoseMicrometres, 4000 - HomeBehindNoseMicrometres }, 2);
        }

        /// <summary>Takes measured points, kept by reference: both columns strictly ascending, at least two.</summary>
        /// <param name="microsteps">Carriage positions from the home edge.</param>
        /// <param name="micrometres">Protrusion measured there.</param>
        /// <param name="count">Number of points.</param>
        public void Set(int[] microsteps, int[] micrometres, int count)
        {
            _microsteps = microsteps;
            _micrometres = micrometres;
            _count = count;
        }

        /// <summary>Carriage position, in microsteps from the home edge, at which the needle protrudes by this much.</summary>
        /// <param name="protrusionMicrometres">Protrusion at the end of the stroke; 0 = flush with the nose.</param>
        /// <param name="cartridgeZeroMicrometres">Cartridge zero, +-500.</param>
        public int ToMicrosteps(int protrusionMicrometres, int cartridgeZeroMicrometres)
            => Convert(_micrometres, _microsteps, protrusionMicrometres + cartridgeZeroMicrometres);

        /// <summary>Protrusion of a needle of nominal length at a carriage position, in micrometres.</summary>
        public int ToMicrometres(int microsteps) => Convert(_microsteps, _micrometres, microsteps);

        private int Convert(int[] from, int[] to, int value)
        {
            int piece = 0;
            while (piece < _count - 2 && value >= from[piece + 1])
            {
                piece++;
            }
            int width = from[piece + 1] - from[piece];
            int product = (value - from[piece]) * (to[piece + 1] - to[piece]);
            int half = product < 0 ? -(width / 2) : width / 2;
            return to[piece] + ((product + half) / width);
        }
    }
}
