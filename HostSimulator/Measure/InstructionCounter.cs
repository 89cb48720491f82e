using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Assembly = System.Reflection.Assembly;

namespace SmpPen.HostSimulator.Measure;

/// <summary>
/// Counts the IL instructions that assemblies execute: copies of them, in which every basic block first adds its number of
/// instructions to a counter, are loaded beside the originals together with fresh copies of the assemblies that use them.
/// </summary>
/// <remarks>
/// The interpreter on the device executes these instructions one by one, so their number is what transfers to it. A block that an exception leaves early
/// counts whole. The device library itself is native code there and is not counted; the calls to it are.
/// </remarks>
public sealed class InstructionCounter
{
    private const string CounterNamespace = "SmpPen.Counting";
    private const string CounterType = "Executed";
    private const string CounterField = "Instructions";
    private const string CounterMethod = "Read";

    private readonly AssemblyLoadContext _context = new("counted IL", isCollectible: false);
    private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.Ordinal);
    private readonly Func<long>[] _readers;

    /// <summary>Loads the copies.</summary>
    /// <param name="counted">Paths of the assemblies whose instructions are counted.</param>
    /// <param name="users">Paths of the assemblies that have to see the counted ones.</param>
    public InstructionCounter(IReadOnlyList<string> counted, IReadOnlyList<string> users)
    {
        _context.Resolving += (_, name) => _loaded.GetValueOrDefault(name.Name!);
        Dictionary<string, Func<MemoryStream>> sources = new(StringComparer.Ordinal);
        foreach (string path in counted)
        {
            sources.Add(Path.GetFileNameWithoutExtension(path), () => Instrument(path));
        }
        foreach (string path in users)
        {
            sources.Add(Path.GetFileNameWithoutExtension(path), () => new MemoryStream(File.ReadAllBytes(path)));
        }
        foreach ((string name, Func<MemoryStream> source) in sources)
        {
            using MemoryStream image = source();
            _loaded.Add(name, _context.LoadFromStream(image));
        }
        // The device runs static constructors before Main, not in the tick that needs them first.
        foreach (Type type in counted.SelectMany(path => _loaded[Path.GetFileNameWithoutExtension(path)].GetTypes()))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
        _readers = [.. counted.Select(path => ReaderOf(_loaded[Path.GetFileNameWithoutExtension(path)]))];
    }

    /// <summary>Instructions executed so far.</summary>
    public long Read()
    {
        long sum = 0;
        foreach (Func<long> reader in _readers)
        {
            sum += reader();
        }
        return sum;
    }

    /// <summary>A type of a loaded copy.</summary>
    public Type TypeOf(string assembly, string type) =>
        _loaded[assembly].GetType(type) ?? throw new InvalidOperationException($"{assembly} has no type {type}.");

    private static Func<long> ReaderOf(Assembly assembly) =>
        assembly.GetType($"{CounterNamespace}.{CounterType}")!.GetMethod(CounterMethod)!.CreateDelegate<Func<long>>();

    private static MemoryStream Instrument(string path)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
        ModuleDefinition module = assembly.MainModule;
        MethodDefinition[] methods = [.. module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)];
        FieldDefinition counter = AddCounter(module);
        foreach (MethodDefinition method in methods)
        {
            Instrument(method.Body, counter);
        }
        MemoryStream image = new();
        assembly.Write(image);
        image.Position = 0;
        return image;
    }

    private static FieldDefinition AddCounter(ModuleDefinition module)
    {
        const TypeAttributes StaticClass = TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed;
        TypeDefinition type = new(CounterNamespace, CounterType, StaticClass, module.TypeSystem.Object);
        FieldDefinition field = new(CounterField, FieldAttributes.Public | FieldAttributes.Static, module.TypeSystem.Int64);
        MethodDefinition read = new(CounterMethod, MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Int64);
        ILProcessor il = read.Body.GetILProcessor();
        il.Emit(OpCodes.Ldsfld, field);
        il.Emit(OpCodes.Ret);
        type.Fields.Add(field);
        type.Methods.Add(read);
        module.Types.Add(type);
        return field;
    }

    private static void Instrument(MethodBody body, FieldReference counter)
    {
        // Short branches could not reach as far afterwards.
        body.SimplifyMacros();
        HashSet<Instruction> leaders = Leaders(body);
        Instruction[] original = [.. body.Instructions];
        ILProcessor il = body.GetILProcessor();
        for (int first = 0; first < original.Length;)
        {
            int next = first + 1;
            while (next < original.Length && !leaders.Contains(original[next]))
            {
                next++;
            }
            Count(il, original[first], next - first, counter);
            first = next;
        }
        body.OptimizeMacros();
    }

    /// <summary>The leader itself becomes the first instruction of the counting, so that branches and handlers need no change.</summary>
    private static void Count(ILProcessor il, Instruction leader, int instructions, FieldReference counter)
    {
        Instruction moved = il.Create(OpCodes.Nop);
        moved.OpCode = leader.OpCode;
        moved.Operand = leader.Operand;
        il.InsertAfter(leader, moved);
        leader.OpCode = OpCodes.Ldsfld;
        leader.Operand = counter;
        il.InsertBefore(moved, il.Create(OpCodes.Ldc_I4, instructions));
        il.InsertBefore(moved, il.Create(OpCodes.Conv_I8));
        il.InsertBefore(moved, il.Create(OpCodes.Add));
        il.InsertBefore(moved, il.Create(OpCodes.Stsfld, counter));
    }

    private static HashSet<Instruction> Leaders(MethodBody body)
    {
        HashSet<Instruction> leaders = [body.Instructions[0]];
        foreach (Instruction instruction in body.Instructions)
        {
            switch (instruction.Operand)
            {
                case Instruction target:
                    leaders.Add(target);
                    break;
                case Instruction[] targets:
                    leaders.UnionWith(targets);
                    break;
            }
            bool ends = instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
            if (ends && instruction.Next is { } next)
            {
                leaders.Add(next);
            }
        }
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            foreach (Instruction? edge in (Instruction?[])[handler.TryStart, handler.TryEnd, handler.HandlerStart, handler.HandlerEnd, handler.FilterStart])
            {
                if (edge is not null)
                {
                    leaders.Add(edge);
                }
            }
        }
        return leaders;
    }
}
