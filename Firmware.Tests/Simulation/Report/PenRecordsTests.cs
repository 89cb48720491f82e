using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.HostSimulator.Calibration;
using SmpPen.HostSimulator.Cli;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.Simulation.Tests.Report;

/// <summary>The records of a whole simulated pen over its service UART.</summary>
[TestClass]
public sealed class PenRecordsTests
{
    private static readonly string s_twoSessions = ReportCommandTests.TwoSessions.Replace("steps:", "calibrated: yes\nsteps:", StringComparison.Ordinal);

    [TestMethod]
    public void WhatComesOverTheLine_IsWhatThePenHolds_ToTheLastField()
    {
        using SimulatedPen pen = WithTwoSessions();
        SessionFile read = PenRecords.Read(new UartCommandLine(pen));
        Assert.AreEqual(SessionFile.Of(pen.Pen).ToJson(), read.ToJson());
        Assert.HasCount(2, read.Sessions);
        Assert.AreEqual("K17", read.Sessions[1].Client);
        Assert.AreEqual(new DateOnly(2026, 3, 8), read.Sessions[1].Date);
        Assert.IsNotNull(read.Calibration);
    }

    [TestMethod]
    public void ALineThatSpoilsADigit_GivesNoRecord()
    {
        using SimulatedPen pen = WithTwoSessions();
        SessionSourceException problem = Assert.ThrowsExactly<SessionSourceException>(() => PenRecords.Read(new SpoiltLine(new UartCommandLine(pen))));
        StringAssert.Contains(problem.Message, "2 of 2 records arrived damaged");
    }

    [TestMethod]
    public void ANewPen_HoldsNone_AndInASessionNoneIsGiven()
    {
        using SimulatedPen fresh = On(new SimulationOptions { HashTrace = false });
        StringAssert.Contains(Assert.ThrowsExactly<SessionSourceException>(() => PenRecords.Read(new UartCommandLine(fresh))).Message, "holds no session");
        StringWriter error = new();
        Assert.AreEqual(ExitCode.Usage, CommandLineApp.Run(["report", "--port", "127.0.0.1:1"], TextWriter.Null, error));
        StringAssert.Contains(error.ToString(), "127.0.0.1:1");
        Assert.AreEqual(ExitCode.Usage, CommandLineApp.Run(["report"], TextWriter.Null, error));
        StringAssert.Contains(error.ToString(), "either DIR|FILE or --port");
    }

    private static SimulatedPen WithTwoSessions()
    {
        Scenario scenario = ScenarioParser.Parse("two", s_twoSessions);
        using SimulatedPen work = new(new SimulationOptions { Seed = scenario.Seed, Plant = scenario.Plant, Flash = scenario.MakeFlash(scenario.Seed), HashTrace = false });
        ScenarioPlayer player = new(work, scenario, scenario.Seed);
        player.Run();
        Assert.IsEmpty(player.Failures);
        return On(new SimulationOptions { HashTrace = false, Flash = work.Chip.Flash.Snapshot() });
    }

    private static SimulatedPen On(SimulationOptions options)
    {
        SimulatedPen pen = new(options);
        pen.PowerOn();
        pen.RunFor(TimeSpan.FromSeconds(8));
        return pen;
    }

    private sealed class SpoiltLine(ICommandLine line) : ICommandLine
    {
        public void Send(string text) => line.Send(text);

        public string Ask(string text)
        {
            string reply = line.Ask(text);
            return reply.Length < 100 ? reply : string.Concat(reply.AsSpan(0, 60), reply[60] == '0' ? "1" : "0", reply.AsSpan(61));
        }

        public void Pause() => line.Pause();
    }
}
