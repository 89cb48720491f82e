using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SmpPen.Core.Control;
using SmpPen.Esp32;

namespace SmpPen.Simulation.Tests.Repository;

/// <summary>
/// A property with a private setter costs the device's image 50 bytes and each reading five instructions, so the firmware's classes show public fields instead.
/// What the compiler would have held is held here: such a field is written only by its own class, except in classes that are plain values.
/// </summary>
[TestClass]
public sealed class FieldOwnershipTests
{
    // Whole classes, or single fields that others are meant to write.
    private static readonly HashSet<string> PlainValues =
    [
        "CalibrationStatus", "DepthCalibration", "PenHardware", "PenMemory", "PenModel", "PenStatus", "Preset", "SessionRecord",
        "StrokeSettings", "CalibrationService.Lock", "CommandLine.At", "Cursor.IsEditing", "ErrorQueue.Events", "Reply",
    ];

    [TestMethod]
    public void APublicField_IsWrittenOnlyByItsClass()
    {
        string[] paths = [typeof(PenController).Assembly.Location, typeof(ControlLoop).Assembly.Location];
        List<string> foreign = [.. paths.SelectMany(ForeignWrites).Distinct().Order(StringComparer.Ordinal)];
        Assert.IsEmpty(foreign, string.Join('\n', foreign));
    }

    [TestMethod]
    public void TheListOfPlainValues_NamesWhatExists()
    {
        foreach (string name in PlainValues)
        {
            string[] parts = name.Split('.');
            Type? type = typeof(PenController).Assembly.GetTypes().SingleOrDefault(type => type.Name == parts[0]);
            Assert.IsNotNull(type, name);
            Assert.IsTrue(parts.Length == 1 || type.GetField(parts[1]) is not null, name);
        }
    }

    private static IEnumerable<string> ForeignWrites(string path)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
        foreach (MethodDefinition method in assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            foreach (Instruction instruction in method.Body.Instructions.Where(i => i.OpCode.Code is Code.Stfld or Code.Stsfld or Code.Ldflda or Code.Ldsflda))
            {
                FieldReference field = (FieldReference)instruction.Operand;
                string owner = field.DeclaringType.Name;
                bool isFirmware = field.DeclaringType.Namespace.StartsWith("SmpPen.Core", StringComparison.Ordinal) || field.DeclaringType.Namespace == "SmpPen.Esp32";
                bool isOwn = field.DeclaringType.FullName == method.DeclaringType.FullName;
                if (isFirmware && !isOwn && !PlainValues.Contains(owner) && !PlainValues.Contains($"{owner}.{field.Name}"))
                {
                    yield return $"{method.DeclaringType.Name}.{method.Name} writes {field.DeclaringType.Name}.{field.Name}";
                }
            }
        }
    }
}
