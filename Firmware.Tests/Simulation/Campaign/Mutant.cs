using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SmpPen.Simulation.Tests.Campaign;

/// <summary>One protection taken out of a copy of the firmware's compiled Core; the sources know nothing of it.</summary>
/// <param name="Name">What is missing.</param>
/// <param name="Type">Class, without namespace.</param>
/// <param name="Method">Method whose body is changed.</param>
/// <param name="Returns">It does nothing any more and returns this; null: only a call is left out.</param>
/// <param name="Callee">The call that is left out of it.</param>
internal sealed record Mutant(string Name, string Type, string Method, int? Returns, string? Callee)
{
    /// <summary>A method that does nothing and returns a constant.</summary>
    public static Mutant Constant(string name, string type, string method, int returns = 0) => new(name, type, method, returns, null);

    /// <summary>A method that leaves out a call.</summary>
    public static Mutant Without(string name, string type, string method, string callee) => new(name, type, method, null, callee);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The changed assembly.</summary>
    public byte[] Apply(string path)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
        MethodDefinition method = assembly.MainModule.GetTypes().Single(type => type.Name == Type).Methods.Single(method => method.Name == Method && method.HasBody);
        if (Callee is null)
        {
            Empty(method, Returns!.Value);
        }
        else
        {
            LeaveOut(method, Callee);
        }
        using MemoryStream changed = new();
        assembly.Write(changed);
        return changed.ToArray();
    }

    private static void Empty(MethodDefinition method, int returns)
    {
        method.Body.Instructions.Clear();
        method.Body.ExceptionHandlers.Clear();
        method.Body.Variables.Clear();
        ILProcessor body = method.Body.GetILProcessor();
        if (method.ReturnType.MetadataType != MetadataType.Void)
        {
            body.Emit(OpCodes.Ldc_I4, returns);
        }
        body.Emit(OpCodes.Ret);
    }

    private static void LeaveOut(MethodDefinition method, string callee)
    {
        ILProcessor body = method.Body.GetILProcessor();
        Instruction[] calls = [.. method.Body.Instructions.Where(i => i.Operand is MethodReference called && called.Name == callee)];
        Assert.AreNotEqual(0, calls.Length, $"{method.Name} does not call {callee}");
        foreach (Instruction call in calls)
        {
            MethodReference called = (MethodReference)call.Operand!;
            int arguments = called.Parameters.Count + (called.HasThis ? 1 : 0);
            // The call itself becomes the first of the instructions that clear its arguments, so that jumps to it still hold.
            Instruction last = call;
            call.OpCode = OpCodes.Nop;
            call.Operand = null!;
            for (int i = 0; i < arguments; i++)
            {
                Instruction pop = Instruction.Create(OpCodes.Pop);
                body.InsertAfter(last, pop);
                last = pop;
            }
            if (called.ReturnType.MetadataType != MetadataType.Void)
            {
                body.InsertAfter(last, Instruction.Create(OpCodes.Ldc_I4_0));
            }
        }
    }
}
