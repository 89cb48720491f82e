using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>The bytes of a <see cref="SessionRecord"/>: fixed layout, version first.</summary>
    internal sealed class SessionRecordImage
    {
        /// <summary>Bytes of the image.</summary>
        public const int Length = TailStart + TailLength;

        /// <summary>Bytes at its end that a press of the pedal changes; all others change with a button or a state.</summary>
        public const int TailLength = (5 * 4) + 8;

        // Records of versions 1 and 2, which had the counts in the middle, were never on a pen outside the laboratory.
        private const int Version = 3;
        private const int FirmwareLength = 8;
        private const int TailStart = 4 + (3 * 4) + (Wording.ZoneCount * 4) + StrokeSettingsImage.Length + 1 + 1 + SessionRecord.FaultsKept
            + Client.CodeLength + 2 + 2 + FirmwareLength + 1 + SessionRecord.WorkLength;

        private readonly ByteImage _image = new ByteImage(Length);

        /// <summary>Buffer that stores read into and write from.</summary>
        public byte[] Bytes => _image.Bytes;

        /// <summary>Begins with what is in a record, for each of the four parts to be written.</summary>
        public void BeginWrite()
        {
            _image.BeginWrite();
        }

        /// <summary>Carries the first part.</summary>
        /// <returns>Version of the layout.</returns>
        public int CarryHead(SessionRecord record)
        {
            ByteImage image = _image;
            int version = image.Byte(Version);
            record.State = (RecordState)image.Byte((int)record.State);
            record.Kind = (SessionKind)image.Byte((int)record.Kind);
            record.PresetIndex = image.Byte(record.PresetIndex);
            record.Sequence = (uint)image.Int32((int)record.Sequence);
            record.StartedAtSeconds = image.Int32(record.StartedAtSeconds);
            record.TestStrokes = image.Int32(record.TestStrokes);
            int[] pricks = record.ZonePricks;
            for (int i = 0; i < Wording.ZoneCount; i++)
            {
                pricks[i] = image.Int32(pricks[i]);
            }

            return version;
        }

        /// <summary>Carries the next part.</summary>
        public void CarryMiddle(SessionRecord record)
        {
            StrokeSettingsImage.Carry(_image, record.Settings);
            record.CartridgeCount = _image.Byte(record.CartridgeCount);
            record.FaultCount = _image.Byte(record.FaultCount);
            for (int i = 0; i < SessionRecord.FaultsKept; i++)
            {
                record.LastFaults[i] = (FaultCode)_image.Byte((int)record.LastFaults[i]);
            }
        }

        /// <summary>Carries the rest up to the tail.</summary>
        public void CarryRest(SessionRecord record)
        {
            record.Client = _image.Text(record.Client, Client.CodeLength);
            record.StartDay = _image.Int16(record.StartDay) & ushort.MaxValue;
            record.CalibrationSerial = _image.Int16(record.CalibrationSerial) & ushort.MaxValue;
            record.Firmware = _image.Text(record.Firmware, FirmwareLength);
            record.Zone = (ScalpZone)_image.Byte((int)record.Zone);
            _image.Block(record.Work.Bytes);
        }

        /// <summary>Carries the end: what the pedal changes.</summary>
        public void CarryTail(SessionRecord record)
        {
            int zone = (int)record.Zone;
            record.ZonePricks[zone] = _image.Int32(record.ZonePricks[zone]);
            record.CommandedStrokes = _image.Int32(record.CommandedStrokes);
            record.MissedStrokes = _image.Int32(record.MissedStrokes);
            record.ElapsedSeconds = _image.Int32(record.ElapsedSeconds);
            record.NeedleActiveSeconds = _image.Int32(record.NeedleActiveSeconds);
            record.CartridgeStrokes = _image.Int64(record.CartridgeStrokes);
        }

        /// <summary>Writes the end again.</summary>
        public void WriteTail(SessionRecord record)
        {
            _image.BeginWrite();
            _image.Skip(TailStart);
            CarryTail(record);
        }

        /// <summary>Reads the buffer. False, and the record unusable, when length, version or an enumeration is unknown.</summary>
        public bool TryRead(int length, SessionRecord record)
        {
            bool isValid = Read(length, record) && length == Length;
            for (int i = 0; i < SessionRecord.FaultsKept; i++)
            {
                isValid = (int)record.LastFaults[i] < FaultCatalogue.Count && isValid;
            }

            return isValid
                && record.State <= RecordState.Interrupted
                && record.Kind <= SessionKind.TouchUp
                && (int)record.Settings.Mode < Wording.ModeCount;
        }

        /// <summary>Reads the first bytes of the buffer; none at all empties the record: zeros and empty texts.</summary>
        /// <returns>False when version or zone is unknown.</returns>
        public bool Read(int length, SessionRecord record)
        {
            System.Array.Clear(record.Work.Bytes, 0, SessionRecord.WorkLength);
            _image.BeginRead(length);
            int version = CarryHead(record);
            CarryMiddle(record);
            CarryRest(record);
            bool hasZone = (int)record.Zone < Wording.ZoneCount;
            if (hasZone)
            {
                CarryTail(record);
            }

            return hasZone && version == Version;
        }
    }
}
