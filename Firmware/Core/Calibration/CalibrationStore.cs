using SmpPen.Core.Hardware;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Calibration
{
    /// <summary>The calibration on the flash: two copies in files of its own, each with a CRC-32; a cut leaves the old one or the new.</summary>
    public sealed class CalibrationStore
    {
        /// <summary>One file.</summary>
        public const string FileA = "calA";

        /// <summary>The other file.</summary>
        public const string FileB = "calB";

        private const int Version = 1;
        private const int Length = 14 + DepthCalibration.TechnicianLength + (4 * DepthMap.MaxPoints) + (4 * DepthCalibration.ChecksNeeded);

        private readonly TwoCopyStore _store;
        private readonly ByteImage _image = new ByteImage(Length);
        private DepthCalibration _saving;
        private int _part;

        /// <summary>Makes the store; nothing is read yet.</summary>
        public CalibrationStore(IFileStore files)
        {
            _store = new TwoCopyStore(files, FileA, FileB, Length);
        }

        /// <summary>Reads the newest copy that is whole and plausible; one that is not is passed over.</summary>
        /// <param name="calibration">Receives it; without one its serial is 0.</param>
        /// <param name="judge">Judges it.</param>
        public LoadResult Load(DepthCalibration calibration, CalibrationJudge judge)
        {
            int length = _store.Load(_image.Bytes);
            while (length >= 0 && !(length == Length && Read(calibration) && judge.Judge(calibration) == CalibrationRefusal.None))
            {
                length = _store.RefuseNewest(_image.Bytes);
            }
            if (length < 0)
            {
                calibration.Serial = 0;
            }
            return _store.Result;
        }

        /// <summary>Begins to store a calibration; <see cref="Step"/> does the rest, a tick's worth at a time.</summary>
        public void BeginSave(DepthCalibration calibration)
        {
            _saving = calibration;
            _part = 0;
        }

        /// <summary>One slice of a save. Blocks for the flash in one of them: never while the coil is live.</summary>
        /// <returns>True when it is over, well or not.</returns>
        public bool Step()
        {
            switch (_part++)
            {
                case 0:
                    _image.BeginWrite();
                    CarryHead(_saving);
                    return false;
                case 1:
                    CarryReadings(_saving);
                    return false;
                case 2:
                    _store.BeginSave(_image.Bytes, _image.Position, 0);
                    return false;
                default:
                    return _store.Step(true);
            }
        }

        /// <summary>The last save is stored; if not, what was stored before is still there.</summary>
        public bool IsSaved => _store.IsSaved;

        private bool Read(DepthCalibration calibration)
        {
            _image.BeginRead(Length);
            bool isKnown = CarryHead(calibration) == Version;
            CarryReadings(calibration);
            return isKnown && calibration.Serial > 0 && calibration.WorstCheckMicrometres <= CalibrationJudge.MaxCheckMicrometres
                && CalendarDate.IsValid(calibration.Date);
        }

        // Gives the version of the layout.
        private int CarryHead(DepthCalibration calibration)
        {
            int version = _image.Byte(Version);
            calibration.Count = _image.Byte(calibration.Count);
            calibration.BacklashMicrometres = _image.Int16(calibration.BacklashMicrometres);
            calibration.Serial = _image.Int32(calibration.Serial);
            calibration.Date = _image.Int32(calibration.Date);
            calibration.MonthsValid = _image.Int16(calibration.MonthsValid);
            calibration.Technician = _image.Text(calibration.Technician, DepthCalibration.TechnicianLength);
            Carry(calibration.Microsteps);
            return version;
        }

        private void CarryReadings(DepthCalibration calibration)
        {
            Carry(calibration.Micrometres);
            Carry(calibration.CheckTargets);
            Carry(calibration.CheckReadings);
        }

        private void Carry(int[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = _image.Int16(values[i]);
            }
        }
    }
}
