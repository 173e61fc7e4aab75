using HandlebarsDotNet;

namespace HipAi.Reporting;

/// <summary>
/// Handlebars, held short: templates see dictionaries only, unresolved names throw, and the helpers are the few listed here.
/// </summary>
internal static class TemplateEngine
{
    /// <summary>Checks and compiles a section.</summary>
    /// <exception cref="TemplateException">Its text is not in the subset, or names what does not exist.</exception>
    public static CompiledSection Compile(string source, TemplateSection section, TemplateWords words)
    {
        TemplateChecker.Check(source, section);
        try
        {
            var render = Create(words).Compile(section.Source);
            return new CompiledSection(section.Code, section.Heading, section.Line, fields => Render(render, source, section, fields));
        }
        catch (HandlebarsException exception)
        {
            // The checker passed it but Handlebars does not: whatever its reason, the template is refused.
            throw new TemplateException(source, section.Line, $"section {section.Heading}: {exception.Message}", exception);
        }
    }

    private static string Render(
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
        handlebars.RegisterHelper("is", (output, options, context, arguments) =>
        {
            if (arguments.Skip(1).Contains(arguments[0])) options.Template(output, context);
            else options.Inverse(output, context);
        });
        return handlebars;
    }

    // The checker has held the kinds of all arguments, so neither of these can be anything else.
    private static List<string> Texts(Arguments arguments) => [.. ((IEnumerable<object>)arguments[0]!).Cast<string>()];

    private static string Text(Arguments arguments, int index) => (string)arguments[index]!;
}
