using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.Core.Control;
using SmpPen.Core.Link;
using SmpPen.HostSimulator.Simulation;
using SmpPen.Unit.Control;

namespace SmpPen.Simulation.Tests.Link;

/// <summary>Lines that nobody would send: nothing breaks, and nothing that a locked pen protects changes.</summary>
// SR-41
[TestClass]
public sealed class RandomLineTests
{
    private const int Lines = 100_000;

    private static readonly string[] s_pieces =
    [
        "DEPT", "FREQ", "LIM", "SYST", "PASS", "CEN", "NEW", "PRES", "SAVE", "*RST", "*IDN", "HELP", "SESS", "REC", "?", ":", ";", ",", " ",
        "\"", "'", "0", "1.5", "-", "MM", "1e9", "99999999999", "MODE", "CONT", "\t", "\r", "*", "\"0000\"", "COUN", "DIAG", "LOG", "ERR",
    ];

    [TestMethod]
    [DataRow(1UL)]
    [DataRow(2UL)]
    public void RandomBytesAndPieces_BreakNothing(ulong seed)
    {
        PenRig rig = new();
        rig.Boot();
        SplitMix64 chance = SplitMix64.ForPurpose(seed, 77);
        int writes = rig.Files.Writes;
        for (int line = 0; line < Lines / 2; line++)
        {
            SendLine(rig, chance);
            for (int tick = 0; tick < 2000 && (rig.Serial.Waiting > 0 || !rig.Pen.Link.IsIdle); tick++)
            {
                rig.Tick(PenRig.TickMicroseconds);
            }
            rig.Serial.DropReply();
            Assert.IsTrue(rig.Pen.Link.IsIdle);
            Assert.AreEqual(PenState.Standby, rig.Status.State);
            // A guessed PIN is written as an attempt and may even be right; everything else stays.
            rig.Pen.Model.Technician.Lock();
        }
        Assert.AreEqual("1,\"Hairline\";1.500;150;10.0;30.000;10", AskClean(rig));
        Assert.IsTrue(rig.Pen.Model.Technician.IsDefaultPin);
        Assert.AreEqual(-64, rig.Status.CarriageMicrosteps);
        Assert.IsLessThan(Lines / 100, rig.Files.Writes - writes);
    }

    [TestMethod]
    public void RandomBytes_ChangeNoSetting()
    {
        PenRig rig = new();
        rig.Boot();
        SplitMix64 chance = SplitMix64.ForPurpose(3, 78);
        string before = rig.Ask("DEPT?;FREQ?;PACE?;DWEL?;BURS?;MODE?;PRES?");
        for (int line = 0; line < 20_000; line++)
        {
            int length = (int)chance.NextBetween(0, 200);
            for (int i = 0; i < length; i++)
            {
                rig.Serial.SendByte((int)chance.NextBetween(0, 255));
            }
            rig.Serial.SendByte('\n');
            while (rig.Serial.Waiting > 0 || !rig.Pen.Link.IsIdle)
            {
                rig.Tick(PenRig.TickMicroseconds);
            }
            rig.Serial.DropReply();
        }
        Assert.AreEqual(before, rig.Ask("DEPT?;FREQ?;PACE?;DWEL?;BURS?;MODE?;PRES?"));
        Assert.AreEqual(ErrorQueue.Capacity, rig.Pen.Link.Errors.Count);
    }

    private static string AskClean(PenRig rig)
    {
        rig.Ask("*CLS;PRES 1");
        return rig.Ask("PRES?;:LIM:DEPT?;FREQ?;PACE?;DWEL?;BURS?");
    }

    private static void SendLine(PenRig rig, SplitMix64 chance)
    {
        int pieces = (int)chance.NextBetween(1, 12);
        for (int i = 0; i < pieces; i++)
        {
            if (chance.OneIn(8))
            {
                rig.Serial.SendByte((int)chance.NextBetween(0, 255));
            }
            else
            {
                rig.Serial.Send(s_pieces[chance.NextBetween(0, s_pieces.Length - 1)]);
            }
        }
        rig.Serial.SendByte('\n');
    }
}
