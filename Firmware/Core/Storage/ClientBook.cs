namespace SmpPen.Core.Storage
{
    /// <summary>The clients of the sessions in memory, in the order in which they came last.</summary>
    public sealed class ClientBook
    {
        // As many as there can be files with a record.
        private readonly Client[] _clients = new Client[SessionStore.Kept + 1];

        /// <summary>Day number of the latest session in memory, or 0.</summary>
        public int LatestDay;

        /// <summary>Clients known.</summary>
        public int Count;

        /// <summary>A client; the one with the highest place came last.</summary>
        public Client this[int place] => _clients[place];

        /// <summary>True for no code at all or one of at most 8 characters A-Z and 0-9.</summary>
        public static bool IsCode(string code)
        {
            bool isCode = code.Length <= Client.CodeLength;
            for (int i = 0; i < code.Length; i++)
            {
                char c = code[i];
                isCode = isCode && ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
            }
            return isCode;
        }

        /// <summary>Place of a code, or -1.</summary>
        public int Find(string code)
        {
            int place = Count - 1;
            while (place >= 0 && _clients[place].Code != code)
            {
                place--;
            }
            return place;
        }

        /// <summary>Forgets everything: the records are about to be read again.</summary>
        public void Clear()
        {
            Count = 0;
            LatestDay = 0;
        }

        /// <summary>Takes up a record, in whatever order they come. Allocates for a code that is new.</summary>
        public void Note(SessionRecord record)
        {
            if (record.StartDay > LatestDay)
            {
                LatestDay = record.StartDay;
            }
            if (record.Client.Length == 0)
            {
                return;
            }
            Client[] clients = _clients;
            int place = Find(record.Client);
            if (place < 0)
            {
                // Full: the one who has not come for longest makes room.
                place = Count < clients.Length ? Count++ : 0;
                clients[place] = new Client(record);
            }
            Client client = clients[place];
            client.Note(record);
            while (place > 0 && SlotImage.IsNewer(clients[place - 1].LastSession, client.LastSession))
            {
                clients[place] = clients[--place];
            }
            while (place < Count - 1 && SlotImage.IsNewer(client.LastSession, clients[place + 1].LastSession))
            {
                clients[place] = clients[++place];
            }
            clients[place] = client;
        }
    }
}
