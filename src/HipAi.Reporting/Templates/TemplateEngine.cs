using System.Globalization;
using HandlebarsDotNet;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>
/// Handlebars, held short: templates see dictionaries only, unresolved names throw, and the helpers are the few listed here.
/// </summary>
internal static class TemplateEngine
{
    private const int Tries = 4;

    /// <summary>Checks and compiles a section.</summary>
    /// <exception cref="TemplateException">Its text is not in the subset, or names what does not exist.</exception>
    public static CompiledSection Compile(string source, TemplateSection section, CheckedTemplate whole)
    {
        TemplateChecker.Check(source, section, whole);
        try
        {
            var render = Create(whole.Words).Compile(TemplatePartials.Expand(source, section, whole.Partials).Source);
            return new CompiledSection(section.Code, section.Heading, section.Line, fields => Render(render, source, section, fields));
        }
        catch (HandlebarsException exception)
        {
            // The checker passed it but Handlebars does not: whatever its reason, the template is refused.
            throw new TemplateException(source, section.Line, $"section {section.Heading}: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// Renders a section. Handlebars.Net 2.4.3 keeps what a block sets in pooled tables whose cells are told new from old by one byte: after 255 uses old
    /// ones may count again and leave no room (read from its source; seen in two tests of one run, not reproduced). Each use takes the next number, so it is tried again.
    /// </summary>
    /// <exception cref="TemplateException">A name or a helper failed on these fields.</exception>
    internal static string Render(
        HandlebarsTemplate<object, object> render, string source, TemplateSection section, IReadOnlyDictionary<string, object> fields)
    {
        for (var left = Tries - 1; left > 0; left--)
        {
            try
            {
                return RenderOnce(render, source, section, fields);
            }
            catch (InvalidOperationException)
            {
                // Rendering changes nothing, so another try costs only time.
            }
        }

        return RenderOnce(render, source, section, fields);
    }

    private static string RenderOnce(
        HandlebarsTemplate<object, object> render, string source, TemplateSection section, IReadOnlyDictionary<string, object> fields)
    {
        try
        {
            return render(fields);
        }
        catch (HandlebarsException exception)
        {
            // A name or a helper failed on this record; the caller learns which section of which template.
            throw new TemplateException(source, section.Line, $"section {section.Heading}: {exception.Message}", exception);
        }
    }

    private static IHandlebars Create(TemplateWords words)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration
        {
            TextEncoder = new PlainTextEncoder(),
            ThrowOnUnresolvedBindingExpression = true,
        });
        handlebars.RegisterHelper("list", (_, arguments) => PlainText.List(Texts(arguments), words.And));
        handlebars.RegisterHelper("join", (_, arguments) => string.Join(Text(arguments, 1), Texts(arguments)));
        handlebars.RegisterHelper("capital", (_, arguments) => PlainText.Capital(Text(arguments, 0)));
        handlebars.RegisterHelper("upper", (_, arguments) => Text(arguments, 0).ToUpperInvariant());
        handlebars.RegisterHelper("plural", (_, arguments) => arguments[0] is 1 ? Text(arguments, 1) : Text(arguments, 2));
        handlebars.RegisterHelper("certainty", (_, arguments) => arguments[0] is true ? Text(arguments, 1) : Text(arguments, 2));
        handlebars.RegisterHelper("measurement", (_, arguments) => PlainText.Measurement(Text(arguments, 0), Text(arguments, 1), words.DecimalSign));
        handlebars.RegisterHelper("date", (_, arguments) => PlainText.Date(Text(arguments, 0), words.DateFormat));
        handlebars.RegisterHelper("sideForm", (_, arguments) => SideForm(words, Text(arguments, 0), Text(arguments, 1)));
        AddBlock(handlebars, "is", arguments => arguments.Skip(1).Contains(arguments[0]));
        AddBlock(handlebars, "has", arguments => Texts(arguments).Intersect(arguments.Skip(1).Cast<string>()).Any());
        AddBlock(handlebars, "atLeast", arguments => arguments[0] is int number && number >= Number(arguments));
        AddBlock(handlebars, "under", arguments => arguments[0] is int number && number < Number(arguments));
        return handlebars;
    }

    private static void AddBlock(IHandlebars handlebars, string name, Func<Arguments, bool> holds) =>
        handlebars.RegisterHelper(name, (output, options, context, arguments) =>
        {
            if (holds(arguments)) options.Template(output, context);
            else options.Inverse(output, context);
        });

    private static string SideForm(TemplateWords words, string side, string form) =>
        words.SideForms[form].Where(word => word.Key.Code() == side).Select(word => word.Value).FirstOrDefault("");

    private static int Number(Arguments arguments) => int.Parse(Text(arguments, 1), CultureInfo.InvariantCulture);

    // The checker has held the kinds of all arguments, so neither of these can be anything else.
    private static List<string> Texts(Arguments arguments) => [.. ((IEnumerable<object>)arguments[0]!).Cast<string>()];

    private static string Text(Arguments arguments, int index) => (string)arguments[index]!;
}
