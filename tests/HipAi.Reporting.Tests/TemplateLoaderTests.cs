using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HipAi.Reporting;

namespace HipAi.Reporting.Tests;

/// <summary>Reading template files.</summary>
public sealed class TemplateLoaderTests
{
    [Test]
    public void The_shipped_template_loads_and_its_version_is_the_hash_of_its_text()
    {
        var template = Shipped.Template;
        Assert.That(template.Name, Is.EqualTo("hip-preliminary"));
        Assert.That(template.Language, Is.EqualTo("en"));
        Assert.That(template.Title, Is.EqualTo("Hip radiographs, preliminary report"));
        Assert.That(template.Partials.Keys, Is.EqualTo(new[] { "failure-advice", "site-footer", "site-header" }));
        var whole = template.Text + string.Concat(template.Partials.Select(partial => $"--- partial {partial.Key}\n{partial.Value}"));
        Assert.That(template.Sha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))));
    }

    [Test]
    public void Windows_line_ends_do_not_change_the_version() =>
        Assert.That(Shipped.Parse(Shipped.Template.Text.Replace("\n", "\r\n", StringComparison.Ordinal)).Sha256, Is.EqualTo(Shipped.Template.Sha256));

    [Test, Category("A5")]
    public void A_file_too_large_is_refused_before_it_is_read()
    {
        var path = Shipped.PathOf("too-large.hbs");
        File.WriteAllBytes(path, new byte[TemplateLoader.MaximumBytes + 1]);
        Assert.That(() => TemplateLoader.Load(path), Throws.TypeOf<TemplateException>().With.Message.EqualTo(
            "too-large.hbs, line 1: 262145 bytes; a template has at most 262144"));
    }

    [Test]
    public void A_file_that_is_not_utf8_is_refused()
    {
        var path = Shipped.PathOf("latin1.hbs");
        File.WriteAllBytes(path, [.. "---\n"u8, 0xFC, .. "\n---\n"u8]);
        Assert.That(() => TemplateLoader.Load(path), Throws.TypeOf<TemplateException>().With.Message.EqualTo("latin1.hbs, line 1: the file is not UTF-8"));
    }

    [Test, Category("E4")]
    public void Comments_and_white_space_control_are_allowed()
    {
        var text = Shipped.Edited("None available to the software.", "{{! a note }}{{!-- with {{braces}} --}}None available {{~ upper study.institution ~}} .");
        Assert.That(() => Shipped.Parse(text), Throws.Nothing);
    }

    [Test, Category("E2")]
    public void Whatever_is_cut_or_changed_a_template_loads_or_is_refused_with_a_line()
    {
        var text = Shipped.Template.Text;
        var lines = text.Count(c => c == '\n') + 1;
        var edits = from start in Gen.Choose(0, text.Length - 1)
                    from length in Gen.Choose(0, 30)
                    from put in Gen.Elements("", "{{", "}}", "{{/if}}", "{{#each hips}}", "---\n", "## EXAM\n", "[", "\"", ": ", "\0", "((", "{{x}}", "\t")
                    select text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, put);
        Prop.ForAll(edits.ToArbitrary(), edited =>
        {
            try
            {
                Shipped.Parse(edited, "edited");
                return true;
            }
            catch (TemplateException exception)
            {
                return exception.Line >= 1 && exception.Line <= lines + 3 && exception.Reason.Length > 0;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }
}
