namespace SmpPen.Core.Control
{
    /// <summary>The state machine: every change of state that exists, and what each state allows.</summary>
    public static class TransitionTable
    {
        /// <summary>Number of states.</summary>
        public const int StateCount = 10;

        /// <summary>Number of events.</summary>
        public const int EventCount = 16;

        /// <summary>The event means nothing in this state.</summary>
        public const int Ignored = -1;

        private const sbyte None = Ignored;
        private const sbyte Test = (sbyte)PenState.SelfTest;
        private const sbyte Home = (sbyte)PenState.Homing;
        private const sbyte Prove = (sbyte)PenState.ProofTest;
        private const sbyte Stand = (sbyte)PenState.Standby;
        private const sbyte Zero = (sbyte)PenState.CartridgeZero;
        private const sbyte Ready = (sbyte)PenState.Ready;
        private const sbyte Prick = (sbyte)PenState.Pricking;
        private const sbyte Pause = (sbyte)PenState.Paused;
        private const sbyte Serve = (sbyte)PenState.Service;
        private const sbyte Fault = (sbyte)PenState.Fault;

        // States down, events across, both in the order of their numbers.
        private static readonly sbyte[] s_next =
        {
            // SelfT Homed  Proof  ProofS Cartr. Zero   Cancel Press  Releas Pause  Resume End    SrvOpn SrvCls Fault  Clear
            Home,   None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  Fault, None, // SelfTest
            None,   Prove, None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  Fault, None, // Homing
            None,   None,  Stand, Pause, None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  Fault, None, // ProofTest
            None,   None,  None,  None,  Zero,  None,  None,  None,  None,  None,  None,  None,  Serve, None,  Fault, None, // Standby
            None,   None,  None,  None,  None,  Ready, Stand, None,  None,  Pause, None,  None,  None,  None,  Fault, None, // CartridgeZero
            None,   None,  None,  None,  None,  None,  None,  Prick, None,  Pause, None,  None,  None,  None,  Fault, None, // Ready
            None,   None,  None,  None,  None,  None,  None,  None,  Ready, Pause, None,  None,  None,  None,  Fault, None, // Pricking
            None,   None,  None,  None,  Zero,  None,  None,  None,  None,  None,  Ready, Stand, None,  None,  Fault, None, // Paused
            None,   None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  Stand, Fault, None, // Service
            None,   None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  Test, // Fault
        };

        // What a state allows, as bits.
        private const byte MayDrive = 1;
        private const byte NeedleAtDepth = 2;
        private const byte PedalDrives = 4;

        private static readonly byte[] s_allows =
        {
            0,                                      // SelfTest:      ENABLE low,  carriage as found,   pedal dead
            0,                                      // Homing:        ENABLE low,  carriage going home, pedal dead
            MayDrive,                               // ProofTest:     ENABLE test, carriage home,       pedal dead
            0,                                      // Standby:       ENABLE low,  carriage home,       pedal dead
            MayDrive | NeedleAtDepth | PedalDrives, // CartridgeZero: ENABLE with the pedal, carriage at the nose
            NeedleAtDepth | PedalDrives,            // Ready:         ENABLE low,  carriage at depth,   pedal starts
            MayDrive | NeedleAtDepth | PedalDrives, // Pricking:      ENABLE high, carriage at depth,   pedal holds
            0,                                      // Paused:        ENABLE low,  carriage home,       pedal dead
            NeedleAtDepth,                          // Service:       ENABLE low,  carriage home or at a calibration point, pedal dead
            0,                                      // Fault:         ENABLE low,  carriage home,       pedal dead
        };

        /// <summary>The next state, or <see cref="Ignored"/>.</summary>
        public static int Next(PenState state, PenEvent trigger) => s_next[((int)state * EventCount) + (int)trigger];

        /// <summary>True where ENABLE may be high.</summary>
        public static bool AllowsDrive(PenState state) => (s_allows[(int)state] & MayDrive) != 0;

        /// <summary>True where the carriage may stand away from home.</summary>
        public static bool AllowsDepth(PenState state) => (s_allows[(int)state] & NeedleAtDepth) != 0;

        /// <summary>True where the pedal can start or keep the needle going.</summary>
        public static bool ObeysPedal(PenState state) => (s_allows[(int)state] & PedalDrives) != 0;
    }
}
