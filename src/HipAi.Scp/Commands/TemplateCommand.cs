using System.CommandLine;
using HipAi.Reporting;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai template lint</c>: checks template files as the service would before it publishes them (requirement E2).</summary>
internal static class TemplateCommand
{
    internal static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = "Template files; their partials lie in the folder 'partials' beside them.", Arity = ArgumentArity.OneOrMore };
        var lint = new Command("lint", "Checks templates: front matter, names, and every study of the matrix rendered. Says file, line and reason of the first fault of each.") { files };
        lint.SetAction((parsed, _) => LintAsync(parsed.GetValue(files) ?? [], context));
        return new Command("template", "Works on report templates without a running service.") { lint };
    }

    private static async Task<int> LintAsync(string[] files, CommandContext context)
    {
        var faults = 0;
        foreach (var file in files)
        {
            try
            {
                var template = TemplateLoader.Load(file);
                await context.Out.WriteLineAsync($"{Path.GetFileName(file)}: right; {template.Name} ({template.Language}) serves {template.Serving}, SHA-256 {template.Sha256}");
            }
            catch (TemplateException fault)
            {
                // What lint is for; the other files are looked at all the same.
                faults++;
                await context.Error.WriteLineAsync(fault.Message);
            }
        }

        return faults == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
