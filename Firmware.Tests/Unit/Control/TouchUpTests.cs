using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class TouchUpTests
    {
        private const int ClientRow = 4;
        private const int DateRow = 5;

        [TestMethod]
        public void ACode_IsWrittenLetterByLetter_AndStandsInTheRecord()
        {
            PenRig rig = AtSessionStart(new RigFiles());
            Assert.AreEqual("none", rig.Status.Client);
            Write(rig, "K7");
            Assert.AreEqual("K7", rig.Status.Client);
            Assert.IsFalse(rig.Status.Editing);
            WorkAndEnd(rig);
            SessionRecord record = new SessionRecord();
            Assert.IsTrue(rig.Pen.Model.Keeper.Store.Read(0, record));
            Assert.AreEqual("K7", record.Client);
            Assert.AreEqual(FirmwareVersion.Text, record.Firmware);
            Assert.AreEqual(0, record.StartDay);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual("none", rig.Status.Client);
        }

        [TestMethod]
        public void ACodeOf8Letters_EndsByItself_AndNoLetterIsNoCode()
        {
            PenRig rig = AtSessionStart(new RigFiles());
            Write(rig, "ABABABAB");
            Assert.AreEqual("ABABABAB", rig.Status.Client);
            Assert.IsFalse(rig.Status.Editing);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual("none", rig.Status.Client);
            Assert.IsFalse(rig.Status.Editing);
        }

        [TestMethod]
        public void StopWhileWriting_KeepsTheClientBefore()
        {
            PenRig rig = AtSessionStart(new RigFiles());
            Assert.IsTrue(rig.Pen.Model.Keeper.SetClient("A1"));
            Assert.IsFalse(rig.Pen.Model.Keeper.SetClient("a1"));
            GoTo(rig, ClientRow);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual("new...", rig.Status.Client);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonDown);
            Assert.AreEqual("A", rig.Status.Client);
            rig.Press(InputLine.ButtonStop);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual("A1", rig.Status.Client);
        }

        [TestMethod]
        public void ACodeInMemory_IsChosenByDown_WhoCameLastFirst()
        {
            RigFiles files = new RigFiles();
            Treat(files, "OLD", 0);
            PenRig rig = Treat(files, "NEW", 0);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            GoTo(rig, ClientRow);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonDown);
            Assert.AreEqual("NEW", rig.Status.Client);
            rig.Press(InputLine.ButtonDown);
            Assert.AreEqual("OLD", rig.Status.Client);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual("none", rig.Status.Client);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual("none", rig.Status.Client);
        }

        [TestMethod]
        public void TheDate_IsSetByHand_AndUnknownAfterPowerLoss()
        {
            RigFiles files = new RigFiles();
            PenRig rig = AtSessionStart(files);
            Assert.AreEqual(0, rig.Status.Today);
            GoTo(rig, DateRow);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual(20260102, rig.Status.Today);
            WorkAndEnd(rig);
            SessionRecord record = new SessionRecord();
            Assert.IsTrue(rig.Pen.Model.Keeper.Store.Read(0, record));
            Assert.AreEqual(9499, record.StartDay);

            PenRig later = AtSessionStart(files);
            Assert.AreEqual(0, later.Status.Today);
            GoTo(later, DateRow);
            later.Press(InputLine.ButtonSelect);
            later.Press(InputLine.ButtonUp);
            Assert.AreEqual(20260102, later.Status.Today);
        }

        [TestMethod]
        public void ADayThatDoesNotExist_ChangesNothing()
        {
            PenRig rig = new PenRig();
            Assert.IsTrue(rig.Pen.Model.SetDate(20260301, rig.Now));
            Assert.IsFalse(rig.Pen.Model.SetDate(20260230, rig.Now));
            Assert.AreEqual(20260301, rig.Pen.Model.Clock.Date(rig.Now));
        }

        [TestMethod]
        public void ATouchUp_SaysTheDaysSinceTheFirstTreatment()
        {
            RigFiles files = new RigFiles();
            Treat(files, "A", 20260601);
            PenRig rig = AtSessionStart(files);
            rig.Pen.Model.Keeper.SetClient("A");
            rig.Press(InputLine.ButtonDown);
            Assert.AreEqual(-2, rig.Status.DaysSinceFirst);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)SessionKind.TouchUp, (int)rig.Status.Kind);
            Assert.AreEqual(-1, rig.Status.DaysSinceFirst);
            AssertDays(rig, 20260628, 27);
            AssertDays(rig, 20260629, 28);
            AssertDays(rig, 20260531, -1);
            rig.Pen.Model.Keeper.SetClient("B");
            AssertDays(rig, 20260629, -1);
            rig.Pen.Model.Keeper.SetClient("");
            AssertDays(rig, 20260629, -2);
        }

        [TestMethod]
        public void ATouchUp_StartsFromTheSettingsOfItsZone_OrThoseUsedLast()
        {
            RigFiles files = new RigFiles();
            PenRig rig = AtSessionStart(files);
            rig.Pen.Model.Keeper.SetClient("A");
            Begin(rig);
            rig.Press(InputLine.ButtonUp);
            rig.Run(1000);
            rig.Tap(100);
            rig.Press(InputLine.ButtonStop);
            rig.Press(InputLine.ButtonDown);
            Turn(rig);
            rig.Press(InputLine.ButtonDown);
            Turn(rig);
            End(rig);

            rig = AtSessionStart(files);
            rig.Pen.Model.Keeper.SetClient("A");
            Assert.AreEqual(560, rig.Status.Settings.DepthMicrometres);
            rig.Press(InputLine.ButtonDown);
            Turn(rig);
            Assert.AreEqual((int)SessionKind.TouchUp, (int)rig.Status.Kind);
            Assert.AreEqual((int)ScalpZone.LeftTemple, (int)rig.Status.Zone);
            Assert.AreEqual(560, rig.Status.Settings.DepthMicrometres);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonSelect);
            Assert.AreEqual((int)ScalpZone.Hairline, (int)rig.Status.Zone);
            Assert.AreEqual(520, rig.Status.Settings.DepthMicrometres);
            Assert.AreEqual(1, rig.Status.PresetIndex);
        }

        [TestMethod]
        public void AClientWhoIsNotInMemory_KeepsTheSettings()
        {
            PenRig rig = AtSessionStart(new RigFiles());
            rig.Pen.Model.Keeper.SetClient("A");
            rig.Press(InputLine.ButtonDown);
            Turn(rig);
            Assert.AreEqual(500, rig.Status.Settings.DepthMicrometres);
            Assert.AreEqual(0, rig.Status.PresetIndex);
        }

        [TestMethod]
        public void AfterPowerUp_ThePenStartsWithTheLastSettings()
        {
            RigFiles files = new RigFiles();
            PenRig rig = new PenRig(files);
            rig.BeginSession();
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonStop);
            End(rig);
            rig = new PenRig(files);
            rig.BeginSession();
            Assert.AreEqual(520, rig.Status.Settings.DepthMicrometres);
        }

        [TestMethod]
        public void UpHeldWhenTheScreenChangesByItself_DoesNothingThere()
        {
            PenRig rig = new PenRig();
            rig.BeginSession();
            rig.Run(57000);
            rig.Lines |= InputLine.ButtonDown;
            rig.Run(4000);
            Assert.AreEqual((int)PenState.Paused, (int)rig.Status.State);
            Assert.AreEqual(0, rig.Status.Cursor);
            Assert.IsTrue(rig.Status.Settings.DepthMicrometres < 500);
        }

        private static void AssertDays(PenRig rig, int date, int days)
        {
            Assert.IsTrue(rig.Pen.Model.SetDate(date, rig.Now));
            rig.Press(InputLine.ButtonUp);
            Assert.AreEqual(days, rig.Status.DaysSinceFirst);
        }

        private static PenRig Treat(RigFiles files, string client, int date)
        {
            PenRig rig = AtSessionStart(files);
            rig.Pen.Model.Keeper.SetClient(client);
            if (date != 0)
            {
                rig.Pen.Model.SetDate(date, rig.Now);
            }
            WorkAndEnd(rig);
            return rig;
        }

        private static PenRig AtSessionStart(RigFiles files)
        {
            PenRig rig = new PenRig(files);
            rig.Boot();
            rig.Press(InputLine.ButtonSelect);
            return rig;
        }

        private static void GoTo(PenRig rig, int row)
        {
            while (rig.Status.Cursor != row)
            {
                rig.Press(rig.Status.Cursor < row ? InputLine.ButtonDown : InputLine.ButtonUp);
            }
        }

        private static void Turn(PenRig rig)
        {
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonDown);
            rig.Press(InputLine.ButtonSelect);
        }

        private static void Write(PenRig rig, string code)
        {
            GoTo(rig, ClientRow);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonUp);
            rig.Press(InputLine.ButtonSelect);
            for (int i = 0; i < code.Length; i++)
            {
                while (rig.Status.Client[i] != code[i])
                {
                    rig.Press(InputLine.ButtonDown);
                }
                rig.Press(InputLine.ButtonSelect);
            }
            if (code.Length < Client.CodeLength)
            {
                rig.Press(InputLine.ButtonSelect);
            }
        }

        private static void WorkAndEnd(PenRig rig)
        {
            GoTo(rig, 0);
            Begin(rig);
            rig.Press(InputLine.ButtonStop);
            End(rig);
        }

        private static void Begin(PenRig rig)
        {
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(2000);
        }

        private static void End(PenRig rig)
        {
            GoTo(rig, 4);
            rig.Press(InputLine.ButtonSelect);
            rig.Press(InputLine.ButtonSelect);
            rig.Run(1000);
            Assert.AreEqual((int)ScreenId.Summary, (int)rig.Status.Screen);
        }
    }
}
