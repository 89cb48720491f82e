using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Unit.Control;

namespace SmpPen.Simulation.Tests.Firmware;

/// <summary>The control tick allocates nothing, in every state, display updates and stored sessions included.</summary>
// SR-43
[TestClass]
public sealed class ControlTickAllocationTests
{
    private const int MeasuredTicks = 100_000;
    private const int ContinuousPreset = 3;

    [TestMethod]
    [DataRow(PenState.SelfTest)]
    [DataRow(PenState.Homing)]
    [DataRow(PenState.ProofTest)]
    public void WhileStarting_NothingIsAllocated(PenState state)
    {
        long bytes = 0;
        int ticks = 0;
        // The first pen is not measured: what the desktop runtime allocates once is not booked on the firmware.
        for (int pen = 0; ticks < MeasuredTicks; pen++)
        {
            PenRig rig = new();
            for (int i = 0; i < 2000 && rig.Status.State != PenState.Standby; i++)
            {
                // A held button keeps the self-test waiting, so that it can be measured.
                rig.Lines = i < 400 && state == PenState.SelfTest ? rig.Lines | InputLine.ButtonUp : rig.Lines & ~InputLine.ButtonUp;
                bool counts = rig.Status.State == state && pen > 0;
                long spent = Measure(rig);
                bytes += counts ? spent : 0;
                ticks += counts ? 1 : 0;
            }
        }
        Assert.AreEqual(0, bytes);
    }

    [TestMethod]
    public void InStandby_NothingIsAllocated()
    {
        PenRig rig = new();
        rig.Boot();
        AssertAllocatesNothing(rig, PenState.Standby, MoveCursor);
    }

    [TestMethod]
    public void InCartridgeZero_NothingIsAllocated()
    {
        PenRig rig = new();
        rig.Boot();
        rig.Press(InputLine.ButtonSelect);
        rig.Press(InputLine.ButtonSelect);
        AssertAllocatesNothing(rig, PenState.CartridgeZero, MoveCursor);
    }

    [TestMethod]
    public void InReady_NothingIsAllocated_WhileDepthChangesAndTheCarriageMoves()
    {
        PenRig rig = new();
        rig.BeginSession();
        AssertAllocatesNothing(rig, PenState.Ready, (pen, tick) =>
        {
            MoveCursor(pen, tick);
            TapPedal(pen, tick, every: 500, ticksDown: 20);
        });
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    [DataRow(ContinuousPreset)]
    [DataRow(6)]
    public void WhilePricking_NothingIsAllocated(int preset)
    {
        PenRig rig = new();
        rig.BeginSessionWithPreset(preset);
        AssertAllocatesNothing(rig, PenState.Pricking, (pen, tick) =>
        {
            MoveCursor(pen, tick);
            TapPedal(pen, tick, every: 3000, ticksDown: 2900);
        });
    }

    [TestMethod]
    public void InPaused_NothingIsAllocated()
    {
        PenRig rig = new();
        rig.BeginSession();
        rig.Press(InputLine.ButtonStop);
        AssertAllocatesNothing(rig, PenState.Paused, MoveCursor);
    }

    [TestMethod]
    public void InService_NothingIsAllocated()
    {
        PenRig rig = new();
        rig.Boot();
        rig.Press(InputLine.ButtonDown);
        rig.Press(InputLine.ButtonDown);
        rig.Press(InputLine.ButtonSelect);
        AssertAllocatesNothing(rig, PenState.Service, MoveCursor);
    }

    [TestMethod]
    public void InFault_NothingIsAllocated()
    {
        PenRig rig = new();
        rig.BeginSession();
        rig.Lines |= InputLine.DriverFault;
        rig.Run(50);
        AssertAllocatesNothing(rig, PenState.Fault, MoveCursor);
    }

    [TestMethod]
    public void WhileTheLinkIsUsed_NothingIsAllocated()
    {
        PenRig rig = new();
        rig.Boot();
        rig.Ask("SYST:PASS:CEN \"0000\"");
        rig.Ask("SYST:PASS:NEW \"0000\",\"12345\"");
        // The bench's flash makes each file once.
        rig.Ask("PRES:SAVE 8");
        rig.Ask("PRES:SAVE 8");
        AssertAllocatesNothing(rig, PenState.Standby, TypeCommands);
    }

    [TestMethod]
    public void InServiceWithTheLinkUsed_NothingIsAllocated()
    {
        PenRig rig = new();
        rig.Boot();
        rig.Ask("SYST:PASS:CEN \"0000\"");
        rig.Press(InputLine.ButtonDown);
        rig.Press(InputLine.ButtonDown);
        rig.Press(InputLine.ButtonSelect);
        AssertAllocatesNothing(rig, PenState.Service, TypeCommands);
    }

    private static readonly string[] s_commands =
    [
        "*IDN?;*ESR?;*OPC?;*STB?;*TST?\n", "SYST:HELP:HEAD?\n", "HELP?\n", "DEPT 0.62;DEPT?;FREQ 90 HZ;DWEL 3500 US\n",
        "MODE CONT;PRES 3;PRES?;*RST\n", "SYST:ERR?;COUN?\n", "SESS:STAT?;ZONE?;KIND?;TIME?\n", "SESS:REC? 1\n", "DIAG:LOG?\n",
        "SYST:PASS:CEN \"12345\"\n", "SYST:PASS:CEN \"99999\"\n", "PRES:SAVE 8\n", "LIM:DEPT 1.4\n", "NONSENSE;\n", "DEPT \"x\"\n",
    ];

    private static void TypeCommands(PenRig rig, int tick)
    {
        rig.Serial.DropReply();
        if (tick % 20 == 0 && rig.Serial.Waiting < 200)
        {
            rig.Serial.Send(s_commands[tick / 20 % s_commands.Length]);
        }
    }

    private static void AssertAllocatesNothing(PenRig rig, PenState state, Action<PenRig, int> operate)
    {
        // One round first, so that what the desktop runtime allocates once is not booked on the firmware.
        Run(rig, state, operate, 10_000);
        (long bytes, int ticks) = Run(rig, state, operate, MeasuredTicks);
        Assert.AreEqual(0, bytes);
        Assert.IsGreaterThan(MeasuredTicks / 3, ticks, $"the pen was in {state} for {ticks} ticks only");
    }

    private static (long Bytes, int Ticks) Run(PenRig rig, PenState state, Action<PenRig, int> operate, int count)
    {
        long bytes = 0;
        int ticks = 0;
        int tick = 0;
        while (ticks < count && tick < 3 * count)
        {
            operate(rig, tick++);
            bool counts = rig.Status.State == state;
            long spent = Measure(rig);
            bytes += spent;
            ticks += counts ? 1 : 0;
        }
        return (bytes, ticks);
    }

    private static long Measure(PenRig rig)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        rig.Tick(PenRig.TickMicroseconds);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void MoveCursor(PenRig rig, int tick)
    {
        int phase = tick % 200;
        InputLine held = phase < 5 ? InputLine.ButtonDown : phase is >= 100 and < 105 ? InputLine.ButtonUp : InputLine.None;
        rig.Lines = (rig.Lines & ~(InputLine.ButtonDown | InputLine.ButtonUp)) | held;
    }

    private static void TapPedal(PenRig rig, int tick, int every, int ticksDown)
    {
        if (tick % every == 10)
        {
            rig.PressPedal();
        }
        else if (tick % every == 10 + ticksDown)
        {
            rig.ReleasePedal();
        }
    }
}
