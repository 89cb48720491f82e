using SmpPen.Core.Safety;
using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>The bytes of a <see cref="SessionRecord"/>: fixed layout, version first.</summary>
    internal sealed class SessionRecordImage
    {
        /// <summary>Bytes of the image.</summary>
        public const int Length = 4 + (7 * 4) + (Wording.ZoneCount * 4) + StrokeSettingsImage.Length + 1 + 8 + 1
            + SessionRecord.FaultsKept + SessionRecord.ClientCodeLength;

        private const int Version = 1;

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

            for (int i = 0; i < SessionRecord.ClientCodeLength; i++)
            {
                _image.WriteByte(record.ClientCode[i]);
            }

            return _image.Position;
        }

        /// <summary>Reads the buffer. False, and the record unusable, when length, version or an enumeration is unknown.</summary>
        public bool TryRead(int length, SessionRecord record)
        {
            _image.BeginRead(length);
            bool valid = length == Length & _image.ReadByte() == Version;
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

            for (int i = 0; i < SessionRecord.ClientCodeLength; i++)
            {
                record.ClientCode[i] = (byte)_image.ReadByte();
            }

            return valid
                && record.State <= RecordState.Interrupted
                && record.Kind <= SessionKind.TouchUp
                && (int)record.Settings.Mode < Wording.ModeCount;
        }
    }
}
