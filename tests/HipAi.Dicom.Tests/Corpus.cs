using HipAi.Testing;

namespace HipAi.Dicom.Tests;

/// <summary>The public DICOM test files that lie beside the repository on some machines; never part of it.</summary>
internal static class Corpus
{
    /// <summary>The folder, or the test ends as skipped, saying so.</summary>
    internal static string FolderOrSkip()
    {
        var folder = Repository.SharedData is { } data ? Path.Combine(data, "dicom") : null;
        if (folder is null || !Directory.Exists(folder))
        {
            throw new IgnoreException("The corpus ../shared/data/dicom is not on this machine; the project's own samples cover the same ground.");
        }

        return folder;
    }
}
