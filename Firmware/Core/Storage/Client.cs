using SmpPen.Core.Session;

namespace SmpPen.Core.Storage
{
    /// <summary>A client code of the sessions in memory. It names nobody.</summary>
    public sealed class Client
    {
        /// <summary>Longest code.</summary>
        public const int CodeLength = 8;

        /// <summary>The code: 1-8 characters A-Z and 0-9.</summary>
        public readonly string Code;

        /// <summary>Number of the client's last session.</summary>
        public uint LastSession;

        /// <summary>Day number of the latest first treatment, or 0 when it is unknown.</summary>
        public int FirstDay;

        /// <summary>Makes a client of a record.</summary>
        public Client(SessionRecord record)
        {
            Code = record.Client;
            LastSession = record.Sequence;
        }

        /// <summary>Takes up a record of this client.</summary>
        public void Note(SessionRecord record)
        {
            if (SlotImage.IsNewer(record.Sequence, LastSession))
            {
                LastSession = record.Sequence;
            }
            if (record.Kind == SessionKind.FirstTreatment && record.StartDay > FirstDay)
            {
                FirstDay = record.StartDay;
            }
        }
    }
}
