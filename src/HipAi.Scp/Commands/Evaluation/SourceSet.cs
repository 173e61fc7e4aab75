namespace HipAi.Scp.Commands;

/// <summary>A labelled set before it is judged.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="IsSimulated">Whether <c>hipai simulate</c> wrote it.</param>
/// <param name="Studies">Its studies.</param>
/// <param name="Readers">Names of the readers.</param>
internal sealed record SourceSet(string Folder, bool IsSimulated, IReadOnlyList<SourceStudy> Studies, IReadOnlyList<string> Readers)
{
    /// <summary>Name of the table of labels.</summary>
    internal const string LabelsFileName = "labels.csv";

    /// <summary>A table of a million rows has about as much.</summary>
    private const long LongestTable = 256L << 20;

    /// <summary>Reads what is known of a folder's images; the images themselves are not opened.</summary>
    /// <exception cref="CommandException">It holds neither truth.json nor labels.csv, both, or one that is wrong.</exception>
    internal static SourceSet Read(string folder)
    {
        var (truth, labels) = (Path.Combine(folder, SimulatedSet.TruthFileName), Path.Combine(folder, LabelsFileName));
        return (File.Exists(truth), File.Exists(labels)) switch
        {
            (true, false) => new SourceSet(folder, true, TruthSource.Read(truth), []),
            (false, true) => LabelSource.Read(folder, ReadTable(labels)),
            (true, true) => throw new CommandException($"--data: '{folder}' holds {SimulatedSet.TruthFileName} and {LabelsFileName}; which of them is to be believed?"),
            _ => throw new CommandException(
                $"--data: '{folder}' holds neither {SimulatedSet.TruthFileName}, which 'hipai simulate' writes, nor {LabelsFileName} (docs/evaluation.md)."),
        };
    }

    private static string ReadTable(string path) => new FileInfo(path).Length <= LongestTable
        ? File.ReadAllText(path)
        : throw new CommandException($"--data: '{path}' is longer than {LongestTable >> 20} MiB.");
}
