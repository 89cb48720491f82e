namespace SmpPen.Bench.Tests.Page;

/// <summary>Files of the repository, found from the test's own directory upwards.</summary>
internal static class Shipped
{
    /// <summary>The repository.</summary>
    public static string Root
    {
        get
        {
            for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
            {
                if (File.Exists(Path.Combine(directory.FullName, "SmpPen.sln")))
                {
                    return directory.FullName;
                }
            }
            throw new DirectoryNotFoundException($"SmpPen.sln is not above {AppContext.BaseDirectory}");
        }
    }

    /// <summary>The scenarios that the repository ships.</summary>
    public static string Scenarios => Path.Combine(Root, "scenarios");
}
