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
            _image.WriteInt32(record.TestStrokes);
            for (int i = 0; i < Wording.ZoneCount; i++)
            {
                _image.WriteInt32(record.ZonePricks[i]);
            }
        }

        /// <summary>Fills the next part.</summary>
        public void WriteMiddle(SessionRecord record)
        {
            StrokeSettingsImage.Write(_image, record.Settings);
            _image.WriteByte(record.CartridgeCount);
            _image.WriteByte(record.FaultCount);
            for (int i = 0; i < SessionRecord.FaultsKept; i++)
            {
                _image.WriteByte((int)record.LastFaults[i]);
            }
        }

        /// <summary>Fills the rest up to the tail.</summary>
        public void WriteRest(SessionRecord record)
        {
            _image.WriteText(record.Client, Client.CodeLength);
            _image.WriteInt16(record.StartDay);
            _image.WriteInt16(record.CalibrationSerial);
            _image.WriteText(record.Firmware, FirmwareLength);
            _image.WriteByte((int)record.Zone);
            _image.WriteBytes(record.Work.Bytes);
        }

        /// <summary>Fills the end, again if need be: what the pedal changes.</summary>
        public void WriteTail(SessionRecord record)
        {
            _image.BeginWrite();
            _image.Skip(TailStart);
            _image.WriteInt32(record.ZonePricks[(int)record.Zone]);
            _image.WriteInt32(record.CommandedStrokes);
            _image.WriteInt32(record.MissedStrokes);
            _image.WriteInt32(record.ElapsedSeconds);
            _image.WriteInt32(record.NeedleActiveSeconds);
            _image.WriteInt64(record.CartridgeStrokes);
        }

        /// <summary>Reads the buffer. False, and the record unusable, when length, version or an enumeration is unknown.</summary>
        public bool TryRead(int length, SessionRecord record)
        {
            record.Clear();
            _image.BeginRead(length);
            bool valid = length == Length & _image.ReadByte() == Version;
            record.State = (RecordState)_image.ReadByte();
            record.Kind = (SessionKind)_image.ReadByte();
            record.PresetIndex = _image.ReadByte();
            record.Sequence = (uint)_image.ReadInt32();
            record.StartedAtSeconds = _image.ReadInt32();
            record.TestStrokes = _image.ReadInt32();
            for (int i = 0; i < Wording.ZoneCount; i++)
            {
                record.ZonePricks[i] = _image.ReadInt32();
            }

            StrokeSettingsImage.Read(_image, record.Settings);
            record.CartridgeCount = _image.ReadByte();
            record.FaultCount = _image.ReadByte();
            for (int i = 0; i < SessionRecord.FaultsKept; i++)
            {
                record.LastFaults[i] = (FaultCode)_image.ReadByte();
                valid = (int)record.LastFaults[i] < FaultCatalogue.Count && valid;
            }

            record.Client = _image.ReadText(Client.CodeLength);
            record.StartDay = _image.ReadInt16() & ushort.MaxValue;
            record.CalibrationSerial = _image.ReadInt16() & ushort.MaxValue;
            record.Firmware = _image.ReadText(FirmwareLength);
            int zone = _image.ReadByte();
            _image.ReadBytes(record.Work.Bytes);
            if (!valid || zone >= Wording.ZoneCount)
            {
                return false;
            }

            record.Zone = (ScalpZone)zone;
            record.ZonePricks[zone] = _image.ReadInt32();
            record.CommandedStrokes = _image.ReadInt32();
            record.MissedStrokes = _image.ReadInt32();
            record.ElapsedSeconds = _image.ReadInt32();
            record.NeedleActiveSeconds = _image.ReadInt32();
            record.CartridgeStrokes = _image.ReadInt64();
            return record.State <= RecordState.Interrupted
                && record.Kind <= SessionKind.TouchUp
                && (int)record.Settings.Mode < Wording.ModeCount;
        }
    }
}
