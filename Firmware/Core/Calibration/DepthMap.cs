namespace SmpPen.Core.Calibration
{
    /// <summary>From needle protrusion to carriage position, by the nominal geometry of the hand-piece.</summary>
    public static class DepthMap
    {
        /// <summary>Microsteps per millimetre: 20 full steps x 16 microsteps at a lead of 0.5 mm.</summary>
        public const int MicrostepsPerMillimetre = 640;

        /// <summary>Home edge behind the nose, in micrometres.</summary>
        public const int HomeBehindNoseMicrometres = 500;

        /// <summary>Carriage position, in microsteps from the home edge, at which the needle protrudes by this much.</summary>
        /// <param name="protrusionMicrometres">Protrusion at the end of the stroke; 0 = flush with the nose.</param>
        /// <param name="cartridgeZeroMicrometres">Cartridge zero, +-500.</param>
        public static int ToMicrosteps(int protrusionMicrometres, int cartridgeZeroMicrometres)
        {
            int carriageMicrometres = HomeBehindNoseMicrometres + cartridgeZeroMicrometres + protrusionMicrometres;
            return ((carriageMicrometres * MicrostepsPerMillimetre) + 500) / 1000;
        }
    }
}
