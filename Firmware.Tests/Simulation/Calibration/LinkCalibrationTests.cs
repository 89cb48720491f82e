using System.Globalization;
using System.Text;
using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Calibration;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;
using SmpPen.HostSimulator.Link;

namespace SmpPen.Simulation.Tests.Calibration;

/// <summary>A calibration over the service UART of the whole simulated pen, with its lock.</summary>
[TestClass]
public sealed class LinkCalibrationTests
{
    private const long Millisecond = 1_000_000;

    [TestMethod]
    public void OverTheLink_WithThePin_ThePenIsCalibrated()
    {
        using ServicePen pen = new(Options());
        pen.Service.Lock = pen.TechnicianLock;
        DialGauge gauge = new(pen.Pen.Plant, 5, 10, 3);
        LinkTarget target = new(new UartCommandLine(pen.Pen), "0000");
        Assert.AreEqual(CalibrationRefusal.None, CalibrationRun.Execute(target, new CalibrationOrder(5, 20260115, "ANNA-001", 12), gauge.Read));
        Assert.AreEqual(1, pen.Service.InForce.Serial);
        Assert.AreEqual("ANNA-001", target.Data.Technician);
        CollectionAssert.AreEqual(pen.Service.InForce.Micrometres, target.Data.Micrometres);
        CollectionAssert.AreEqual(pen.Service.InForce.CheckReadings, target.Data.CheckReadings);
        Assert.AreEqual(1234.0, pen.MoveToDepth(1234), 20.0);
    }

    [TestMethod]
    public void LinkLost_TheCalibrationEndsByItself_AndTheOldOneStays()
    {
        using ServicePen pen = new(Options());
        pen.Service.Lock = pen.TechnicianLock;
        LinkTarget target = new(new UartCommandLine(pen.Pen), "0000");
        Assert.IsTrue(target.Begin(5));
        target.AwaitStep();
        pen.Pen.RunFor((CalibrationService.IdleMicroseconds * 1000L) + (3000 * Millisecond));
        Assert.AreEqual(CalibrationRefusal.TimedOut, pen.Service.Status.Refusal);
        Assert.AreEqual(0, pen.Service.InForce.Serial);
        Assert.IsTrue(pen.Pen.Plant.Screw.IsHome);
    }

    [TestMethod]
    public void WrongPin_NothingMoves()
    {
        using ServicePen pen = new(Options());
        pen.Service.Lock = pen.TechnicianLock;
        Assert.ThrowsExactly<InvalidOperationException>(() => new LinkTarget(new UartCommandLine(pen.Pen), "1111"));
        new UartCommandLine(pen.Pen).Send("CAL:BEG 5");
        pen.Pen.RunFor(2000 * Millisecond);
        Assert.IsTrue(pen.Pen.Plant.Screw.IsHome);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void OverTcp_ThePenIsCalibrated()
    {
        using TcpEnd end = new(0);
        CalibrateAt(end, () => new TcpCommandLine("127.0.0.1", end.Port));
    }

    [TestMethod]
    [Timeout(120_000)]
    public void OverAPseudoTerminal_ThePenIsCalibrated()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("pseudo terminals are supported on Linux only");
        }
        using PseudoTerminalEnd end = new();
        CalibrateAt(end, () => new TerminalLine(end.Address));
    }

    [TestMethod]
    public void NobodyAtTheNetworkAddress_IsTold()
    {
        IOException problem = Assert.ThrowsExactly<IOException>(() => new TcpCommandLine("127.0.0.1", 1));
        Assert.StartsWith("--port: 127.0.0.1:1: ", problem.Message);
    }

    [TestMethod]
    public void ALimitLoweredOverTheLink_HoldsForTheNextSession_OnTheNeedle()
    {
        using ServicePen pen = new(Options());
        UartCommandLine line = new(pen.Pen);
        line.Send("SYST:PASS:CEN \"0000\"");
        pen.Pen.RunFor(2000 * Millisecond);
        Assert.AreEqual("0.500", line.Ask("DEPT?"));
        line.Send("*CLS;LIM:DEPT 0.4;DWEL 3");
        Assert.AreEqual("0,\"No error\"", line.Ask("SYST:ERR?"));
        Assert.AreEqual("0.400;3.000", line.Ask("DEPT?;DWEL?"));
        Press(pen, PenButton.Stop, PenButton.Select, PenButton.Select);
        pen.Pen.RunFor(2000 * Millisecond);
        Press(pen, PenButton.Select);
        pen.Pen.RunFor(2000 * Millisecond);
        Assert.AreEqual(PenState.Ready, pen.Pen.Status.State);
        Assert.AreEqual(400, pen.Pen.Status.Settings.DepthMicrometres);
        Assert.AreEqual((500 + 400) * 0.64, pen.Pen.Status.CarriageMicrosteps, 1.0);
        Press(pen, PenButton.Stop);
        pen.Pen.RunFor(2000 * Millisecond);
        for (int preset = 1; preset <= 8; preset++)
        {
            Assert.AreEqual("0.400", line.Ask($"PRES {preset};:DEPT?"), "every preset was deeper");
        }
    }

    [TestMethod]
    public void TenWrongPins_EachWaitIsLonger_AlsoAcrossPowerCycles()
    {
        SimulatedPen pen = new(Options());
        pen.PowerOn();
        pen.RunFor(8000 * Millisecond);
        long before = 0;
        for (int attempt = 1; attempt <= 10; attempt++)
        {
            UartCommandLine line = new(pen);
            line.Send("SYST:PASS:CEN \"1111\"");
            pen.RunFor(2000 * Millisecond);
            long from = pen.NowNanoseconds;
            if (attempt % 2 == 0)
            {
                // The wait begins anew at power-up.
                from = 0;
                SimulatedPen after = new(Options() with { Flash = pen.Chip.Flash.Snapshot() });
                pen.Dispose();
                pen = after;
                pen.PowerOn();
                pen.RunFor(8000 * Millisecond);
                line = new UartCommandLine(pen);
            }
            for (int wait = -1; wait != 0; wait = int.Parse(line.Ask("SYST:PASS:WAIT?"), CultureInfo.InvariantCulture))
            {
                if (wait > 5)
                {
                    // The right PIN is not looked at either.
                    line.Send("SYST:PASS:CEN \"0000\"");
                    Assert.AreEqual("0", line.Ask("SYST:PASS:STAT?"));
                }
                pen.RunFor(100 * Millisecond);
            }
            long waited = (pen.NowNanoseconds - from) / Millisecond;
            Assert.IsTrue(attempt < 4 || waited > before, $"attempt {attempt}: {waited} ms after {before} ms");
            before = waited;
        }
        pen.Dispose();
    }

    private static void Press(ServicePen pen, params PenButton[] buttons)
    {
        foreach (PenButton button in buttons)
        {
            pen.Pen.Hand.ClickButton(button, pen.Pen.NowNanoseconds);
            pen.Pen.RunFor(300 * Millisecond);
        }
    }

    private static void CalibrateAt(ILinkEnd end, Func<ICommandLine> connect)
    {
        using ServicePen pen = new(Options());
        pen.Service.Lock = pen.TechnicianLock;
        DialGauge gauge = new(pen.Pen.Plant, 5, 10, 3);
        using CancellationTokenSource stop = new();
        Thread thread = new(() => new LinkServer(pen.Pen, end).Run(realTime: false, stop.Token));
        thread.Start();
        try
        {
            ICommandLine line = connect();
            LinkTarget target = new(line, "0000");
            Assert.AreEqual(CalibrationRefusal.None, CalibrationRun.Execute(target, new CalibrationOrder(5, 20260115, "ANNA-001", 12), gauge.Read));
            Assert.AreEqual("ANNA-001", target.Data.Technician);
            (line as IDisposable)?.Dispose();
        }
        finally
        {
            stop.Cancel();
            thread.Join();
        }
        Assert.AreEqual(1, pen.Service.InForce.Serial);
    }

    /// <summary>As a serial port: what System.IO.Ports would open.</summary>
    private sealed class TerminalLine(string path) : ICommandLine, IDisposable
    {
        private readonly FileStream _port = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1);

        public void Send(string line) => _port.Write(Encoding.ASCII.GetBytes(line + "\n"));

        public string Ask(string line)
        {
            Send(line);
            StringBuilder reply = new();
            for (int c = _port.ReadByte(); c != '\n'; c = _port.ReadByte())
            {
                reply.Append((char)c);
            }
            return reply.ToString();
        }

        public void Pause() => Thread.Sleep(10);

        public void Dispose() => _port.Dispose();
    }

    private static SimulationOptions Options() => new()
    {
        Seed = 11,
        HashTrace = false,
        Plant = new PlantParameters { LeadErrorPartsPerMillion = 20_000, BacklashNanometres = 60_000 },
    };
}
