using System.Buffers;
using System.Globalization;

namespace HipAi.Scp.Storage;

/// <summary>The pictures that were made from studies, by study, snapshot revision and picture id.</summary>
public sealed class ResultFiles
{
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
        if (!UidText.IsUsable(studyInstanceUid) || !IsId(id)) return null;
        var path = HeatmapPath(studyInstanceUid, snapshotRevision, id);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>Writes a heatmap so that it is on stable storage when the call returns; the same picture may be written again.</summary>
    /// <exception cref="ArgumentException">UID or id holds a character that has no place in a file name.</exception>
    internal void WriteHeatmap(string studyInstanceUid, int snapshotRevision, string id, ReadOnlySpan<byte> png)
    {
        if (!UidText.IsUsable(studyInstanceUid))
            throw new ArgumentException("This Study Instance UID cannot name a folder.", nameof(studyInstanceUid));
        if (!IsId(id))
            throw new ArgumentException("A picture id holds letters, digits, dot and hyphen only.", nameof(id));
        _files.Write(HeatmapPath(studyInstanceUid, snapshotRevision, id), png);
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= 128 && id[0] != '.' && !id.AsSpan().ContainsAnyExcept(IdCharacters);

    private string HeatmapPath(string studyInstanceUid, int snapshotRevision, string id) => Path.Combine(
        _folder.Results,
        studyInstanceUid,
        snapshotRevision.ToString(CultureInfo.InvariantCulture),
        id + ".png");
}
