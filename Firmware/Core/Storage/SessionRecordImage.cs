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

        /// <summary>Fills the first part of the buffer.</summary>
        public void WriteHead(SessionRecord record)
        {
            _image.BeginWrite();
            _image.WriteByte(Version);
            _image.WriteByte((int)record.State);
            _image.WriteByte((int)record.Kind);
            _image.WriteByte(record.PresetIndex);
            _image.WriteInt32((int)record.Sequence);
            _image.WriteInt32(record.StartedAtSeconds);
            for (int i = 0; i < Wording.ZoneCount; i++)
            {
                _image.WriteInt32(record.ZonePricks[i]);
            }
        }

        /// <summary>Fills the next part.</summary>
        public void WriteCounts(SessionRecord record)
        {
            _image.WriteInt32(record.CommandedStrokes);
            _image.WriteInt32(record.MissedStrokes);
            _image.WriteInt32(record.ElapsedSeconds);
            _image.WriteInt32(record.NeedleActiveSeconds);
            _image.WriteInt32(record.TestStrokes);
            StrokeSettingsImage.Write(_image, record.Settings);
        }

        /// <summary>Fills the rest.</summary>
        /// <returns>Length of the whole.</returns>
        public int WriteRest(SessionRecord record)
        {
            _image.WriteByte(record.CartridgeCount);
            _image.WriteInt64(record.CartridgeStrokes);
            _image.WriteByte(record.FaultCount);
            for (int i = 0; i < SessionRecord.FaultsKept; i++)
            {
                _image.WriteByte((int)record.LastFaults[i]);
            }

            _image.WriteText(record.Client, Client.CodeLength);
            _image.WriteInt16(record.StartDay);
            _image.WriteInt16(record.CalibrationSerial);
            _image.WriteText(record.Firmware, FirmwareLength);
            _image.WriteBytes(record.Work.Bytes);
            return _image.Position;
        }

        /// <summary>Reads the buffer. False, and the record unusable, when length, version or an enumeration is unknown.</summary>
        public bool TryRead(int length, SessionRecord record)
        {
            record.Clear();
            _image.BeginRead(length);
            int version = _image.ReadByte();
            bool valid = length == (version == FirstVersion ? FirstLength : Length) && version >= FirstVersion && version <= Version;
            record.State = (RecordState)_image.ReadByte();
            record.Kind = (SessionKind)_image.ReadByte();
            record.PresetIndex = _image.ReadByte();
            record.Sequence = (uint)_image.ReadInt32();
            record.StartedAtSeconds = _image.ReadInt32();
            for (int i = 0; i < Wording.ZoneCount; i++)
            {
                record.ZonePricks[i] = _image.ReadInt32();
            }

            record.CommandedStrokes = _image.ReadInt32();
            record.MissedStrokes = _image.ReadInt32();
            record.ElapsedSeconds = _image.ReadInt32();
            record.NeedleActiveSeconds = _image.ReadInt32();
            record.TestStrokes = _image.ReadInt32();
            StrokeSettingsImage.Read(_image, record.Settings);
            record.CartridgeCount = _image.ReadByte();
            record.CartridgeStrokes = _image.ReadInt64();
            record.FaultCount = _image.ReadByte();
            for (int i = 0; i < SessionRecord.FaultsKept; i++)
            {
                record.LastFaults[i] = (FaultCode)_image.ReadByte();
                valid = (int)record.LastFaults[i] < FaultCatalogue.Count && valid;
            }

            // What an older record does not have is read as nothing: zeros, empty texts.
            record.Client = _image.ReadText(Client.CodeLength);
            record.StartDay = _image.ReadInt16() & ushort.MaxValue;
            record.CalibrationSerial = _image.ReadInt16() & ushort.MaxValue;
            record.Firmware = _image.ReadText(FirmwareLength);
            _image.ReadBytes(record.Work.Bytes);

            return valid
                && record.State <= RecordState.Interrupted
                && record.Kind <= SessionKind.TouchUp
                && (int)record.Settings.Mode < Wording.ModeCount;
        }
    }
}
