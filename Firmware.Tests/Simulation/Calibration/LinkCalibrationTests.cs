using System.Text;
using SmpPen.Core.Calibration;
using SmpPen.HostSimulator.Calibration;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

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
        LinkTarget target = new(new UartLine(pen.Pen), "0000");
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
        LinkTarget target = new(new UartLine(pen.Pen), "0000");
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
        Assert.ThrowsExactly<InvalidOperationException>(() => new LinkTarget(new UartLine(pen.Pen), "1111"));
        new UartLine(pen.Pen).Send("CAL:BEG 5");
        pen.Pen.RunFor(2000 * Millisecond);
        Assert.IsTrue(pen.Pen.Plant.Screw.IsHome);
    }

    private static SimulationOptions Options() => new()
    {
        Seed = 11,
        HashTrace = false,
        Plant = new PlantParameters { LeadErrorPartsPerMillion = 20_000, BacklashNanometres = 60_000 },
    };

    private sealed class UartLine(SimulatedPen pen) : ICommandLine
    {
        private readonly UartPort _uart = pen.Chip.Uart(2);

        public void Send(string line)
        {
            _uart.HostWrite(Encoding.ASCII.GetBytes(line + "\n"));
            pen.RunFor(300 * Millisecond);
        }

        public string Ask(string line)
        {
            Send(line);
            StringBuilder reply = new();
            byte[] buffer = new byte[64];
            for (int wait = 0; wait < 300 && !reply.ToString().Contains('\n', StringComparison.Ordinal); wait++)
            {
                pen.RunFor(10 * Millisecond);
                reply.Append(Encoding.ASCII.GetString(buffer, 0, _uart.HostRead(buffer)));
            }
            return reply.ToString().TrimEnd();
        }

        public void Pause() => pen.RunFor(100 * Millisecond);
    }
}
