namespace HipAi.Testing;

/// <summary>Finds the repository's own files from wherever the tests were built to.</summary>
public static class Repository
{
    /// <summary>The folder that holds HipAi.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The shared folder beside the repository with public test data, or null where there is none.</summary>
    public static string? SharedData
    {
        get
        {
            var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));
            return Directory.Exists(path) ? path : null;
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "HipAi.sln"))) return folder.FullName;
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds HipAi.sln.");
    }
}
