using System.Buffers;
using System.Globalization;

namespace HipAi.Scp.Storage;

/// <summary>The pictures that were made from studies, by study, snapshot revision and picture id.</summary>
public sealed class ResultFiles
{
    private static readonly SearchValues<char> UidCharacters = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

    private readonly DataFolder _folder;
    private readonly DurableFiles _files;

    internal ResultFiles(DataFolder folder, DurableFiles files)
    {
        _folder = folder;
        _files = files;
    }

    /// <summary>The PNG of a heatmap; null when there is none, or when UID or id could not name one.</summary>
    public byte[]? ReadHeatmap(string studyInstanceUid, int snapshotRevision, string id)
    {
        ArgumentNullException.ThrowIfNull(studyInstanceUid);
        ArgumentNullException.ThrowIfNull(id);
        if (!IsName(studyInstanceUid, UidCharacters) || !IsName(id, IdCharacters)) return null;
        var path = HeatmapPath(studyInstanceUid, snapshotRevision, id);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>Writes a heatmap so that it is on stable storage when the call returns; the same picture may be written again.</summary>
    /// <exception cref="ArgumentException">UID or id holds a character that has no place in a file name.</exception>
    internal void WriteHeatmap(string studyInstanceUid, int snapshotRevision, string id, ReadOnlySpan<byte> png)
    {
        if (!IsName(studyInstanceUid, UidCharacters))
            throw new ArgumentException("A Study Instance UID holds digits and dots only.", nameof(studyInstanceUid));
        if (!IsName(id, IdCharacters))
            throw new ArgumentException("A picture id holds letters, digits, dot and hyphen only.", nameof(id));
        _files.Write(HeatmapPath(studyInstanceUid, snapshotRevision, id), png);
    }

    private static bool IsName(string text, SearchValues<char> allowed) =>
        text.Length is > 0 and <= 128 && text[0] != '.' && !text.AsSpan().ContainsAnyExcept(allowed);

    private string HeatmapPath(string studyInstanceUid, int snapshotRevision, string id) => Path.Combine(
        _folder.Results,
        studyInstanceUid,
        snapshotRevision.ToString(CultureInfo.InvariantCulture),
        id + ".png");
}
