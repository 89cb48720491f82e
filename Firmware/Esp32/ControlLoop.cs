using System;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;

namespace SmpPen.Esp32
{
    /// <summary>The one time-triggered loop, nominally 100 Hz.</summary>
    /// <remarks>
    /// Nothing watches a managed thread on this chip: what stops the needle when this loop stops is the interlock, fed by the
    /// heartbeat that only a finished tick toggles.
    /// </remarks>
    public sealed class ControlLoop
    {
        /// <summary>A wake sooner than this after the last tick is skipped, in microseconds: a late tick is not made up for.</summary>
        public const int ShortestIntervalMicroseconds = 5000;

        /// <summary>Failed ticks, with fewer than <see cref="GoodTicksToForget"/> good ones in a row between them, that end the loop's work for good.</summary>
        public const int MaxFailures = 3;

        /// <summary>Good ticks in a row after which failures are forgotten: 1 s.</summary>
        public const int GoodTicksToForget = 100;

        /// <summary>A tick this long, in microseconds, ran over its time: a collection, another thread, or the flash.</summary>
        public const int OverlongMicroseconds = 9000;

        /// <summary>
        /// After an overlong tick a wake sooner than this is skipped, in microseconds: a prick that the tick fired late must
        /// reach full depth before the next tick may take ENABLE away. Without a prick the next wake comes none too soon.
        /// </summary>
        public const int ArrivalMicroseconds = 5000;

        private const int SleepMilliseconds = 10;

        private readonly PenHardware _hardware;
        private long _notBefore;
        private bool _isStarted;
        private int _failures;
        private int _goodTicks;

        /// <summary>Makes the pen on its board; nothing happens before the first <see cref="RunOnce"/>.</summary>
        public ControlLoop(PenHardware hardware)
        {
            _hardware = hardware;
            Pen = new PenController(hardware);
        }

        /// <summary>The pen.</summary>
        public PenController Pen;

        /// <summary>True after too many failed ticks: ENABLE is low, the heartbeat rests, and only power can change that.</summary>
        public bool IsDead;

        /// <summary>Ticks that ended with an exception, since power-up.</summary>
        public int FailedTicks;

        /// <summary>The thread's body; does not return.</summary>
        public void Run()
        {
            while (true)
            {
                RunOnce();
                // Wakes at a tick of the system, 10 ms apart: the time that really passed is measured.
                Thread.Sleep(SleepMilliseconds);
            }
        }

        /// <summary>One wake of the thread. Never throws.</summary>
        public void RunOnce()
        {
            if (IsDead)
            {
                return;
            }
            try
            {
                Tick((long)HighResTimer.GetCurrent());
            }
            catch (Exception)
            {
                // An exception that nobody catches ends a thread without a word, and LEDC goes on pulsing.
                Fail();
            }
        }

        private void Tick(long nowMicroseconds)
        {
            if (nowMicroseconds < _notBefore)
            {
                return;
            }
            _notBefore = nowMicroseconds + ShortestIntervalMicroseconds;
            if (!_isStarted)
            {
                Pen.Start(nowMicroseconds);
                _isStarted = true;
                return;
            }
            Pen.Tick(nowMicroseconds);
            long endMicroseconds = (long)HighResTimer.GetCurrent();
            Pen.Finish(endMicroseconds);
            if (Pen.Model.Drive.IsBusy && endMicroseconds - nowMicroseconds > OverlongMicroseconds)
            {
                _notBefore = endMicroseconds + ArrivalMicroseconds;
            }
            if (_failures > 0 && ++_goodTicks >= GoodTicksToForget)
            {
                _failures = 0;
            }
        }

        private void Fail()
        {
            FailedTicks++;
            Pen.NoteInternalError();
            _goodTicks = 0;
            if (++_failures >= MaxFailures)
            {
                IsDead = true;
            }
            try
            {
                _hardware.Safety.SetEnable(false);
                _hardware.StrokePwm.Stop();
            }
            catch (Exception)
            {
                // Nothing is left to try: the heartbeat rests, and the interlock opens the coil circuit within 100 ms.
                IsDead = true;
            }
        }
    }
}
