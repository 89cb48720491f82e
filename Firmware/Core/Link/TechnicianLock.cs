using SmpPen.Core.Calibration;
using SmpPen.Core.Hardware;

namespace SmpPen.Core.Link
{
    /// <summary>
    /// Whether a technician has unlocked the pen. A PIN is counted as wrong on the flash before it is looked at, and only a
    /// right one takes that back: cutting the power gains no attempt, and waiting begins anew at power-up.
    /// </summary>
    public sealed class TechnicianLock : IServiceLock
    {
        /// <summary>The PIN that every pen is delivered with; the link warns as long as it is in force.</summary>
        public const string DefaultPin = "0000";

        /// <summary>Shortest new PIN.</summary>
        public const int ShortestPin = 4;

        /// <summary>Without a command for this long the pen locks itself, in microseconds.</summary>
        public const long IdleMicroseconds = 600000000;

        /// <summary>Longest wait after a wrong PIN, in seconds.</summary>
        public const int LongestWaitSeconds = 900;

        // From here on the wait is the longest: 2^10 s would be more.
        private const int MostFailures = 11;

        private readonly PinFile _file;
        private readonly PinHash _hash = new PinHash();
        private readonly byte[] _pin = new byte[PinHash.LongestPin];
        private readonly byte[] _newPin = new byte[PinHash.LongestPin];
        private int _pinLength;
        private int _newPinLength;
        private bool _isChanging;
        private bool _isHashingNew;
        private long _notBefore;
        private long _lastUseAt;

        /// <summary>Makes the lock, locked; nothing is read yet.</summary>
        public TechnicianLock(IFileStore files)
        {
            _file = new PinFile(files);
        }

        /// <summary>A technician may act.</summary>
        public bool IsUnlocked { get; private set; }

        /// <summary>Anyone can unlock: the PIN has never been changed.</summary>
        public bool IsDefaultPin
        {
            get { return _file.IsDefault; }
        }

        /// <summary>Reads the PIN at power-up; wrong attempts before it make the first one wait.</summary>
        public void Load(long nowMicroseconds)
        {
            if (!_file.Load())
            {
                _file.Failures = MostFailures;
            }
            Delay(nowMicroseconds);
        }

        /// <summary>Seconds until a PIN will be looked at, 0 = now.</summary>
        public int WaitSeconds(long nowMicroseconds)
        {
            return nowMicroseconds >= _notBefore ? 0 : (int)((_notBefore - nowMicroseconds + 999999) / 1000000);
        }

        /// <summary>Begins to check a PIN; it is copied. Blocks for the flash. Then <see cref="Step"/> each tick while Busy.</summary>
        public PinResult BeginUnlock(byte[] text, int start, int length, long nowMicroseconds)
        {
            _isChanging = false;
            return Begin(text, start, length, nowMicroseconds);
        }

        /// <summary>Begins to change the PIN: the old one is checked first, and counts when wrong.</summary>
        public PinResult BeginChange(byte[] text, int oldStart, int oldLength, int newStart, int newLength, long nowMicroseconds)
        {
            if (newLength < ShortestPin || newLength > PinHash.LongestPin)
            {
                return PinResult.BadNewPin;
            }
            _newPinLength = Copy(text, newStart, newLength, _newPin);
            if (IsDefault(_newPin, newLength))
            {
                return PinResult.BadNewPin;
            }
            _isChanging = true;
            return Begin(text, oldStart, oldLength, nowMicroseconds);
        }

        /// <summary>One tick of checking or changing.</summary>
        public PinResult Step(long nowMicroseconds)
        {
            if (_isHashingNew)
            {
                return _hash.Step() ? StoreNew() : PinResult.Busy;
            }
            bool isRight;
            if (_file.IsDefault)
            {
                isRight = IsDefault(_pin, _pinLength);
            }
            else if (_hash.Step())
            {
                isRight = IsStored(_hash.Digest);
            }
            else
            {
                return PinResult.Busy;
            }
            if (!isRight)
            {
                IsUnlocked = false;
                Delay(nowMicroseconds);
                return PinResult.Refused;
            }
            _file.Failures = 0;
            if (_isChanging)
            {
                BeginNewHash(nowMicroseconds);
                return PinResult.Busy;
            }
            // Should this not be stored, the attempt stays counted: nothing is opened by that.
            _file.Save();
            IsUnlocked = true;
            Touch(nowMicroseconds);
            return PinResult.Accepted;
        }

        /// <summary>Locks.</summary>
        public void Lock()
        {
            IsUnlocked = false;
        }

        /// <summary>The technician is still there.</summary>
        public void Touch(long nowMicroseconds)
        {
            _lastUseAt = nowMicroseconds;
        }

        /// <summary>Locks when nobody has done anything for ten minutes.</summary>
        public void Tick(long nowMicroseconds)
        {
            if (IsUnlocked && nowMicroseconds - _lastUseAt >= IdleMicroseconds)
            {
                IsUnlocked = false;
            }
        }

        private static bool IsDefault(byte[] pin, int length)
        {
            bool isEqual = length == DefaultPin.Length;
            for (int i = 0; isEqual && i < length; i++)
            {
                isEqual = pin[i] == DefaultPin[i];
            }
            return isEqual;
        }

        private static int Copy(byte[] text, int start, int length, byte[] into)
        {
            // What is too long is wrong: of no length it equals no PIN.
            int copied = length > into.Length ? 0 : length;
            for (int i = 0; i < copied; i++)
            {
                into[i] = text[start + i];
            }
            return copied;
        }

        private PinResult Begin(byte[] text, int start, int length, long nowMicroseconds)
        {
            if (nowMicroseconds < _notBefore)
            {
                return PinResult.MustWait;
            }
            int failures = _file.Failures;
            _file.Failures = failures < MostFailures ? failures + 1 : MostFailures;
            if (!_file.Save())
            {
                _file.Failures = failures;
                return PinResult.NotStored;
            }
            _isHashingNew = false;
            _pinLength = Copy(text, start, length, _pin);
            _hash.Begin(_file.Salt, _pin, _pinLength);
            return PinResult.Busy;
        }

        private void BeginNewHash(long nowMicroseconds)
        {
            for (int i = 0; i < PinHash.SaltLength; i++)
            {
                // The microsecond at which a person finished typing, and the hash before, stand in for chance.
                _file.Salt[i] = (byte)(_file.Hash[i] ^ (nowMicroseconds >> (8 * i)));
            }
            _isHashingNew = true;
            _hash.Begin(_file.Salt, _newPin, _newPinLength);
        }

        private PinResult StoreNew()
        {
            for (int i = 0; i < Sha256Block.DigestLength; i++)
            {
                _file.Hash[i] = _hash.Digest[i];
            }
            _file.IsDefault = false;
            if (_file.Save())
            {
                return PinResult.Accepted;
            }
            _file.Load();
            return PinResult.NotStored;
        }

        private bool IsStored(byte[] digest)
        {
            int difference = 0;
            for (int i = 0; i < Sha256Block.DigestLength; i++)
            {
                difference |= digest[i] ^ _file.Hash[i];
            }
            return difference == 0;
        }

        private void Delay(long nowMicroseconds)
        {
            int failures = _file.Failures;
            int seconds = failures == 0 ? 0 : failures >= MostFailures ? LongestWaitSeconds : 1 << (failures - 1);
            _notBefore = nowMicroseconds + (seconds * 1000000L);
        }
    }
}
