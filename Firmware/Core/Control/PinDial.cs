using SmpPen.Core.Calibration;
using SmpPen.Core.Hardware;
using SmpPen.Core.Link;

namespace SmpPen.Core.Control
{
    /// <summary>The technician's PIN by buttons, in Service: Up and Down turn the wheel, Select takes its digit, and the whole PIN at ">".</summary>
    public sealed class PinDial
    {
        /// <summary>Place of the wheel at which Select takes the whole PIN; below it are the digits.</summary>
        public const int EndPlace = 10;

        private readonly TechnicianLock _lock;
        private readonly CalibrationStatus _status;
        private readonly byte[] _digits = new byte[PinHash.LongestPin];

        /// <summary>Makes the dial on the lock.</summary>
        public PinDial(TechnicianLock technician, CalibrationStatus status)
        {
            _lock = technician;
            _status = status;
        }

        /// <summary>A PIN is being dialled; not once the link has unlocked the pen.</summary>
        public bool IsOpen => _status.PinLength >= 0 && !_status.IsUnlocked;

        /// <summary>Begins with no digit.</summary>
        public void Open()
        {
            _status.PinLength = 0;
            _status.PinWheel = 0;
        }

        /// <summary>Forgets what has been dialled.</summary>
        public void Close() => _status.PinLength = -1;

        /// <summary>Takes a button.</summary>
        public void Press(InputLine button, long nowMicroseconds)
        {
            CalibrationStatus status = _status;
            int length = status.PinLength;
            int wheel = status.PinWheel;
            if (button == InputLine.ButtonStop)
            {
                Close();
            }
            else if (button != InputLine.ButtonSelect)
            {
                status.PinWheel = (wheel + Cursor.Direction(button) + EndPlace + 1) % (EndPlace + 1);
            }
            else if (wheel == EndPlace)
            {
                _lock.BeginUnlock(_digits, 0, length, nowMicroseconds);
                Close();
            }
            else if (length < PinHash.LongestPin)
            {
                _digits[length] = (byte)('0' + wheel);
                status.PinLength = length + 1;
                status.PinWheel = 0;
            }
        }
    }
}
