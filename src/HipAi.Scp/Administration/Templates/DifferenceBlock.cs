using HipAi.Studies;

namespace HipAi.Scp.Administration.Templates;

/// <summary>A piece of a difference as it is shown: a line, or how many lines that are the same were left out.</summary>
/// <param name="Line">The line; null for a gap.</param>
/// <param name="LeftOut">Lines of the gap; 0 for a line.</param>
internal sealed record DifferenceBlock(DifferenceLine? Line, int LeftOut)
{
    private const int Context = 3;

    /// <summary>The lines that differ with a few around each. Pure.</summary>
    /// <returns>Empty where nothing differs.</returns>
    internal static IReadOnlyList<DifferenceBlock> Of(IReadOnlyList<DifferenceLine> lines)
    {
        var isNear = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
            if (lines[i].Change != LineChange.Same)
                Array.Fill(isNear, true, Math.Max(0, i - Context), Math.Min(lines.Count, i + Context + 1) - Math.Max(0, i - Context));
        if (!isNear.Contains(true)) return [];
        var blocks = new List<DifferenceBlock>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (isNear[i]) blocks.Add(new DifferenceBlock(lines[i], 0));
            else if (blocks is [.., { Line: null } gap]) blocks[^1] = gap with { LeftOut = gap.LeftOut + 1 };
            else blocks.Add(new DifferenceBlock(null, 1));
        }

        return blocks;
    }

    /// <summary>The difference of two versions, text and partials together.</summary>
    internal static IReadOnlyList<DifferenceBlock> Between(TemplateVersion? old, TemplateVersion now) => Of(LineDifference.Between(Whole(old), Whole(now)));

    private static string Whole(TemplateVersion? version) => version is null
        ? ""
        : version.Text.TrimEnd('\n') + string.Concat(version.Partials.OrderBy(partial => partial.Key, StringComparer.Ordinal).Select(partial => $"\n\n--- {partial.Key} ---\n{partial.Value.TrimEnd('\n')}"));
}
