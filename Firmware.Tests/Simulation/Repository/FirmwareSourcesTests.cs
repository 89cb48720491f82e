using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace SmpPen.Simulation.Tests.Repository;

/// <summary>What the desktop runs is what the device runs: one list of sources, complete, and no conditional code.</summary>
[TestClass]
public sealed class FirmwareSourcesTests
{
    private static readonly XNamespace s_msbuild = "http://schemas.microsoft.com/developer/msbuild/2003";

    private static readonly string s_root = FindRoot();

    [TestMethod]
    [DataRow("Firmware/Core", "SmpPen.Core")]
    [DataRow("Firmware/Esp32", "SmpPen.Esp32")]
    [DataRow("Firmware.Tests/Unit", "SmpPen.Unit.Tests")]
    [DataRow("Firmware.Tests/Unit.Service", "SmpPen.Unit.Service.Tests")]
    [DataRow("Firmware.Tests/Unit.Shared", "SmpPen.Unit.Shared")]
    public void TheList_NamesEverySourceFile_AndNoOther(string folder, string name)
    {
        string directory = Path.Combine(s_root, folder);
        string[] listed = XDocument.Load(Path.Combine(directory, name + ".projitems")).Descendants(s_msbuild + "Compile")
            .Select(item => item.Attribute("Include")!.Value.Replace("$(MSBuildThisFileDirectory)", "").Replace('\\', '/'))
            .Order(StringComparer.Ordinal).ToArray();
        string[] present = Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(directory, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToArray();

        CollectionAssert.AreEqual(present, listed, $"On disk only: {string.Join(", ", present.Except(listed))}. Listed only: {string.Join(", ", listed.Except(present))}.");
    }

    [TestMethod]
    [DataRow("Firmware/Core/SmpPen.Core.nfproj", "SmpPen.Core.projitems")]
    [DataRow("Firmware/Core.Desktop/SmpPen.Core.Desktop.csproj", "../Core/SmpPen.Core.projitems")]
    [DataRow("Firmware/Esp32/SmpPen.Esp32.nfproj", "SmpPen.Esp32.projitems")]
    [DataRow("Firmware/Esp32.Desktop/SmpPen.Esp32.Desktop.csproj", "../Esp32/SmpPen.Esp32.projitems")]
    [DataRow("Firmware.Tests/Unit/SmpPen.Unit.Tests.nfproj", "SmpPen.Unit.Tests.projitems", "../Unit.Shared/SmpPen.Unit.Shared.projitems")]
    [DataRow("Firmware.Tests/Unit.Service/SmpPen.Unit.Service.Tests.nfproj", "SmpPen.Unit.Service.Tests.projitems", "../Unit.Shared/SmpPen.Unit.Shared.projitems")]
    [DataRow("Firmware.Tests/Unit.Desktop/SmpPen.Unit.Desktop.csproj", "../Unit/SmpPen.Unit.Tests.projitems", "../Unit.Service/SmpPen.Unit.Service.Tests.projitems",
        "../Unit.Shared/SmpPen.Unit.Shared.projitems")]
    public void DeviceProjectAndTwin_CompileTheListsOnly(string project, params string[] lists)
    {
        XElement root = XDocument.Load(Path.Combine(s_root, project)).Root!;
        IEnumerable<XElement> elements = root.Descendants();

        CollectionAssert.AreEqual(lists, elements.Where(e => e.Name.LocalName == "Import").Select(e => e.Attribute("Project")!.Value.Replace('\\', '/'))
            .Where(list => list.EndsWith(".projitems", StringComparison.Ordinal)).ToArray());
        string folder = "../" + Path.GetFileName(Path.GetDirectoryName(project))!.Replace(".Desktop", "") + "/";
        Assert.IsEmpty(elements.Where(e => e.Name.LocalName == "Compile" && IsWithin(e.Attribute("Include")?.Value, folder)));
    }

    [TestMethod]
    [DataRow("Firmware/Core")]
    [DataRow("Firmware/Esp32")]
    public void NoSource_SeparatesDesktopFromDevice(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(s_root, folder), "*.cs", SearchOption.AllDirectories))
        {
            Assert.IsFalse(File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)), file);
        }
    }

    private static bool IsWithin(string? include, string folder) =>
        include is not null && (include.StartsWith(folder, StringComparison.Ordinal) || !include.Contains('/', StringComparison.Ordinal));

    internal static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "SmpPen.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }
        return directory ?? throw new InvalidOperationException("SmpPen.sln was not found above " + AppContext.BaseDirectory);
    }
}
