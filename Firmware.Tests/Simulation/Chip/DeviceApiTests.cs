using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using SmpPen.Esp32;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.VirtualChip;

/// <summary>What the virtual ESP32 offers to the firmware, the device offers too, signature by signature.</summary>
[TestClass]
public sealed partial class DeviceApiTests
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(char)] = "char", [typeof(double)] = "double",
        [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(string)] = "string", [typeof(object)] = "object",
    };

    [TestMethod]
    public void NoMemberOfTheDeviceNamespaces_IsMissingOnTheDevice()
    {
        string? folder = FindListing();
        if (folder is null)
        {
            Assert.Inconclusive("The listing of the device's API (shared/nano-check/api) is not beside the repository.");
        }
        Dictionary<string, HashSet<string>> device = ReadListing(folder);
        List<string> missing = [];
        int members = 0;
        foreach (Type type in DeviceTypes())
        {
            if (!device.TryGetValue(NameOf(type), out HashSet<string>? there))
            {
                missing.Add(NameOf(type));
                continue;
            }
            foreach (string member in MembersOf(type))
            {
                members++;
                if (!there.Contains(member))
                {
                    missing.Add($"{NameOf(type)}: {member}");
                }
            }
        }
        Assert.IsEmpty(missing, string.Join('\n', missing));
        Assert.IsGreaterThan(150, members);
    }

    private static string? FindListing()
    {
        for (DirectoryInfo? place = new(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            string folder = Path.Combine(place.FullName, "shared", "nano-check", "api");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }
        return null;
    }

    private static IEnumerable<Type> DeviceTypes() =>
        from assembly in new[] { typeof(Chip).Assembly, typeof(Board).Assembly }
        from type in assembly.GetTypes()
        where type.Namespace is { Length: > 0 } && Regex.IsMatch(type.Namespace, @"^(System|nanoFramework|Iot)(\.|$)")
        where !type.Name.Contains('<') && !type.Namespace!.StartsWith("System.Runtime", StringComparison.Ordinal)
        where type.IsVisible || type.Namespace == "System.IO"
        select type;

    private static IEnumerable<string> MembersOf(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => $"{f.Name} = {Convert.ToInt64(f.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
        }
        IEnumerable<string> constructors = type.GetConstructors(Own).Where(_ => !type.IsValueType || _.GetParameters().Length > 0)
            .Select(c => $".ctor({Parameters(c)})");
        IEnumerable<string> methods = type.GetMethods(Own).Where(m => !m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))
            .Select(m => $"{Static(m.IsStatic)}{NameOf(m.ReturnType)} {m.Name}({Parameters(m)})");
        IEnumerable<string> getters = type.GetProperties(Own).Where(p => p.GetMethod is { IsPublic: true })
            .Select(p => $"{Static(p.GetMethod!.IsStatic)}{NameOf(p.PropertyType)} {p.Name} get");
        IEnumerable<string> setters = type.GetProperties(Own).Where(p => p.SetMethod is { IsPublic: true })
            .Select(p => $"{Static(p.SetMethod!.IsStatic)}{NameOf(p.PropertyType)} {p.Name} set");
        IEnumerable<string> fields = type.GetFields(Own)
            .Select(f => f.IsLiteral ? $"const {NameOf(f.FieldType)} {f.Name} = {Literal(f.GetRawConstantValue())}" : $"{Static(f.IsStatic)}{NameOf(f.FieldType)} {f.Name}");
        return [.. constructors, .. methods, .. getters, .. setters, .. fields];
    }

    private static string Static(bool isStatic) => isStatic ? "static " : string.Empty;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{NameOf(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? $" = {Literal(p.RawDefaultValue)}" : string.Empty)}"));

    private static string Literal(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string NameOf(Type type)
    {
        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }
        return s_keywords.GetValueOrDefault(type) ?? type.FullName!;
    }

    /// <summary>Members of each type of the listing, in the words of <see cref="MembersOf"/>.</summary>
    private static Dictionary<string, HashSet<string>> ReadListing(string folder)
    {
        Dictionary<string, HashSet<string>> types = [];
        HashSet<string> members = [];
        foreach (string line in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            Match type = TypeLine().Match(line);
            if (type.Success)
            {
                types[type.Groups["name"].Value] = members = [];
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                AddMember(members, Modifiers().Replace(line.Trim(), string.Empty));
            }
        }
        return types;
    }

    private static void AddMember(HashSet<string> members, string line)
    {
        Match property = PropertyLine().Match(line);
        if (!property.Success)
        {
            members.Add(line.Replace("static readonly ", "static ", StringComparison.Ordinal));
            return;
        }
        string name = property.Groups["indexer"].Success ? "Item" : property.Groups["name"].Value;
        foreach (string accessor in property.Groups["accessors"].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            members.Add($"{property.Groups["static"].Value}{property.Groups["type"].Value} {name} {accessor}");
        }
    }

    [GeneratedRegex(@"^(\[Flags\] )?((abstract|sealed|static|readonly|ref) )*(class|struct|interface|enum) (?<name>[\w.+]+)")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"\b(final|virtual|override|abstract|sealed) ")]
    private static partial Regex Modifiers();

    [GeneratedRegex(@"^(?<static>static )?(?<type>[\w.+\[\]]+) (this:(?<indexer>\w+)\[.*\]|(?<name>\w+)) \{ (?<accessors>.*) \}$")]
    private static partial Regex PropertyLine();
}
