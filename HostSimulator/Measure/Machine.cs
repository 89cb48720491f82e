using System.Diagnostics;
using System.Runtime.InteropServices;
using SmpPen.Core.Control;

namespace SmpPen.HostSimulator.Measure;

/// <summary>What the figures were measured on: without it they mean nothing.</summary>
/// <param name="Processor">Name that the processor gives itself, or its architecture.</param>
/// <param name="Cores">Processors that this process may use.</param>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Runtime">Name and version.</param>
/// <param name="Build">Release or Debug build of the firmware that ran.</param>
public sealed record Machine(string Processor, int Cores, string OperatingSystem, string Runtime, string Build)
{
    /// <summary>This machine.</summary>
    public static Machine This { get; } = new(
        ProcessorName(),
        Environment.ProcessorCount,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        BuildOf(typeof(PenController).Assembly));

    /// <summary>Release or Debug: whether the compiler optimised an assembly's IL.</summary>
    public static string BuildOf(System.Reflection.Assembly assembly) =>
        assembly.GetCustomAttributes(typeof(DebuggableAttribute), false) is [DebuggableAttribute { IsJITOptimizerDisabled: true }, ..] ? "Debug" : "Release";

    private static string ProcessorName()
    {
        const string CpuInfo = "/proc/cpuinfo";
        string? line = File.Exists(CpuInfo) ? File.ReadLines(CpuInfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
