using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.HostSimulator.Cli;
using SmpPen.HostSimulator.Link;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.Simulation.Tests.Link;

/// <summary>The service line of a whole simulated pen over TCP and over a pseudo terminal.</summary>
[TestClass]
public sealed class LinkServerTests
{
    /// <summary>A line to send, and the reply; an empty one where none must come.</summary>
    private static readonly string[] s_session =
    [
        "*IDN?", "SmpPen,SMP reference pen,0,1.0.0",
        "*CLS", "",
        "*ESR?", "0",
        "*OPC?", "1",
        "*TST?", "0",
        "SYST:VERS?", "1999.0",
        "SYSTem:ERRor:NEXT?", "0,\"No error\"",
        "SESS:STAT?", "STANDBY",
        "SESS:KIND?;ZONE?", "\"First treatment\";0,\"Hairline\",0",
        "PRES?", "1,\"Hairline\"",
        "DEPT?;MODE?;DWEL?", "0.500;SING;4.000",
        "DEPT 0.62", "",
        "DEPT?", "0.620",
        "depth 640 um", "",
        "DEPTh?", "0.640",
        "DEPT 1.2", "",
        "SYST:ERR?", "-203,\"Command protected\"",
        "DEPT 1.52", "",
        "SYST:ERR?", "-222,\"Data out of range\"",
        "DEPT 0.613 MM", "",
        "SYST:ERR?", "-224,\"Illegal parameter value\"",
        "DEPT 0.6 HZ", "",
        "SYST:ERR?", "-131,\"Invalid suffix\"",
        "DEPT", "",
        "SYST:ERR?", "-109,\"Missing parameter\"",
        "DEPT 1,2", "",
        "SYST:ERR?", "-108,\"Parameter not allowed\"",
        "DEPT \"1\"", "",
        "SYST:ERR?", "-104,\"Data type error\"",
        "DEPF?", "",
        "SYST:ERR?", "-113,\"Undefined header\"",
        "DEPT?", "0.640",
        "MODE CONT;FREQ 90;DWEL 3.5MS", "",
        "MODE?;FREQ?;DWEL?", "CONT;90;3.500",
        "PACE 3.5 HZ;BURS 4", "",
        "PACE?;BURS?", "3.5;4",
        "LIM:DEPT?;FREQ?", "1.500;150",
        "LIM:DEPT 1.0", "",
        "SYST:ERR?", "-203,\"Command protected\"",
        "SYST:PASS:STAT?", "0",
        "SYST:PASS:CEN \"1234\"", "",
        "SYST:ERR?", "-224,\"Illegal parameter value\"",
        "SYST:PASS:STAT?;DEF?", "0;1",
        "SYST:PASS:CDIS", "",
        "COUN:LIFE?;CART?;MISS?", "0;0;0",
        "SESS:REC:COUN?", "0",
        "SESS:REC? 1", "",
        "SYST:ERR:COUN?", "1",
        "SYST:ERR?", "-222,\"Data out of range\"",
        "DIAG:LOG?", "0",
        "DIAG:FAUL?", "0,\"\",0",
        "DIAG:INP?", "130",
        "PRES 4;PRES?;:DEPT?", "4,\"Crown\";0.700",
        "*RST;:DEPT?", "0.700",
        "PRES 1;:MODE?", "SING",
        "SYST:ERR?", "0,\"No error\"",
    ];

    [TestMethod]
    [Timeout(120_000)]
    public void AScriptOverTcp_GivesItsReplies()
    {
        Assert.IsGreaterThanOrEqualTo(50, s_session.Length / 2);
        using Running running = new(realTime: false);
        using Client client = new(running.Tcp.Port);
        for (int i = 0; i < s_session.Length; i += 2)
        {
            client.Send(s_session[i]);
            if (s_session[i + 1].Length > 0)
            {
                Assert.AreEqual(s_session[i + 1], client.Receive(), s_session[i]);
            }
        }
    }

    [TestMethod]
    [Timeout(120_000)]
    public void TheWholeScriptAtOnce_LosesNothing()
    {
        using Running running = new(realTime: false);
        using Client client = new(running.Tcp.Port);
        StringBuilder all = new();
        for (int i = 0; i < s_session.Length; i += 2)
        {
            all.Append(s_session[i]).Append('\n');
        }
        client.Send(all.ToString());
        foreach (string reply in s_session.Where((text, index) => index % 2 == 1 && text.Length > 0))
        {
            Assert.AreEqual(reply, client.Receive());
        }
    }

    [TestMethod]
    [Timeout(120_000)]
    public void ASecondClient_IsTurnedAway_AndTheFirstGoesOn()
    {
        using Running running = new(realTime: false);
        using Client first = new(running.Tcp.Port);
        first.Send("*OPC?");
        Assert.AreEqual("1", first.Receive());
        using Client second = new(running.Tcp.Port);
        Assert.IsNull(second.Receive());
        first.Send("*OPC?");
        Assert.AreEqual("1", first.Receive());
    }

    [TestMethod]
    [Timeout(120_000)]
    public void WhatAClientLeavesHalfSaid_TheNextDoesNotContinue()
    {
        using Running running = new(realTime: false);
        using (Client first = new(running.Tcp.Port))
        {
            first.Send("DEPT?");
            Assert.AreEqual("0.500", first.Receive());
            first.SendRaw("DEPT 0.8");
        }
        using Client second = new(running.Tcp.Port);
        second.Send("");
        second.Send("DEPT?;:SYST:ERR?");
        Assert.AreEqual("0.500;0,\"No error\"", second.Receive());
    }

    [TestMethod]
    [Timeout(120_000)]
    public void APseudoTerminal_IsASerialPort()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("pseudo terminals are supported on Linux only");
        }
        using PseudoTerminalEnd terminal = new();
        using Running running = new(realTime: false, terminal);
        using FileStream port = new(terminal.Address, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1);
        port.Write("*IDN?\r\n"u8);
        byte[] reply = new byte[33];
        port.ReadExactly(reply);
        Assert.AreEqual("SmpPen,SMP reference pen,0,1.0.0\n", Encoding.ASCII.GetString(reply));
    }

    [TestMethod]
    public void ATakenPort_IsTold()
    {
        TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        using StringWriter output = new();
        using StringWriter error = new();
        Assert.AreEqual(ExitCode.Usage, CommandLineApp.Run(["link", "--port", port.ToString()], output, error));
        Assert.AreEqual($"--port: {port} is taken by another program; end it or choose another port\n", error.ToString().ReplaceLineEndings("\n"));
        other.Stop();
    }

    [TestMethod]
    public void AWrongPort_IsTold()
    {
        using StringWriter output = new();
        using StringWriter error = new();
        Assert.AreEqual(ExitCode.Usage, CommandLineApp.Run(["link", "--port", "70000"], output, error));
        Assert.AreEqual("--port: 70000 is no port; give 1 to 65535, or 0 for any\n", error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>A pen in Standby whose line is served by a thread.</summary>
    private sealed class Running : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Thread _thread;

        public Running(bool realTime, params ILinkEnd[] more)
        {
            ManualResetEventSlim ready = new();
            _thread = new Thread(() =>
            {
                using SimulatedPen pen = new(new SimulationOptions { HashTrace = false });
                pen.PowerOn();
                pen.RunFor(TimeSpan.FromSeconds(8));
                ready.Set();
                new LinkServer(pen, [Tcp, .. more]).Run(realTime, _stop.Token);
            });
            _thread.Start();
            ready.Wait();
        }

        public TcpEnd Tcp { get; } = new(0);

        public void Dispose()
        {
            _stop.Cancel();
            _thread.Join();
            Tcp.Dispose();
            _stop.Dispose();
        }
    }

    private sealed class Client : IDisposable
    {
        private readonly TcpClient _client = new();
        private readonly StreamReader _reader;

        public Client(int port)
        {
            _client.Connect(IPAddress.Loopback, port);
            _client.ReceiveTimeout = 30_000;
            _reader = new StreamReader(_client.GetStream(), Encoding.ASCII);
        }

        public void Send(string line) => SendRaw(line + "\n");

        public void SendRaw(string text) => _client.GetStream().Write(Encoding.ASCII.GetBytes(text));

        public string? Receive() => _reader.ReadLine();

        public void Dispose() => _client.Dispose();
    }
}
