using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>The bytes of a <see cref="SessionRecord"/>: fixed layout, version first.</summary>
    internal sealed class SessionRecordImage
    {
        /// <summary>Bytes of the image.</summary>
        public const int Length = FirstLength + 2 + 2 + FirmwareLength + SessionRecord.WorkLength;

        private const int Version = 2;
        private const int FirmwareLength = 8;

        // Version 1 ended with the client's code, always empty then.
        private const int FirstVersion = 1;
        private const int FirstLength = 4 + (7 * 4) + (Wording.ZoneCount * 4) + StrokeSettingsImage.Length + 1 + 8 + 1
            + SessionRecord.FaultsKept + Client.CodeLength;

        private readonly ByteImage _image = new ByteImage(Length);

        /// <summary>Buffer that stores read into and write from.</summary>
        public byte[] Bytes => _image.Bytes;

        /// <summary>Begins with what is in a record, for each of the three parts to be written.</summary>
        public void BeginWrite()
        {
            _image.BeginWrite();
        }

        /// <summary>Carries the first part.</summary>
        /// <returns>Version of the layout.</returns>
        public int CarryHead(SessionRecord record)
        {
            int version = _image.Byte(Version);
            record.State = (RecordState)_image.Byte((int)record.State);
            record.Kind = (SessionKind)_image.Byte((int)record.Kind);
            record.PresetIndex = _image.Byte(record.PresetIndex);
            record.Sequence = (uint)_image.Int32((int)record.Sequence);
            record.StartedAtSeconds = _image.Int32(record.StartedAtSeconds);
            for (int i = 0; i < Wording.ZoneCount; i++)
            {
                record.ZonePricks[i] = _image.Int32(record.ZonePricks[i]);
            }

            return version;
        }

        /// <summary>Carries the next part.</summary>
        public void CarryCounts(SessionRecord record)
        {
            record.CommandedStrokes = _image.Int32(record.CommandedStrokes);
            record.MissedStrokes = _image.Int32(record.MissedStrokes);
            record.ElapsedSeconds = _image.Int32(record.ElapsedSeconds);
            record.NeedleActiveSeconds = _image.Int32(record.NeedleActiveSeconds);
            record.TestStrokes = _image.Int32(record.TestStrokes);
            StrokeSettingsImage.Carry(_image, record.Settings);
            record.CartridgeCount = _image.Byte(record.CartridgeCount);
            record.CartridgeStrokes = _image.Int64(record.CartridgeStrokes);
        }

        /// <summary>Carries the rest. What an older record does not have is read as nothing: zeros, empty texts.</summary>
        /// <returns>Length of the whole.</returns>
        public int CarryRest(SessionRecord record)
        {
            record.FaultCount = _image.Byte(record.FaultCount);
            for (int i = 0; i < SessionRecord.FaultsKept; i++)
            {
                record.LastFaults[i] = (FaultCode)_image.Byte((int)record.LastFaults[i]);
            }

            record.Client = _image.Text(record.Client, Client.CodeLength);
            record.StartDay = _image.Int16(record.StartDay) & ushort.MaxValue;
            record.CalibrationSerial = _image.Int16(record.CalibrationSerial) & ushort.MaxValue;
            record.Firmware = _image.Text(record.Firmware, FirmwareLength);
            _image.Block(record.Work.Bytes);
            return _image.Position;
        }

        /// <summary>Empties a record: nothing at all is read as zeros and empty texts.</summary>
        public void Clear(SessionRecord record)
        {
            Read(0, record);
        }

        /// <summary>Reads the buffer. False, and the record unusable, when length, version or an enumeration is unknown.</summary>
        public bool TryRead(int length, SessionRecord record)
        {
            int version = Read(length, record);
            bool isValid = length == (version == FirstVersion ? FirstLength : Length) && version >= FirstVersion && version <= Version;
            for (int i = 0; i < SessionRecord.FaultsKept; i++)
            {
                isValid = (int)record.LastFaults[i] < FaultCatalogue.Count && isValid;
            }

            return isValid
                && record.State <= RecordState.Interrupted
                && record.Kind <= SessionKind.TouchUp
                && (int)record.Settings.Mode < Wording.ModeCount;
        }

        private int Read(int length, SessionRecord record)
        {
            System.Array.Clear(record.Work.Bytes, 0, SessionRecord.WorkLength);
            _image.BeginRead(length);
            int version = CarryHead(record);
            CarryCounts(record);
            CarryRest(record);
            return version;
        }
    }
}
