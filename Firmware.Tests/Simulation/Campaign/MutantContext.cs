using System.Reflection;
using System.Runtime.Loader;
using SmpPen.HostSimulator.Campaign;

namespace SmpPen.Simulation.Tests.Campaign;

/// <summary>The project's own assemblies once more, with one of them changed.</summary>
internal sealed class MutantContext(Mutant mutant) : AssemblyLoadContext(mutant.Type + mutant.Method, isCollectible: true)
{
    private static readonly string[] s_testAssemblies = ["SmpPen.Simulation.Tests", "SmpPen.Unit.Desktop"];

    /// <summary>The first violation of a campaign with the changed program; null: none.</summary>
    public static string? Campaign(Mutant mutant, int runs, ulong seed) => Within(mutant, context =>
    {
        Type campaign = context.LoadFromAssemblyName(new AssemblyName("SmpPen.HostSimulator")).GetType(typeof(FaultCampaign).FullName!, throwOnError: true)!;
        return (string?)campaign.GetMethod(nameof(FaultCampaign.FirstViolation))!.Invoke(null, [runs, seed]);
    });

    /// <summary>What one test says of the changed program; null: it passes.</summary>
    /// <param name="mutant">The change.</param>
    /// <param name="test">Class and method; every row of its data is tried.</param>
    public static string? Test(Mutant mutant, string test) => Within(mutant, context =>
    {
        string[] names = test.Split('.');
        MethodInfo method = s_testAssemblies.SelectMany(name => context.LoadFromAssemblyName(new AssemblyName(name)).GetTypes())
            .Where(type => type.Name == names[0]).Select(type => type.GetMethod(names[1])).SingleOrDefault(found => found is not null)
            ?? throw new InvalidOperationException($"There is no test {test}.");
        object?[][] rows = [.. method.GetCustomAttributes<DataRowAttribute>().Select(row => row.Data!)];
        object instance = Activator.CreateInstance(method.DeclaringType!)!;
        foreach (object?[] row in rows.Length == 0 ? [[]] : rows)
        {
            try
            {
                method.Invoke(instance, row);
            }
            catch (TargetInvocationException failed)
            {
                return failed.InnerException!.Message;
            }
        }
        return null;
    });

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
        if (assemblyName.Name is null || !assemblyName.Name.StartsWith("SmpPen.", StringComparison.Ordinal) || !File.Exists(path))
        {
            return null;
        }
        return assemblyName.Name == mutant.Assembly ? LoadFromStream(new MemoryStream(mutant.Apply(path))) : LoadFromAssemblyPath(path);
    }

    /// <summary>On a thread of its own: the chip that runs on a thread is known by the thread.</summary>
    private static string? Within(Mutant mutant, Func<MutantContext, string?> run)
    {
        MutantContext context = new(mutant);
        string? found = null;
        Exception? failed = null;
        Thread thread = new(() =>
        {
            try
            {
                found = run(context);
            }
            catch (Exception exception)
            {
                failed = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            }
        });
        thread.Start();
        thread.Join();
        context.Unload();
        Assert.IsNull(failed, failed?.ToString());
        return found;
    }
}
