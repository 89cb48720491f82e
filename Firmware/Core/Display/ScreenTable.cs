using SmpPen.Core.Control;

namespace SmpPen.Core.Display
{
    /// <summary>The screen of each <see cref="ScreenId"/>.</summary>
    public sealed class ScreenTable
    {
        private readonly Screen[] _screens;

        /// <summary>Makes all screens over one picture and one status.</summary>
        public ScreenTable(FrameBuffer frame, PenStatus status)
        {
            _screens = new Screen[]
            {
                new BootScreen(frame, status),
                new StandbyScreen(frame, status),
                new SessionStartScreen(frame, status),
                new CartridgeZeroScreen(frame, status),
                new WorkScreen(frame, status, false),
                new WorkScreen(frame, status, true),
                new PausedScreen(frame, status),
                new SettingsScreen(frame, status),
                new SummaryScreen(frame, status),
                new FaultScreen(frame, status),
                new ServiceScreen(frame, status),
                new ConfirmScreen(frame, status),
                new CalibrationScreen(frame, status),
            };
        }

        /// <summary>The screen of an id; one that does not exist gives the fault screen.</summary>
        public Screen Of(ScreenId id)
        {
            int index = (int)id;
            return index >= 0 && index < _screens.Length ? _screens[index] : _screens[(int)ScreenId.Fault];
        }
    }
}
