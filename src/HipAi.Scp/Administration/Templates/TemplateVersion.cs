using System.Security.Cryptography;
using System.Text;

namespace HipAi.Scp.Administration.Templates;

/// <summary>One version of a template as the database holds it.</summary>
/// <param name="Name">The template.</param>
/// <param name="Version">1 for the first, one more for each later one.</param>
/// <param name="Status">One of <see cref="TemplateStatus"/>.</param>
/// <param name="Sha256">SHA-256 of text and partials, lower-case hexadecimal; empty for a draft that cannot be read as a template.</param>
/// <param name="Language">Language tag.</param>
/// <param name="Title">What it is.</param>
/// <param name="Serves">Which studies, in words.</param>
/// <param name="WrittenAt">When its text was written.</param>
/// <param name="WrittenBy">Who wrote it: a person, or the file it came from.</param>
/// <param name="PublishedAt">When it was published last; null for never.</param>
/// <param name="PublishedBy">Who published it.</param>
/// <param name="RetiredAt">When it was retired; null while it is not.</param>
/// <param name="Text">Its text.</param>
/// <param name="Partials">The texts of the partials it uses, by name.</param>
internal sealed record TemplateVersion(
    string Name,
    int Version,
    string Status,
    string Sha256,
    string Language,
    string Title,
    string Serves,
    DateTimeOffset WrittenAt,
    string WrittenBy,
    DateTimeOffset? PublishedAt,
    string? PublishedBy,
    DateTimeOffset? RetiredAt,
    string Text,
    IReadOnlyDictionary<string, string> Partials)
{
    /// <summary>Tells one writing of a draft from another: changes whenever it is saved. 16 hexadecimal digits.</summary>
    public string Revision { get; } = RevisionOf(WrittenBy, WrittenAt, Text, Partials);

    private static string RevisionOf(string by, DateTimeOffset at, string text, IReadOnlyDictionary<string, string> partials)
    {
        var all = new StringBuilder().Append(by).Append('\0').Append(at.UtcTicks).Append('\0').Append(text);
        foreach (var (name, partial) in partials.OrderBy(entry => entry.Key, StringComparer.Ordinal)) all.Append('\0').Append(name).Append('\0').Append(partial);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..16];
    }
}
