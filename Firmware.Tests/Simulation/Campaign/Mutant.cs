using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SmpPen.Simulation.Tests.Campaign;

/// <summary>One protection taken out of a copy of the firmware's compiled program; the sources know nothing of it.</summary>
/// <param name="Assembly">Assembly that is changed.</param>
/// <param name="Type">Class, without namespace.</param>
/// <param name="Method">Method whose body is changed; of a property or field that is read everywhere, its name.</param>
/// <param name="Change">The change; false: there was nothing to change.</param>
internal sealed record Mutant(string Assembly, string Type, string Method, Func<MethodDefinition, bool> Change)
{
    private const string Core = "SmpPen.Core";

    /// <summary>The program as it is.</summary>
    public static readonly Mutant None = new("", "", "", _ => true);

    /// <summary>A method, or the getter of a property, that does nothing and returns a constant.</summary>
    public static Mutant Constant(string type, string method, int returns = 0) => new(Core, type, method, body => Empty(body, returns));

    /// <summary>A method that gives back its first argument.</summary>
    public static Mutant Argument(string type, string method) => new(Core, type, method, GiveBack);

    /// <summary>A method that does all it does and, where it comes to its end, returns a constant.</summary>
    public static Mutant Ends(string type, string method, int returns) => new(Core, type, method, body => EndWith(body, returns));

    /// <summary>A method that leaves out its calls of others.</summary>
    public static Mutant Without(string type, string method, params string[] callees) =>
        new(Core, type, method, body => callees.Count(callee => Replace(body, callee, 0)) == callees.Length);

    /// <summary>A method that reads another value of a property, a field or a method than there is.</summary>
    public static Mutant Reads(string type, string method, string name, int value) => new(Core, type, method, body => Replace(body, name, value));

    /// <summary>A method with another number in it.</summary>
    public static Mutant Number(string type, string method, int from, int to) => new(Core, type, method, body => Renumber(body, from, to));

    /// <summary>The same in the board's adapters.</summary>
    public Mutant OnTheBoard() => this with { Assembly = "SmpPen.Esp32" };

    /// <summary>The changed assembly.</summary>
    /// <exception cref="InvalidOperationException">The program has no such place, or it is not changed: the planted defect is none.</exception>
    public byte[] Apply(string path)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
        MethodDefinition[] places = [.. assembly.MainModule.GetTypes().Where(type => type.Name == Type).SelectMany(type => type.Methods).Where(method => method.HasBody && (method.Name == Method || method.Name == "get_" + Method))];
        if (places.Length == 0)
        {
            throw new InvalidOperationException($"There is no {Type}.{Method} any more: say where its protection is now.");
        }
        bool isChanged = false;
        foreach (MethodDefinition place in places)
        {
            string before = Text(place);
            isChanged |= Change(place) && Text(place) != before;
        }
        if (!isChanged)
        {
            throw new InvalidOperationException($"{Type}.{Method} is not changed by this: the planted defect is none.");
        }
        using MemoryStream changed = new();
        assembly.Write(changed);
        return changed.ToArray();
    }

    private static string Text(MethodDefinition method) => string.Join('\n', method.Body.Instructions.Select(i => $"{i.OpCode} {i.Operand}"));

    private static bool Empty(MethodDefinition method, int returns)
    {
        ILProcessor body = Cleared(method);
        if (method.ReturnType.MetadataType != MetadataType.Void)
        {
            body.Emit(OpCodes.Ldc_I4, returns);
        }
        body.Emit(OpCodes.Ret);
        return true;
    }

    private static bool GiveBack(MethodDefinition method)
    {
        ILProcessor body = Cleared(method);
        body.Emit(OpCodes.Ldarg, method.Parameters[0]);
        body.Emit(OpCodes.Ret);
        return true;
    }

    private static bool EndWith(MethodDefinition method, int returns)
    {
        // The return itself becomes the first of the instructions, so that jumps to it still hold.
        Instruction last = method.Body.Instructions[^1];
        last.OpCode = OpCodes.Pop;
        ILProcessor body = method.Body.GetILProcessor();
        body.Emit(OpCodes.Ldc_I4, returns);
        body.Emit(OpCodes.Ret);
        return true;
    }

    private static ILProcessor Cleared(MethodDefinition method)
    {
        method.Body.Instructions.Clear();
        method.Body.ExceptionHandlers.Clear();
        method.Body.Variables.Clear();
        return method.Body.GetILProcessor();
    }

    private static bool Replace(MethodDefinition method, string name, int value)
    {
        ILProcessor body = method.Body.GetILProcessor();
        Instruction[] reads = [.. method.Body.Instructions.Where(i => IsReadOf(i, name))];
        foreach (Instruction read in reads)
        {
            (int arguments, bool hasValue) = read.Operand is MethodReference called
                ? (called.Parameters.Count + (called.HasThis ? 1 : 0), called.ReturnType.MetadataType != MetadataType.Void)
                : (read.OpCode == OpCodes.Ldsfld ? 0 : 1, true);
            // The read itself becomes the first of the instructions that take its place, so that jumps to it still hold.
            Instruction last = read;
            read.OpCode = OpCodes.Nop;
            read.Operand = null!;
            for (int i = 0; i < arguments; i++)
            {
                last = InsertAfter(body, last, Instruction.Create(OpCodes.Pop));
            }
            if (hasValue)
            {
                InsertAfter(body, last, Instruction.Create(OpCodes.Ldc_I4, value));
            }
        }
        return reads.Length > 0;
    }

    private static bool IsReadOf(Instruction instruction, string name) => instruction.Operand switch
    {
        MethodReference called => called.Name == name || called.Name == "get_" + name,
        FieldReference field => field.Name == name && (instruction.OpCode == OpCodes.Ldfld || instruction.OpCode == OpCodes.Ldsfld),
        _ => false,
    };

    private static Instruction InsertAfter(ILProcessor body, Instruction place, Instruction instruction)
    {
        body.InsertAfter(place, instruction);
        return instruction;
    }

    private static bool Renumber(MethodDefinition method, int from, int to)
    {
        Instruction[] numbers = [.. method.Body.Instructions.Where(i => NumberOf(i) == from)];
        foreach (Instruction number in numbers)
        {
            bool isLong = number.OpCode == OpCodes.Ldc_I8;
            number.OpCode = isLong ? OpCodes.Ldc_I8 : OpCodes.Ldc_I4;
            number.Operand = isLong ? (object)(long)to : to;
        }
        return numbers.Length > 0;
    }

    private static long? NumberOf(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldc_I4 => (int)instruction.Operand,
        Code.Ldc_I4_S => (sbyte)instruction.Operand,
        Code.Ldc_I8 => (long)instruction.Operand,
        >= Code.Ldc_I4_0 and <= Code.Ldc_I4_8 => instruction.OpCode.Code - Code.Ldc_I4_0,
        _ => null,
    };
}
