using HipAi.Scp.Api;
using HipAi.Scp.Measures;
using HipAi.Scp.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages;

/// <summary>How preliminary findings and signed reports agree, and how long reports take (requirement G1). Names no patient.</summary>
[Authorize(nameof(Permission.Measure))]
internal sealed class MeasuresModel(MeasureDesk desk) : PageModel
{
    /// <summary>First day, or <c>all</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    /// <summary>Last day.</summary>
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    /// <summary>Members and versions.</summary>
    [BindProperty(SupportsGet = true, Name = "models")]
    public string? Models { get; set; }

    /// <summary>Institution.</summary>
    [BindProperty(SupportsGet = true, Name = "institution")]
    public string? Institution { get; set; }

    /// <summary>Manufacturer.</summary>
    [BindProperty(SupportsGet = true, Name = "manufacturer")]
    public string? Manufacturer { get; set; }

    /// <summary>The days that are measured.</summary>
    internal MeasureRange Range { get; private set; } = new(null, null);

    /// <summary>The figures.</summary>
    internal MeasureReport Report { get; private set; } = MeasureReport.Of([]);

    /// <summary>What there is to choose from in the range.</summary>
    internal (IReadOnlyList<string> Models, IReadOnlyList<string> Institutions, IReadOnlyList<string> Manufacturers) Choices { get; private set; } = ([], [], []);

    /// <summary>Where the same is to be had as a table.</summary>
    internal string TableAddress => MeasureApi.Table + new QueryBuilder(new (string Name, string? Value)[]
    {
        ("from", Range.From is null ? "all" : Range.FromText), ("to", Range.ToText), ("models", Models), ("institution", Institution), ("manufacturer", Manufacturer),
    }.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => KeyValuePair.Create(part.Name, part.Value!)));

    /// <summary>Measures.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Range = desk.Range(From, To);
        var filter = new MeasureFilter(Chosen(Models), Chosen(Institution), Chosen(Manufacturer));
        var (all, matching) = await desk.ReadAsync(Range, filter, cancellationToken);
        Report = MeasureReport.Of(matching);
        Choices = (
            Distinct(all.Select(MeasureFilter.ModelsOf)), Distinct(all.Select(review => review.InstitutionName)), Distinct(all.Select(review => review.Manufacturer)));
    }

    private static string? Chosen(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static List<string> Distinct(IEnumerable<string> names) => [.. names.Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];
}
