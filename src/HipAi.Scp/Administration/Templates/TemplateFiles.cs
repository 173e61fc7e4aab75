using System.Security.Cryptography;
using System.Text;
using HipAi.Reporting;

namespace HipAi.Scp.Administration.Templates;

/// <summary>The folder of templates: which files are new or were changed since they were last looked at.</summary>
/// <param name="folder">The folder; partials lie in <c>partials</c> below it.</param>
internal sealed class TemplateFiles(string folder)
{
    private const int MostFiles = 200;

    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);

    /// <summary>The partials as they lie there now.</summary>
    /// <exception cref="TemplateException">One of them cannot be used.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IReadOnlyDictionary<string, string> Partials() => TemplatePartials.Read(Path.Combine(folder, TemplatePartials.FolderName));

    /// <summary>The files that are new or changed, or whose partials are; each is told once.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IReadOnlyList<string> Changed()
    {
        var files = Directory.GetFiles(folder, "*.hbs").Order(StringComparer.Ordinal).Take(MostFiles).ToList();
        var partials = Directory.Exists(PartialsFolder) ? Directory.GetFiles(PartialsFolder, "*.hbs").Order(StringComparer.Ordinal).Take(TemplatePartials.MostFiles) : [];
        var ofPartials = string.Concat(partials.Select(file => $"{Path.GetFileName(file)} {Hash(file)}\n"));
        var changed = files.Where(file => Note(file, Hash(file) + ofPartials)).ToList();
        foreach (var gone in _seen.Keys.Except(files).ToList()) _seen.Remove(gone);
        return changed;
    }

    /// <summary>Lets files be told again, since what came of them could not be written down.</summary>
    public void Forget(IEnumerable<string> files)
    {
        foreach (var file in files) _seen.Remove(file);
    }

    private string PartialsFolder => Path.Combine(folder, TemplatePartials.FolderName);

    private bool Note(string file, string fingerprint)
    {
        if (_seen.GetValueOrDefault(file) == fingerprint) return false;
        _seen[file] = fingerprint;
        return true;
    }

    // A file too large to be a template is not read; that it is there is enough for it to be refused.
    private static string Hash(string file)
    {
        var length = new FileInfo(file).Length;
        return length > TemplateLoader.MaximumBytes
            ? $"{length} bytes"
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(file))));
    }
}
