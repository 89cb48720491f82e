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

        // What a state allows, as bits: ENABLE high, the carriage away from home, the pedal.
        private const int MayDrive = 1;
        private const int NeedleAtDepth = 2;
        private const int PedalDrives = 4;
        private const sbyte Safe = 0;
        private const sbyte Tests = MayDrive;
        private const sbyte Depth = NeedleAtDepth;
        private const sbyte Waits = NeedleAtDepth | PedalDrives;
        private const sbyte Works = MayDrive | NeedleAtDepth | PedalDrives;

        private const int Columns = EventCount + 1;

        // SelfTest:      ENABLE low,  carriage as found,   pedal dead
        // Homing:        ENABLE low,  carriage going home, pedal dead
        // ProofTest:     ENABLE test, carriage home,       pedal dead
        // Standby:       ENABLE low,  carriage home,       pedal dead
        // CartridgeZero: ENABLE with the pedal, carriage at the nose
        // Ready:         ENABLE low,  carriage at depth,   pedal starts
        // Pricking:      ENABLE high, carriage at depth,   pedal holds
        // Paused:        ENABLE low,  carriage home,       pedal dead
        // Service:       ENABLE low,  carriage home or at a calibration point, pedal dead
        // Fault:         ENABLE low,  carriage home,       pedal dead

        // States down, events across, both in the order of their numbers; last what the state allows.
        private static readonly sbyte[] s_next =
        {
            // SelfT Homed  Proof  ProofS Cartr. Zero   Cancel Press  Releas Pause  Resume End    SrvOpn SrvCls Fault  Clear Allows
            Home,    None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  Fault, None, Safe,  // SelfTest
            None,    Prove, None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  Fault, None, Safe,  // Homing
            None,    None,  Stand, Pause, None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  Fault, None, Tests, // ProofTest
            None,    None,  None,  None,  Zero,  None,  None,  None,  None,  None,  None,  None,  Serve, None,  Fault, None, Safe,  // Standby
            None,    None,  None,  None,  None,  Ready, Stand, None,  None,  Pause, None,  None,  None,  None,  Fault, None, Works, // CartridgeZero
            None,    None,  None,  None,  None,  None,  None,  Prick, None,  Pause, None,  None,  None,  None,  Fault, None, Waits, // Ready
            None,    None,  None,  None,  None,  None,  None,  None,  Ready, Pause, None,  None,  None,  None,  Fault, None, Works, // Pricking
            None,    None,  None,  None,  Zero,  None,  None,  None,  None,  None,  Ready, Stand, None,  None,  Fault, None, Safe,  // Paused
            None,    None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  Stand, Fault, None, Depth, // Service
            None,    None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  None,  Test, Safe,  // Fault
        };

        /// <summary>The next state, or <see cref="Ignored"/>.</summary>
        public static int Next(PenState state, PenEvent trigger) => s_next[((int)state * Columns) + (int)trigger];

        /// <summary>True where ENABLE may be high.</summary>
        public static bool AllowsDrive(PenState state) => Allows(state, MayDrive);

        /// <summary>True where the carriage may stand away from home.</summary>
        public static bool AllowsDepth(PenState state) => Allows(state, NeedleAtDepth);

        /// <summary>True where the pedal can start or keep the needle going.</summary>
        public static bool ObeysPedal(PenState state) => Allows(state, PedalDrives);

        private static bool Allows(PenState state, int what) => (s_next[((int)state * Columns) + EventCount] & what) != 0;
    }
}
