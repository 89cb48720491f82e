using System.Reflection;
using System.Runtime.Loader;
using SmpPen.HostSimulator.Campaign;

namespace SmpPen.Simulation.Tests.Campaign;

/// <summary>
/// Takes one protection after the other out of a copy of the compiled firmware, and holds the campaign to finding each within two
/// thousand runs, most within the first hundred. The same runs find nothing in the firmware as it is.
/// </summary>
[TestClass]
public sealed class PlantedDefectTests
{
    private const int Runs = 2000;
    private const ulong Seed = 1;

    private static readonly Mutant[] s_mutants =
    [
        Mutant.Without("ENABLE stays high when driving ends", "NeedleDrive", "Stop", "SetEnable"),
        Mutant.Constant("the pedal need not be seen released", "PedalInput", "Disarm"),
        Mutant.Constant("the safety monitor finds nothing", "SafetyMonitor", "Check"),
        Mutant.Constant("the proof test never fails", "ProofTest", "Fail"),
        Mutant.Constant("the home flag is not held against the steps", "DepthAxis", "FlagAgrees", 1),
        Mutant.Constant("the carriage stays out after a fault", "PenController", "RetractAfterFault"),
        Mutant.Without("a fault changes no state", "PenController", "Watch", "Fire"),
        Mutant.Constant("an exception in a tick is forgotten", "PenController", "NoteInternalError"),
        Mutant.Constant("an interrupted session is not counted after the cut", "PenMemory", "CountMissing"),
    ];

    public static IEnumerable<object[]> Mutants => Enumerable.Range(0, s_mutants.Length).Select(index => new object[] { index, s_mutants[index].Name });

    [TestMethod]
    [DynamicData(nameof(Mutants))]
    public void AProtectionTakenOut_IsFoundByTheCampaign(int index, string name)
    {
        string? found = CampaignOver(s_mutants[index]);
        Assert.IsNotNull(found, $"{name}: {Runs} runs found nothing");
        Console.WriteLine($"{name}: {found}");
    }

    [TestMethod]
    public void TheFirmwareAsItIs_PassesTheSameRuns() => Assert.IsNull(FaultCampaign.FirstViolation(Runs / 10, Seed));

    private static string? CampaignOver(Mutant mutant)
    {
        MutantContext context = new(mutant);
        Assembly simulator = context.LoadFromAssemblyName(new AssemblyName("SmpPen.HostSimulator"));
        MethodInfo run = simulator.GetType(typeof(FaultCampaign).FullName!, throwOnError: true)!.GetMethod(nameof(FaultCampaign.FirstViolation))!;
        string? found = null;
        // A thread of its own: the chip that runs on a thread is known by the thread.
        Exception? failed = null;
        Thread thread = new(() =>
        {
            try
            {
                found = (string?)run.Invoke(null, [Runs, Seed]);
            }
            catch (TargetInvocationException exception)
            {
                failed = exception.InnerException;
            }
        });
        thread.Start();
        thread.Join();
        Assert.IsNull(failed, failed?.ToString());
        context.Unload();
        return found;
    }

    /// <summary>The project's own assemblies once more, with another Core.</summary>
    private sealed class MutantContext(Mutant mutant) : AssemblyLoadContext(mutant.Name, isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string path = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
            if (assemblyName.Name is null || !assemblyName.Name.StartsWith("SmpPen.", StringComparison.Ordinal) || !File.Exists(path))
            {
                return null;
            }
            return assemblyName.Name == "SmpPen.Core" ? LoadFromStream(new MemoryStream(mutant.Apply(path))) : LoadFromAssemblyPath(path);
        }
    }
}
