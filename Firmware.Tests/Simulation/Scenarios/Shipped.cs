namespace SmpPen.Simulation.Tests.Scenarios;

/// <summary>The scenarios that the repository ships.</summary>
internal static class Shipped
{
    /// <summary>Path of a shipped scenario, found from the test's own directory upwards.</summary>
    public static string Path(string name)
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            string path = System.IO.Path.Combine(directory.FullName, "scenarios", name);
            if (File.Exists(path))
            {
                return path;
            }
        }
        throw new FileNotFoundException($"scenarios/{name} is not above {AppContext.BaseDirectory}");
    }
}
