using System.Globalization;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Assembly;

/// <summary>How stored objects become a snapshot. Pure.</summary>
internal static class SnapshotRules
{
    /// <summary>Puts the objects of a study together, in order of arrival.</summary>
    /// <param name="studyInstanceUid">The study.</param>
    /// <param name="revision">Its next revision.</param>
    /// <param name="because">Why it is closed.</param>
    /// <param name="now">When.</param>
    /// <param name="facts">Patient and order.</param>
    /// <param name="instances">Its objects.</param>
    /// <param name="keptOut">Those that performed procedure steps keep out of judging, by SOP Instance UID, with the reason.</param>
    public static StudySnapshot Build(
        string studyInstanceUid,
        int revision,
        ClosedBecause because,
        DateTimeOffset now,
        StudyFacts facts,
        IReadOnlyList<IndexedInstance> instances,
        IReadOnlyDictionary<string, string> keptOut) =>
        new(studyInstanceUid, revision, because, now, facts, Describe(instances, keptOut));

    /// <summary>What is concluded of each object of a study, in the order given.</summary>
    public static IReadOnlyList<StudyImage> Describe(IReadOnlyList<IndexedInstance> instances, IReadOnlyDictionary<string, string> keptOut)
    {
        // What a person keeps out replaces nothing.
        var newest = instances.Where(i => i.ExcludedBecause is null)
            .GroupBy(i => i.Instance.SopInstanceUid)
            .ToDictionary(group => group.Key, group => group.Max(i => i.Version));
        return [.. instances.Select(i => KeepOut(Describe(i, newest.GetValueOrDefault(i.Instance.SopInstanceUid)), keptOut))];
    }

    /// <summary>What is not judged anyway keeps its own reason.</summary>
    private static StudyImage KeepOut(StudyImage image, IReadOnlyDictionary<string, string> keptOut) =>
        image.ExcludedBecause is null && keptOut.TryGetValue(image.Instance.SopInstanceUid, out var reason) ? image with { ExcludedBecause = reason } : image;

    /// <summary>Of an object that came again with other bytes, the last one is judged and says so; the earlier ones are kept out (requirement A10).</summary>
    private static StudyImage Describe(IndexedInstance indexed, int newest)
    {
        var image = StudyImageRules.Describe(indexed.Instance, indexed.Description);
        if (indexed.ExcludedBecause is { } reason) return image with { ExcludedBecause = reason };
        if (indexed.Version < newest)
            return image with { ExcludedBecause = "Replaced: the same SOP Instance UID arrived again with other bytes." };
        if (indexed.RemovedAt is { } removed)
            return image with { ExcludedBecause = string.Create(CultureInfo.InvariantCulture, $"Removed by retention on {removed:yyyy-MM-dd}: the image is not here any more.") };
        return newest == 1
            ? image
            : image with { Conflicts = [.. image.Conflicts, $"The same SOP Instance UID arrived {newest} times with different bytes; this is the last."] };
    }
}
