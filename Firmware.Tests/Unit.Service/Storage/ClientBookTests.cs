using nanoFramework.TestFramework;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Storage
{
    [TestClass]
    public class ClientBookTests
    {
        [TestMethod]
        [DataRow("", true)]
        [DataRow("A", true)]
        [DataRow("Z9A0K17B", true)]
        [DataRow("ABCDEFGHI", false)]
        [DataRow("a", false)]
        [DataRow("A B", false)]
        [DataRow("A-B", false)]
        [DataRow("@", false)]
        [DataRow("[", false)]
        [DataRow("/", false)]
        [DataRow(":", false)]
        public void ACode_HasUpTo8LettersAndDigits(string code, bool isCode)
        {
            Assert.AreEqual(isCode, ClientBook.IsCode(code));
        }

        [TestMethod]
        public void WhoCameLast_StandsLast_InWhateverOrderTheRecordsAreRead()
        {
            ClientBook book = new ClientBook();
            Note(book, 3, "C", SessionKind.FirstTreatment, 300);
            Note(book, 1, "A", SessionKind.FirstTreatment, 100);
            Note(book, 4, "A", SessionKind.TouchUp, 400);
            Note(book, 2, "B", SessionKind.FirstTreatment, 0);
            Note(book, 5, "", SessionKind.FirstTreatment, 500);
            Assert.AreEqual(3, book.Count);
            Assert.AreEqual("B", book[0].Code);
            Assert.AreEqual("C", book[1].Code);
            Assert.AreEqual("A", book[2].Code);
            Assert.AreEqual(4u, book[2].LastSession);
            Assert.AreEqual(100, book[2].FirstDay);
            Assert.AreEqual(0, book[0].FirstDay);
            Assert.AreEqual(500, book.LatestDay);
            Assert.AreEqual(1, book.Find("C"));
            Assert.AreEqual(-1, book.Find("D"));
        }

        [TestMethod]
        public void ANewerFirstTreatment_CountsInsteadOfTheOlder()
        {
            ClientBook book = new ClientBook();
            Note(book, 7, "A", SessionKind.FirstTreatment, 700);
            Note(book, 1, "A", SessionKind.FirstTreatment, 100);
            Assert.AreEqual(700, book[0].FirstDay);
            Assert.AreEqual(7u, book[0].LastSession);
        }

        [TestMethod]
        public void AFullBook_ForgetsWhoHasNotComeForLongest()
        {
            ClientBook book = new ClientBook();
            for (int i = 1; i <= SessionStore.Kept + 2; i++)
            {
                Note(book, (uint)i, "K" + i.ToString(), SessionKind.FirstTreatment, i);
            }
            Assert.AreEqual(SessionStore.Kept + 1, book.Count);
            Assert.AreEqual("K2", book[0].Code);
            Assert.AreEqual("K66", book[SessionStore.Kept].Code);
            book.Clear();
            Assert.AreEqual(0, book.Count);
            Assert.AreEqual(0, book.LatestDay);
        }

        [TestMethod]
        public void TheStore_KnowsItsClients_AfterAStartAndAfterAClose()
        {
            FakeFileStore files = new FakeFileStore();
            SessionStore store = new SessionStore(files);
            store.Start(0);
            Close(store, "A", 100);
            Close(store, "B", 200);
            Assert.AreEqual("B", store.Clients[1].Code);
            SessionStore later = new SessionStore(files);
            later.Start(0);
            Assert.AreEqual(2, later.Clients.Count);
            Assert.AreEqual(200, later.Clients[1].FirstDay);
            Assert.AreEqual(200, later.Clients.LatestDay);
            SessionRecord record = new SessionRecord();
            Assert.IsTrue(later.Find(later.Clients[0].LastSession, record));
            Assert.AreEqual("A", record.Client);
            Assert.IsFalse(later.Find(99, record));
        }

        private static void Close(SessionStore store, string code, int day)
        {
            SessionRecord record = new SessionRecord();
            store.Begin(record);
            record.Client = code;
            record.StartDay = day;
            Assert.IsTrue(store.Close(record));
        }

        private static void Note(ClientBook book, uint sequence, string code, SessionKind kind, int day)
        {
            SessionRecord record = new SessionRecord();
            record.Sequence = sequence;
            record.Client = code;
            record.Kind = kind;
            record.StartDay = day;
            book.Note(record);
        }
    }
}
