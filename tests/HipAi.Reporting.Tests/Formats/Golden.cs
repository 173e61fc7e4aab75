namespace HipAi.Reporting.Tests.Formats;

/// <summary>Compares a form with its golden file; the template's version, which follows from its text, is left out of both.</summary>
internal static class Golden
{
    public static void Check(string name, string text)
    {
        text = text.Replace(Shipped.Template.Sha256, "<sha256>", StringComparison.Ordinal).Replace(Shipped.Template.Sha256[..12], "<version>", StringComparison.Ordinal);
        var file = Shipped.PathOf("Golden", "forms", name);
        var actual = Shipped.PathOf(name + ".actual");
        File.WriteAllText(actual, text);
        Assert.That(File.Exists(file) ? File.ReadAllText(file) : "(no golden file)", Is.EqualTo(text), $"what was written lies in {actual}");
    }
}
