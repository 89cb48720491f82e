using SmpPen.Core.Calibration;
using SmpPen.Core.Hardware;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Link
{
    /// <summary>
    /// Whether a technician has unlocked the pen. A PIN is counted as wrong on the flash before it is looked at, and only a
    /// right one takes that back: cutting the power gains no attempt, and waiting begins anew at power-up.
    /// </summary>
    public sealed class TechnicianLock : IServiceLock
    {
        /// <summary>The answer is not there yet: see <see cref="Result"/> again in the next tick.</summary>
        public const int Busy = int.MinValue;

        /// <summary>Shortest new PIN.</summary>
        public const int ShortestPin = 4;

        /// <summary>Without a command for this long the pen locks itself, in microseconds.</summary>
        public const long IdleMicroseconds = 600000000;

        /// <summary>Longest wait after a wrong PIN, in seconds.</summary>
        public const int LongestWaitSeconds = 900;

        // Every pen is delivered with the PIN 0000: its hash under a salt of zeros.
        private const int DefaultHigh = unchecked((int)0xF57350AB);
        private const int DefaultLow = unchecked((int)0xDE38C389);

        // From here on the wait is the longest: 2^10 s would be more.
        private const int MostFailures = 11;
        private const int Version = 2;
        private const int Length = 18;

        /// <summary>0 the PIN was right, else an error number; <see cref="Busy"/> while it is being looked at.</summary>
        public int Result;

        private readonly TwoCopyStore _store;
        private readonly ByteImage _image = new ByteImage(Length);
        private readonly PinHash _hash = new PinHash();

        // Salt, then the hash of the PIN under it.
        private readonly int[] _stored = new int[4];
        private readonly byte[] _newPin = new byte[PinHash.LongestPin];
        private int _newLength;
        private bool _isHashingNew;
        private bool _isSaving;
        private bool _isAttempt;
        private bool _isUnlocked;
        private int _failures;
        private long _notBefore;
        private long _lastUseAt;

        /// <summary>Makes the lock, locked; nothing is read yet.</summary>
        public TechnicianLock(IFileStore files)
        {
            _store = new TwoCopyStore(files, "pinA", "pinB", Length);
            _stored[2] = DefaultHigh;
            _stored[3] = DefaultLow;
        }

        /// <summary>A technician may act.</summary>
        public bool IsUnlocked => _isUnlocked;

        /// <summary>Anyone can unlock: the PIN has never been changed.</summary>
        public bool IsDefaultPin => _stored[2] == DefaultHigh && _stored[3] == DefaultLow;

        /// <summary>Reads the PIN at power-up; wrong attempts before it make the first one wait, and so does a damaged store.</summary>
        public void Load(long nowMicroseconds)
        {
            int length = _store.Load(_image.Bytes);
            _image.BeginRead(length);
            if (length == Length && _image.Byte(0) == Version)
            {
                CarryPin();
            }
            else if (_store.Result != LoadResult.Fresh)
            {
                _failures = MostFailures;
            }
            Delay(nowMicroseconds);
        }

        /// <summary>Seconds until a PIN will be looked at, 0 = now.</summary>
        public int WaitSeconds(long nowMicroseconds) =>
            nowMicroseconds >= _notBefore ? 0 : (int)((_notBefore - nowMicroseconds + 999999) / 1000000);

        /// <summary>Begins to check a PIN; <see cref="Result"/> tells more.</summary>
        /// <param name="text">Where the PIN stands.</param>
        /// <param name="start">Its first byte.</param>
        /// <param name="length">Its length.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void BeginUnlock(byte[] text, int start, int length, long nowMicroseconds)
        {
            if (nowMicroseconds < _notBefore || Result == Busy)
            {
                Result = Result == Busy ? Busy : ScpiError.Protected;
                return;
            }
            _failures = _failures < MostFailures ? _failures + 1 : _failures;
            Result = Busy;
            _isAttempt = true;
            BeginSave();
            _isHashingNew = false;
            _newLength = 0;
            // What is too long is wrong: as no PIN at all it is none.
            Hash(text, start, length > PinHash.LongestPin ? 0 : length);
        }

        /// <summary>Begins to change the PIN: the old one is checked first, and counts when wrong.</summary>
        public void BeginChange(byte[] text, int oldStart, int oldLength, int newStart, int newLength, long nowMicroseconds)
        {
            int all = 0;
            for (int i = 0; i < newLength; i++)
            {
                int digit = text[newStart + i] - '0';
                all |= digit < 0 || digit > 9 ? 16 : digit;
            }
            // Digits only, so that the pen's buttons can dial it; zeros only are the delivered PIN or near it.
            if (newLength < ShortestPin || newLength > PinHash.LongestPin || all == 0 || all >= 16)
            {
                Result = ScpiError.IllegalValue;
                return;
            }
            BeginUnlock(text, oldStart, oldLength, nowMicroseconds);
            _newLength = newLength;
            for (int i = 0; i < newLength; i++)
            {
                _newPin[i] = text[newStart + i];
            }
        }

        /// <summary>Locks.</summary>
        public void Lock() => _isUnlocked = false;

        /// <summary>The technician is still there.</summary>
        public void Touch(long nowMicroseconds) => _lastUseAt = nowMicroseconds;

        /// <summary>Goes on looking at a PIN; locks when nobody has done anything for ten minutes.</summary>
        /// <param name="mayWork">The coil is dead.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        public void Tick(bool mayWork, long nowMicroseconds)
        {
            if (_isUnlocked && nowMicroseconds - _lastUseAt >= IdleMicroseconds)
            {
                _isUnlocked = false;
            }
            if (Result != Busy || !mayWork)
            {
                return;
            }
            if (!_isSaving)
            {
                if (_hash.Step())
                {
                    Finish(nowMicroseconds);
                }
            }
            else if (_store.Step(true))
            {
                _isSaving = false;
                Saved(_store.IsSaved, nowMicroseconds);
            }
        }

        private void Finish(long nowMicroseconds)
        {
            if (_isHashingNew)
            {
                _stored[2] = (int)_hash.High;
                _stored[3] = (int)_hash.Low;
                BeginSave();
            }
            else if (_hash.High != (uint)_stored[2] || _hash.Low != (uint)_stored[3])
            {
                _isUnlocked = false;
                Delay(nowMicroseconds);
                Result = ScpiError.IllegalValue;
            }
            else if (_newLength > 0)
            {
                _failures = 0;
                _isHashingNew = true;
                // The microsecond at which a person finished typing, and the hash before, stand in for chance.
                _stored[0] = _stored[2] ^ (int)nowMicroseconds;
                _stored[1] = _stored[3] ^ (int)(nowMicroseconds >> 20);
                Hash(_newPin, 0, _newLength);
            }
            else
            {
                _failures = 0;
                BeginSave();
            }
        }

        private void Saved(bool isSaved, long nowMicroseconds)
        {
            bool wasAttempt = _isAttempt;
            _isAttempt = false;
            if (!wasAttempt && !_isHashingNew)
            {
                // Should this not be stored, the attempt stays counted: nothing is opened by that.
                _isUnlocked = true;
                Touch(nowMicroseconds);
                Result = 0;
            }
            else if (!isSaved)
            {
                // What is on the flash holds, salt and all.
                Load(nowMicroseconds);
                Result = ScpiError.Execution;
            }
            else if (!wasAttempt)
            {
                Result = 0;
            }
        }

        private void Hash(byte[] text, int start, int length) => _hash.Begin((uint)_stored[0], (uint)_stored[1], text, start, length);

        private void BeginSave()
        {
            _isSaving = true;
            _image.BeginWrite();
            _image.Byte(Version);
            CarryPin();
            _store.BeginSave(_image.Bytes, Length, 0);
        }

        private void CarryPin()
        {
            _failures = _image.Byte(_failures);
            for (int i = 0; i < _stored.Length; i++)
            {
                _stored[i] = _image.Int32(_stored[i]);
            }
        }

        private void Delay(long nowMicroseconds) =>
            _notBefore = nowMicroseconds + ((_failures == 0 ? 0 : _failures >= MostFailures ? LongestWaitSeconds : 1 << (_failures - 1)) * 1000000L);
    }
}
