using System.Net;
using System.Net.Sockets;
using SmpPen.HostSimulator.Cli;

namespace SmpPen.Bench.Tests.Server;

/// <summary>What the command says when the bench cannot start.</summary>
[TestClass]
public sealed class BenchCommandTests
{
    [TestMethod]
    public async Task SecondBench_SaysWhereTheFirstIs()
    {
        await using RunningBench first = await RunningBench.Start();

        (int code, string output, string error) = Run("bench", "--no-browser", "--port", first.Port.ToString());

        Assert.AreEqual(3, code);
        Assert.AreEqual("", output);
        StringAssert.StartsWith(error, $"A bench runs at http://127.0.0.1:{first.Port} already: open that page");
        Assert.AreEqual(1, error.TrimEnd().Split('\n').Length);
    }

    [TestMethod]
    public async Task PortOfAnotherProgram_IsNamed_WithAWayOut()
    {
        TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        // It hangs up on whoever does not speak its language.
        Task hangsUp = other.AcceptSocketAsync().ContinueWith(caller => caller.Result.Dispose(), TaskScheduler.Default);

        (int code, _, string error) = Run("bench", "--no-browser", "--port", port.ToString());

        await hangsUp;
        other.Stop();
        Assert.AreEqual(3, code);
        StringAssert.StartsWith(error, $"Port {port} is taken by another program");
        StringAssert.Contains(error, $"--port {port + 1}");
    }

    [TestMethod]
    [DataRow("-1")]
    [DataRow("65536")]
    public void NoPort_IsBadUsage(string port)
    {
        (int code, _, string error) = Run("bench", "--port", port);
        Assert.AreEqual(2, code);
        StringAssert.Contains(error, "--port");
    }

    private static (int Code, string Out, string Error) Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLineApp.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
