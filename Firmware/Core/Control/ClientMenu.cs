using SmpPen.Core.Hardware;
using SmpPen.Core.Storage;

namespace SmpPen.Core.Control
{
    /// <summary>The row CLIENT of the session start: Up and Down choose among the codes in memory; a new one is written letter by letter.</summary>
    public sealed class ClientMenu
    {
        private const string Letters = "_ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

        private readonly SessionKeeper _keeper;
        private readonly ClientBook _clients;
        private readonly char[] _code = new char[Client.CodeLength];
        private int _choice;
        private int _place = -1;

        /// <summary>Makes the menu.</summary>
        public ClientMenu(SessionKeeper keeper)
        {
            _keeper = keeper;
            _clients = keeper.Store.Clients;
        }

        /// <summary>What the row shows.</summary>
        public string Text = "";

        /// <summary>Shows the client of the next session; what was being chosen is forgotten.</summary>
        public void Reset()
        {
            _place = -1;
            Text = _keeper.Client.Length == 0 ? "none" : _keeper.Client;
        }

        /// <summary>Begins to choose, at the client shown.</summary>
        public void Open()
        {
            int place = _clients.Find(_keeper.Client);
            _choice = place < 0 ? 0 : _clients.Count - place;
        }

        /// <summary>Up or Down: the next code, or the next letter.</summary>
        public void Turn(InputLine button)
        {
            if (_place >= 0)
            {
                int letter = Cursor.Around(Letters.IndexOf(_code[_place]), button, Letters.Length);
                _code[_place] = Letters[letter];
                Text = new string(_code, 0, _place + 1);
                return;
            }
            // None, the codes beginning with who came last, and a new one.
            int count = _clients.Count;
            _choice = Cursor.Around(_choice, button, count + 2);
            Text = _choice == 0 ? "none" : _choice > count ? "new..." : _clients[count - _choice].Code;
        }

        /// <summary>Takes what is shown.</summary>
        /// <returns>True while there are letters to be written.</returns>
        public bool Select()
        {
            if (_place < 0 && _choice <= _clients.Count)
            {
                _keeper.SetClient(_choice == 0 ? "" : Text);
                Reset();
                return false;
            }
            // The gap ends the code, and so does its last place.
            bool isEnd = _place >= 0 && _code[_place] == Letters[0];
            int length = isEnd ? _place : _place + 1;
            if (isEnd || length == Client.CodeLength)
            {
                _keeper.SetClient(new string(_code, 0, length));
                Reset();
                return false;
            }
            _place = length;
            _code[_place] = Letters[0];
            Text = new string(_code, 0, _place + 1);
            return true;
        }
    }
}
