using System.Text;

namespace HipAi.Reporting;

/// <summary>Reads a file of templates as text: UTF-8, bounded, line ends as LF.</summary>
internal static class TemplateFile
{
    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">How messages name it.</param>
    /// <exception cref="TemplateException">It is too large or not UTF-8.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Read(string path, string source)
    {
        var length = new FileInfo(path).Length;
        if (length > TemplateLoader.MaximumBytes) throw new TemplateException(source, 1, $"{length} bytes; a template has at most {TemplateLoader.MaximumBytes}");
        try
        {
            return WithLineFeeds(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        }
        catch (DecoderFallbackException exception)
        {
            // The bytes are not UTF-8: guessing another encoding would garble words in a medical text.
            throw new TemplateException(source, 1, "the file is not UTF-8", exception);
        }
    }

    /// <summary>The text with LF as line end.</summary>
    public static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
