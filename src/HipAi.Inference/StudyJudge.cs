using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Inference.Ensemble;
using HipAi.Inference.Failure;
using HipAi.Inference.Heatmaps;
using HipAi.Inference.Models;
using HipAi.Inference.Preparation;
using HipAi.Inference.Triage;
using HipAi.Studies;

namespace HipAi.Inference;

/// <summary>
/// Judges studies: look at each image as a whole, prepare, run every member on every hip, fuse, draw. Built once from the models folder; safe to use from several threads.
/// </summary>
public sealed class StudyJudge : IDisposable
{
    /// <summary>The most heatmaps that are drawn of one hip; every image is judged, however many there are.</summary>
    public const int MostHeatmapsPerHip = 16;

    private readonly ModelRegistry registry;
    private readonly InferenceOptions options;
    private readonly TimeProvider time;
    private readonly FusionThresholds thresholds;
    private readonly IReadOnlyList<ModelIdentity> hardware;
    private readonly FailureJudge failures;

    private StudyJudge(ModelRegistry registry, InferenceOptions options, TimeProvider time)
    {
        this.registry = registry;
        this.options = options;
        this.time = time;
        thresholds = FusionThresholds.Strictest(registry.Hardware.Select(member => member.Manifest.Thresholds));
        hardware = [.. registry.Hardware.Select(member => member.Identity)];
        failures = new FailureJudge(registry.Failure, options.HeatmapSize, time);
        Models = [.. registry.Members.Select(member => member.Identity)];
    }

    /// <summary>The members of all tasks, in the order of their folders' names.</summary>
    public IReadOnlyList<ModelIdentity> Models { get; }

    /// <summary>Where the networks run: <c>CPU</c> or <c>CUDA</c>.</summary>
    public string ExecutionProvider => registry.ExecutionProvider;

    /// <summary>Why they run there, in words for the log.</summary>
    public string ExecutionProviderReason => registry.ProviderReason;

    /// <summary>What the operator should know of the ensembles, in words for the log; empty when all is well.</summary>
    public IReadOnlyList<string> Warnings => registry.Warnings;

    /// <summary>Loads every model of a folder; each must keep its contract and pass its parity gate.</summary>
    /// <param name="modelsFolder">The folder that holds one folder per model.</param>
    /// <param name="options">How the networks run.</param>
    /// <param name="time">The clock of <see cref="StudyPrediction.JudgedAt"/>.</param>
    /// <exception cref="ModelContractException">A model does not keep its contract, or none judges hardware.</exception>
    /// <exception cref="InferenceProviderException">CUDA was demanded and cannot be had.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static StudyJudge Load(string modelsFolder, InferenceOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Problems() is { Count: > 0 } problems) throw new ArgumentException(string.Join(' ', problems), nameof(options));
        return new StudyJudge(ModelRegistry.Load(modelsFolder, options), options, time);
    }

    /// <summary>Frees the networks. Nothing may be judged afterwards.</summary>
    public void Dispose() => registry.Dispose();

    /// <summary>Judges a study.</summary>
    /// <param name="snapshot">The study, with view and side of each image.</param>
    /// <param name="open">Opens a stored instance with its pixels in native form; called once for each image that is not excluded, for two at the same time.</param>
    /// <param name="ct">Stops between images.</param>
    /// <returns>
    /// A finding for each side of which at least one image could be judged. An excluded, unreadable or inadequate image, a contradictory view, an
    /// unknown side and an assumed orientation are notes.
    /// </returns>
    /// <exception cref="IOException">A stored file cannot be read; the study can be judged again.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public Task<JudgedStudy> JudgeAsync(StudySnapshot snapshot, Func<StoredInstance, CancellationToken, Task<DicomFile>> open, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(open);
        return JudgeRenderedAsync(snapshot, RenderAsync, ct);

        async Task<GrayscaleImage> RenderAsync(StoredInstance instance)
        {
            var file = await open(instance, ct).ConfigureAwait(false);
            return GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax);
        }
    }

    /// <summary>Judges a study whose images are rendered by the caller.</summary>
    /// <param name="snapshot">The study.</param>
    /// <param name="render">Gives an image as displayed; a <see cref="DicomException"/> becomes a note and leaves the image out.</param>
    /// <param name="ct">Stops between images.</param>
    internal async Task<JudgedStudy> JudgeRenderedAsync(StudySnapshot snapshot, Func<StoredInstance, Task<GrayscaleImage>> render, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var (notes, triage, hips, runs) = (new List<ImageNote>(), new List<ImageTriage>(), new List<JudgedHip>(), new List<MemberRun>());
        using (var gate = new TriageGate(registry.Triage, time, runs))
        using (var batch = new NetworkBatch<JudgedHip>(registry.Hardware, options.LargestBatch, time, runs, Take, DrawJoints))
        await using (var ahead = new ImagesAhead(snapshot.Images.Where(image => image.ExcludedBecause is null), render))
        {
            for (var i = 0; i < snapshot.Images.Count; i++)
            {
                ct.ThrowIfCancellationRequested();
                var (verdict, prepared) = await PrepareAsync(snapshot.Images[i], ahead, gate, notes).ConfigureAwait(false);
                if (verdict is not null) triage.Add(verdict.Triage);
                foreach (var one in prepared)
                {
                    var hip = ToJudge(one, snapshot.Images[i], i + 1, verdict?.Doubts ?? [], hips);
                    hips.Add(hip);
                    batch.Add(hip, (input, target) => one.DrawInto(input.Width, input.Height, target));
                    if (FailureJudge.HoldsTooMuch(hips)) batch.Run();
                }
            }

            ct.ThrowIfCancellationRequested();
            batch.Run();
        }

        var pictures = new List<HeatmapPicture>();
        var findings = hips.GroupBy(hip => hip.Side).OrderBy(group => group.Key).Select(group => Find(group.Key, [.. group], pictures, runs)).ToList();
        return new JudgedStudy(
            new StudyPrediction(snapshot.StudyInstanceUid, snapshot.Revision, time.GetUtcNow(), ExecutionProvider, Models, findings, notes, registry.Triage.Count > 0 ? triage : null),
            pictures,
            runs);
    }

    private static void Take(JudgedHip hip, ModelMember member, MemberOutput output, int index) => hip.Take(member, output, index);

    private static void DrawJoints(IReadOnlyList<JudgedHip> hips) => hips.AsParallel().ForAll(hip => hip.DrawJoint());

    private static async Task<(TriageVerdict? Verdict, IReadOnlyList<PreparedHip> Hips)> PrepareAsync(
        StudyImage image, ImagesAhead ahead, TriageGate gate, List<ImageNote> notes)
    {
        var uid = image.Instance.SopInstanceUid;
        if (image.ExcludedBecause is { } reason)
        {
            // Its pixels are not even read (requirement B7).
            notes.Add(new ImageNote(uid, reason));
            return (null, []);
        }

        try
        {
            var pixels = await ahead.NextAsync().ConfigureAwait(false);
            var verdict = gate.Examine(pixels, image);
            notes.AddRange(verdict?.Notes.Select(note => new ImageNote(uid, note)) ?? []);
            if (verdict is { Triage.NotJudgedBecause: not null }) return (verdict, []);
            var prepared = HipPreparer.Prepare(pixels, verdict?.Image ?? image);
            notes.AddRange(prepared.Notes.Select(note => new ImageNote(uid, note)));
            return (verdict, prepared.Hips);
        }
        catch (DicomException e)
        {
            // One image that cannot be shown must not take the others' report away; the radiologist is told.
            notes.Add(new ImageNote(uid, $"The image cannot be read and was not judged: {e.Message}"));
            return (null, []);
        }
    }

    private JudgedHip ToJudge(PreparedHip prepared, StudyImage image, int imageNumber, IReadOnlyList<string> doubts, List<JudgedHip> before)
    {
        var isPainted = before.Count(hip => hip.Side == prepared.Side && hip.Background is not null) < MostHeatmapsPerHip;
        return new JudgedHip(
            imageNumber, image.Instance.SopInstanceUid, prepared.Side, prepared.View, prepared.Record, doubts,
            isPainted ? HipBackground.Of(prepared, options.HeatmapSize) : null,
            failures.Sketch(prepared, image.Description, before));
    }

    private HipFinding Find(HipSide side, IReadOnlyList<JudgedHip> hips, List<HeatmapPicture> pictures, List<MemberRun> runs)
    {
        var votes = hips.SelectMany(hip => hip.Votes).ToList();
        var unfamiliarities = hips.SelectMany(hip => hip.Unfamiliarities).ToList();
        double? unfamiliarity = unfamiliarities.Count > 0 ? unfamiliarities.Average(value => (double)value) : null;
        var fused = HipFusion.Fuse(votes, thresholds, hardware, unfamiliarity, [.. hips.SelectMany(hip => hip.Doubts).Distinct()]);
        var painted = hips.Where(hip => hip.Background is not null).AsParallel().AsOrdered().Select(hip => hip.Paint(fused.Class)!.Value).ToList();
        pictures.AddRange(painted.Select(pair => pair.Picture));
        var failure = failures.Judge(hips, fused, pictures, runs);
        return new HipFinding(side, fused.Class, fused.Probability, fused.Status, fused.Reasons, fused.Probabilities, votes, [.. painted.Select(pair => pair.Heatmap)], failure, unfamiliarity);
    }
}
