using System.Collections.Concurrent;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Inference;
using HipAi.Inference.Evaluation;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>Judges the studies of a labelled set as the service does. A file that cannot be read is listed and stops nothing.</summary>
internal sealed class SetJudge(StudyJudge judge, DicomTranscoder transcoder, string folder, TimeProvider time)
{
    /// <summary>How the judge begins its note on an image whose pixels cannot be shown.</summary>
    private const string CannotBeRead = "The image cannot be read";

    private readonly ConcurrentQueue<FileNote> _unreadable = [];
    private readonly ConcurrentQueue<FileNote> _notes = [];

    /// <summary>Files that could not be read, in order of their names.</summary>
    internal IReadOnlyList<FileNote> Unreadable => Sorted(_unreadable);

    /// <summary>What else was noted of files.</summary>
    internal IReadOnlyList<FileNote> Notes => Sorted(_notes);

    /// <summary>Judges all studies, several at the same time, and gives them in their order.</summary>
    internal async Task<IReadOnlyList<EvaluatedStudy>> JudgeAsync(
        IReadOnlyList<SourceStudy> studies, int jobs, Progress progress, CancellationToken cancellationToken)
    {
        var judged = new EvaluatedStudy[studies.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, studies.Count, parallel, async (index, ct) =>
        {
            judged[index] = await JudgeAsync(studies[index], ct);
            progress.Step();
        });
        return judged;
    }

    private async Task<EvaluatedStudy> JudgeAsync(SourceStudy study, CancellationToken cancellationToken)
    {
        var (images, vendor) = Describe(study);
        var facts = new StudyFacts("", "", "", "", "", "", "", "", "", "", vendor);
        var snapshot = new StudySnapshot(study.Name, 1, ClosedBecause.QuietPeriod, time.GetUtcNow(), facts, [.. images.Select(entry => entry.Image)]);
        var prediction = (await judge.JudgeAsync(snapshot, OpenAsync, cancellationToken)).Prediction;
        var unreadable = Sort(images, prediction.Notes);
        var readable = images.Where(entry => !unreadable.Contains(entry.Image.Instance.SopInstanceUid)).ToList();
        return new EvaluatedStudy(
            study.Name, study.Patient, study.Vendor.Length > 0 ? study.Vendor : vendor, study.Site, study.CReactiveProtein, study.ErythrocyteSedimentationRate,
            [.. readable.Select(entry => new ImageLabel(entry.Image.Instance.SopInstanceUid, entry.Source.File, entry.Source.TrueView, entry.Source.Quality, entry.Source.MustNot))],
            MergedLabels.Of(readable),
            study.Truth is null ? [] : PeakHits.Of(study.Truth, prediction),
            prediction);
    }

    private (List<(SourceImage Source, StudyImage Image)> Images, string Vendor) Describe(SourceStudy study)
    {
        var images = new List<(SourceImage Source, StudyImage Image)>();
        var vendor = "";
        foreach (var source in study.Images)
        {
            try
            {
                var (image, device) = SourceFile.Describe(folder, source);
                // Two files of one UID are two images here: a table may name copies.
                if (images.Any(other => other.Image.Instance.SopInstanceUid == image.Instance.SopInstanceUid))
                    image = image with { Instance = image.Instance with { SopInstanceUid = source.File } };
                images.Add((source, image));
                if (vendor.Length == 0) vendor = device;
            }
            catch (Exception fault) when (fault is DicomException or IOException or UnauthorizedAccessException)
            {
                // One file of thousands: it is listed, and the others are judged.
                _unreadable.Enqueue(new FileNote(source.File, Cause(fault, source.File)));
            }
        }

        return (images, vendor);
    }

    private async Task<DicomFile> OpenAsync(StoredInstance instance, CancellationToken cancellationToken)
    {
        try
        {
            return await transcoder.ToNativeAsync(SourceFile.Open(folder, instance.RelativePath), frame: 0, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // As a fault of the image the judge notes it and goes on with the others.
            throw new DicomImagingException(Cause(fault, instance.RelativePath), fault);
        }
    }

    /// <summary>Sorts the judge's notes into files that cannot be read, whose UIDs are returned, and others.</summary>
    private HashSet<string> Sort(List<(SourceImage Source, StudyImage Image)> images, IReadOnlyList<ImageNote> notes)
    {
        var unreadable = new HashSet<string>();
        foreach (var note in notes)
        {
            var file = images.First(entry => entry.Image.Instance.SopInstanceUid == note.SopInstanceUid).Source.File;
            var isUnreadable = note.Text.StartsWith(CannotBeRead, StringComparison.Ordinal);
            (isUnreadable ? _unreadable : _notes).Enqueue(new FileNote(file, note.Text));
            if (isUnreadable) unreadable.Add(note.SopInstanceUid);
        }

        return unreadable;
    }

    // The report may be passed on: it says what is wrong with a file, not where on this machine it lies.
    private string Cause(Exception fault, string file) => fault is FileNotFoundException or DirectoryNotFoundException
        ? "The file is not there."
        : fault.Message.Replace(Path.GetFullPath(Path.Combine(folder, file)), file, StringComparison.Ordinal);

    private static List<FileNote> Sorted(IEnumerable<FileNote> notes) =>
        [.. notes.OrderBy(note => note.File, StringComparer.Ordinal).ThenBy(note => note.Text, StringComparer.Ordinal)];
}
