using nanoFramework.TestFramework;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Control
{
    [TestClass]
    public class PedalInputTests
    {
        private const InputLine Pressed = InputLine.PedalNormallyOpenClosed;
        private const InputLine Released = InputLine.PedalNormallyClosedClosed;
        private const InputLine BothClosed = Pressed | Released;

        [TestMethod]
        public void APressSeenTwice_IsTaken_Once()
        {
            PedalInput pedal = Armed();
            pedal.Tick(Pressed, 1000000);
            Assert.IsFalse(pedal.JustPressed);
            Assert.IsTrue(pedal.IsSettling);
            pedal.Tick(Pressed, 1010000);
            Assert.IsTrue(pedal.JustPressed);
            Assert.IsTrue(pedal.IsPressed);
            pedal.Tick(Pressed, 1020000);
            Assert.IsFalse(pedal.JustPressed);
            Assert.IsTrue(pedal.IsPressed);
        }

        [TestMethod]
        public void AGlitchShorterThanTheDebounceTime_IsNotTaken()
        {
            PedalInput pedal = Armed();
            pedal.Tick(Pressed, 1000000);
            pedal.Tick(Pressed, 1007999);
            Assert.IsFalse(pedal.IsPressed);
            pedal.Tick(Released, 1018000);
            Assert.IsFalse(pedal.IsPressed);
        }

        [TestMethod]
        public void APressSeenForTheDebounceTime_IsTaken()
        {
            PedalInput pedal = Armed();
            pedal.Tick(Pressed, 1000000);
            pedal.Tick(Pressed, 1008000);
            Assert.IsTrue(pedal.JustPressed);
        }

        [TestMethod]
        public void LeavingRest_StartsTheClock_SoThatBounceCostsNoTime()
        {
            PedalInput pedal = Armed();
            pedal.Tick(InputLine.None, 1000000);
            Assert.IsFalse(pedal.IsPressed);
            Assert.IsTrue(pedal.IsSettling);
            pedal.Tick(Pressed, 1010000);
            Assert.IsTrue(pedal.JustPressed);
            Assert.IsFalse(pedal.IsSettling);
        }

        [TestMethod]
        public void TouchingRestAgain_StartsTheClockAnew()
        {
            PedalInput pedal = Armed();
            pedal.Tick(InputLine.None, 1000000);
            pedal.Tick(Released, 1005000);
            pedal.Tick(Pressed, 1010000);
            Assert.IsFalse(pedal.IsPressed);
            pedal.Tick(Pressed, 1018000);
            Assert.IsTrue(pedal.JustPressed);
        }

        [TestMethod]
        public void AFootRestingHalfWay_IsNotSettlingForEver()
        {
            PedalInput pedal = Armed();
            pedal.Tick(InputLine.None, 1000000);
            pedal.Tick(InputLine.None, 1100000);
            Assert.IsFalse(pedal.IsSettling);
        }

        [TestMethod]
        public void ARelease_CountsAtTheFirstSample()
        {
            PedalInput pedal = Armed();
            pedal.Tick(Pressed, 1000000);
            pedal.Tick(Pressed, 1010000);
            pedal.Tick(InputLine.None, 1020000);
            Assert.IsFalse(pedal.IsPressed);
        }

        [TestMethod]
        public void AFlutterDuringAPress_EndsIt_AndIsNoNewPress()
        {
            PedalInput pedal = Armed();
            pedal.Tick(Pressed, 1000000);
            pedal.Tick(Pressed, 1010000);
            pedal.Tick(InputLine.None, 1020000);
            pedal.Tick(Pressed, 1030000);
            pedal.Tick(Pressed, 1040000);
            Assert.IsTrue(pedal.IsPressed);
            Assert.IsFalse(pedal.JustPressed);
        }

        [TestMethod]
        public void AReleaseSeenOnlyOnce_DoesNotArm()
        {
            PedalInput pedal = Armed();
            pedal.Tick(Pressed, 1000000);
            pedal.Tick(Pressed, 1010000);
            pedal.Tick(Released, 1020000);
            Assert.IsFalse(pedal.IsArmed);
            pedal.Tick(Pressed, 1030000);
            pedal.Tick(Pressed, 1040000);
            Assert.IsFalse(pedal.JustPressed);
        }

        [TestMethod]
        public void AfterARelease_TheNextPressIsTaken()
        {
            PedalInput pedal = Armed();
            pedal.Tick(Pressed, 1000000);
            pedal.Tick(Pressed, 1010000);
            pedal.Tick(Released, 1020000);
            pedal.Tick(Released, 1030000);
            pedal.Tick(Pressed, 1040000);
            pedal.Tick(Pressed, 1050000);
            Assert.IsTrue(pedal.JustPressed);
        }

        // SR-20
        [TestMethod]
        public void APedalHeldFromTheStart_IsNotTaken_UntilSeenReleased()
        {
            PedalInput pedal = new PedalInput();
            pedal.Tick(Pressed, 0);
            pedal.Tick(Pressed, 10000);
            Assert.IsTrue(pedal.IsPressed);
            Assert.IsFalse(pedal.JustPressed);
        }

        // SR-20
        [TestMethod]
        public void ADisarmedPedal_MustBeSeenReleasedAgain()
        {
            PedalInput pedal = Armed();
            pedal.Tick(Pressed, 1000000);
            pedal.Disarm();
            pedal.Tick(Pressed, 1010000);
            Assert.IsFalse(pedal.JustPressed);
        }

        // SR-19
        [TestMethod]
        public void BothContactsClosed_For100Milliseconds_Disagree()
        {
            PedalInput pedal = Armed();
            pedal.Tick(BothClosed, 1000000);
            pedal.Tick(BothClosed, 1099999);
            Assert.IsFalse(pedal.ContactsDisagree);
            pedal.Tick(BothClosed, 1100000);
            Assert.IsTrue(pedal.ContactsDisagree);
        }

        // SR-19
        [TestMethod]
        public void BothContactsOpen_ForFiveSeconds_Disagree()
        {
            PedalInput pedal = Armed();
            pedal.Tick(InputLine.None, 1000000);
            pedal.Tick(InputLine.None, 5999999);
            Assert.IsFalse(pedal.ContactsDisagree);
            pedal.Tick(InputLine.None, 6000000);
            Assert.IsTrue(pedal.ContactsDisagree);
        }

        // SR-19
        [TestMethod]
        public void BothContactsOpen_ForLongerThanAChangeOver_IsHalfWay()
        {
            PedalInput pedal = Armed();
            pedal.Tick(InputLine.None, 1000000);
            pedal.Tick(InputLine.None, 1099999);
            Assert.IsFalse(pedal.IsHalfWay);
            pedal.Tick(InputLine.None, 1100000);
            Assert.IsTrue(pedal.IsHalfWay);
            pedal.Tick(Released, 1110000);
            Assert.IsFalse(pedal.IsHalfWay);
        }

        // SR-19
        [TestMethod]
        public void BothContactsClosed_IsNeverAPress()
        {
            PedalInput pedal = Armed();
            pedal.Tick(BothClosed, 1000000);
            pedal.Tick(BothClosed, 1010000);
            Assert.IsFalse(pedal.IsPressed);
            Assert.IsFalse(pedal.IsReleased);
        }

        private static PedalInput Armed()
        {
            PedalInput pedal = new PedalInput();
            pedal.Tick(Released, 0);
            pedal.Tick(Released, 10000);
            return pedal;
        }
    }
}
