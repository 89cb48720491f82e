using System;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;

namespace SmpPen.Core.Display
{
    /// <summary>Keeps the panel showing the status: a tick draws at most one page, or sends at most one, and only what has changed.</summary>
    /// <remarks>
    /// Drawing costs the interpreter's time and sending the bus's: never both in one tick. Each tick compares the key of one
    /// page, in turn; a change of screen draws all pages from the top, or only what differs when it continues the one before.
    /// </remarks>
    public sealed class DisplayController
    {
        /// <summary>How long the panel may fail without a pause before it counts as lost, in microseconds.</summary>
        public const long LostAfterMicroseconds = 1000000;

        /// <summary>Pause before a panel that did not answer is initialised again, in microseconds.</summary>
        public const long RetryAfterMicroseconds = 50000;

        /// <summary>The same once the panel is lost.</summary>
        public const long RetryWhenLostMicroseconds = 5000000;

        private const int NoPage = -1;

        private readonly IDisplayPanel _panel;
        private readonly PenStatus _status;
        private readonly ScreenTable _screens;
        private readonly int[] _keys = new int[FrameBuffer.Pages];
        private Screen _screen;
        private ScreenId _shown;
        private int _forcedPage;
        private int _drawnPage = NoPage;
        private int _drawnKey;
        private int _nextPage;
        private bool _isStarted;
        private bool _isInitialised;
        private bool _isComplete;
        private bool _isFailing;
        private long _failingSince;
        private long _retryAt;

        /// <summary>Makes the controller; nothing is sent yet.</summary>
        public DisplayController(IDisplayPanel panel, PenStatus status)
        {
            _panel = panel;
            _status = status;
            Frame = new FrameBuffer();
            _screens = new ScreenTable(Frame, status);
            _shown = status.Screen;
            _screen = _screens.Of(_shown);
        }

        /// <summary>The picture, as it is or is about to be on the panel.</summary>
        public readonly FrameBuffer Frame;

        /// <summary>True while the panel has not acknowledged anything for a second of trying.</summary>
        public bool IsLost;

        /// <summary>One tick of the display. Never throws for the panel's sake. The first one initialises and clears the panel.</summary>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        /// <param name="quiet">True when nothing may be sent in this tick.</param>
        /// <returns>True when the tick has done its share of work: a page was drawn.</returns>
        public bool Tick(long nowMicroseconds, bool quiet)
        {
            if (quiet)
            {
                return false;
            }
            if (!_isComplete || _status.Screen != _shown)
            {
                int drawn = _drawnPage;
                Complete(nowMicroseconds);
                return _drawnPage != drawn && _drawnPage != NoPage;
            }
            int page = _nextPage;
            _nextPage = (page + 1) & (FrameBuffer.Pages - 1);
            int key = _screen.Key(page);
            if (key == _keys[page])
            {
                return false;
            }
            Draw(page, key);
            return true;
        }

        /// <summary>Brings the panel to life, a page that was drawn onto it, and then the pages of a new screen.</summary>
        private void Complete(long nowMicroseconds)
        {
            if (!_isInitialised)
            {
                Initialise(nowMicroseconds);
                return;
            }
            if (_status.Screen != _shown)
            {
                ChangeScreen();
            }
            if (_drawnPage != NoPage)
            {
                Send(nowMicroseconds);
            }
            else if (_forcedPage < FrameBuffer.Pages)
            {
                Draw(_forcedPage, _screen.Key(_forcedPage));
            }
            else
            {
                _isComplete = true;
            }
        }

        private void ChangeScreen()
        {
            Screen previous = _screen;
            _shown = _status.Screen;
            _screen = _screens.Of(_shown);
            if (_forcedPage < FrameBuffer.Pages || !_screen.Continues(previous))
            {
                _forcedPage = 0;
                _drawnPage = NoPage;
                _isComplete = false;
                return;
            }
            // The heading first; the keys tell which other pages differ.
            _nextPage = 0;
        }

        private void Draw(int page, int key)
        {
            _isComplete = false;
            _screen.Render(page);
            _drawnPage = page;
            _drawnKey = key;
        }

        private void Send(long nowMicroseconds)
        {
            int page = _drawnPage;
            _drawnPage = NoPage;
            if (!TryWrite(page))
            {
                Fail(nowMicroseconds);
                return;
            }
            _keys[page] = _drawnKey;
            _isFailing = false;
            IsLost = false;
            if (_forcedPage < FrameBuffer.Pages)
            {
                _forcedPage++;
            }
            _isComplete = _forcedPage == FrameBuffer.Pages;
        }

        private void Initialise(long nowMicroseconds)
        {
            if (_isStarted && nowMicroseconds < _retryAt)
            {
                return;
            }
            bool isFirst = !_isStarted;
            _isStarted = true;
            _isInitialised = TryWrite(NoPage) && (!isFirst || TryClear());
            _forcedPage = 0;
            if (!_isInitialised)
            {
                Fail(nowMicroseconds);
            }
        }

        private void Fail(long nowMicroseconds)
        {
            _isInitialised = false;
            if (!_isFailing)
            {
                _isFailing = true;
                _failingSince = nowMicroseconds;
            }
            IsLost = nowMicroseconds - _failingSince >= LostAfterMicroseconds;
            // A held bus blocks everything for a second at each try: the carriage has to get home meanwhile.
            _retryAt = nowMicroseconds + (IsLost ? RetryWhenLostMicroseconds : RetryAfterMicroseconds);
        }

        // After power-up the panel's memory holds noise. Only in the first tick: eight pages block the bus for 24 ms.
        private bool TryClear()
        {
            for (int page = 0; page < FrameBuffer.Pages; page++)
            {
                if (!TryWrite(page))
                {
                    return false;
                }
            }
            return true;
        }

        // The native I2C driver throws on bus errors other than a missing acknowledge (esp32-peripherals.md, I2C).
        private bool TryWrite(int page)
        {
            try
            {
                return page == NoPage ? _panel.TryInitialise() : _panel.TryWritePage(page, 0, Frame.Bytes, FrameBuffer.Columns);
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
