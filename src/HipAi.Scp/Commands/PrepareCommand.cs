using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Inference.Preparation;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai prepare</c>: turns a simulated set, or a site's own labelled folder, into the arrays that training reads.</summary>
internal static class PrepareCommand
{
    internal static Command Create(CommandContext context)
    {
        var data = Options.Text("--data", "Folder that 'simulate' wrote (studies and truth.json), or a folder with labels.csv and DICOM, PNG or JPEG files (docs/evaluation.md).");
        var sizes = Sizes(required: true);
        var masks = Masks();
        var whole = Whole();
        var output = Options.Text("--out", "Folder to write hips.csv and hips-SIZE.u8 to (with --whole, images.csv and images-SIZE.u8); files of these names are replaced.");
        var jobs = Options.Number(
            "--jobs", "Images prepared at the same time; never changes what is written.", 1, 256, Environment.ProcessorCount);
        var command = new Command("prepare", "Prepares simulated or labelled radiographs for training with the same code that serves the models.")
        {
            data, sizes, masks, whole, output, jobs,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(data), parsed.GetRequiredValue(sizes), new LabelForm(parsed.GetValue(masks), parsed.GetValue(whole)), parsed.GetRequiredValue(output), parsed.GetValue(jobs),
            context, cancellationToken));
        return command;
    }

    /// <summary>The option that names input sizes.</summary>
    internal static Option<IReadOnlyList<int>> Sizes(bool required) => new("--sizes")
    {
        Description = "Input sizes of the networks in pixels, separated by commas, for example 192,160.",
        HelpName = "SIZE,SIZE",
        Required = required,
        CustomParser = ParseSizes,
    };

    /// <summary>The option that asks for masks.</summary>
    internal static Option<int> Masks() => Options.Number(
        "--masks", "Cells along a side of the masks of hardware and signs, written to masks-CELLS.u8; 0 writes none.", 0, 512, 0);

    /// <summary>The option that asks for whole images.</summary>
    internal static Option<int> Whole() => Options.Number(
        "--whole", "Size in pixels at which every image is written as a whole as well, to images-SIZE.u8; 0 for not at all.", 0, 2048, 0);

    private static async Task<int> RunAsync(
        string data, IReadOnlyList<int> sizes, LabelForm form, string output, int jobs, CommandContext context, CancellationToken cancellationToken)
    {
        var labels = File.Exists(Path.Combine(data, SourceSet.LabelsFileName)) ? new LabelledFolder(SourceSet.Read(data)) : null;
        if (labels is not null && form.MaskGrid > 0) throw new CommandException($"--masks: '{data}' has {SourceSet.LabelsFileName}, which tells no masks; only a simulated set does.");
        var set = labels is null ? LabelledSet.Read(data) : null;
        var images = labels?.Images ?? set!.Images.Count;
        using var writer = new PreparedSetWriter(output, sizes, HipLabels.Columns, (form.MaskGrid, HipLabels.Channels));
        using var whole = WholeImageWriter.Open(output, form.WholeSize);
        var (transcoder, progress) = (new DicomTranscoder(new CodecOptions(), context.Time), Progress.Of(images, "images", context));
        var outcome = labels is null
            ? await set!.PrepareAsync(writer, whole, transcoder, jobs, form, progress, cancellationToken)
            : await labels.PrepareAsync(writer, whole, transcoder, jobs, form, progress, cancellationToken);
        foreach (var note in outcome.Notes) await context.Error.WriteLineAsync(note);
        await context.Out.WriteLineAsync(FormattableString.Invariant($"{writer.Count} hips of {images} images in {output}"));
        if (writer.Count == 0) throw new CommandException($"--data: no hip could be prepared from '{data}'.");
        return ExitCodes.Done;
    }

    private static List<int> ParseSizes(ArgumentResult result)
    {
        var sizes = new List<int>();
        foreach (var part in result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                && size is >= 16 and <= 4096 && !sizes.Contains(size))
            {
                sizes.Add(size);
                continue;
            }

            result.AddError($"Option '--sizes': '{part}' is no whole number from 16 to 4096, or is there twice.");
            return [];
        }

        return sizes;
    }
}
