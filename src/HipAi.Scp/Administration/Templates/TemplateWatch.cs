using System.Data.Common;
using HipAi.Reporting;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Administration.Templates;

/// <summary>
/// Picks up what is put into the templates folder (requirement E3): checked and published, or refused with line and reason while the last
/// good version goes on serving. Looks at start and at regular times; also for what other nodes have published.
/// </summary>
internal sealed class TemplateWatch(
    TemplateFiles files, TemplateLedger ledger, TemplateShelf shelf, ReportingOptions options, TimeProvider time, ILogger<TemplateWatch> log) : BackgroundService
{
    private readonly PeriodicTimer _timer = new(options.PollInterval, time);

    /// <summary>The first look, before anything is received.</summary>
    /// <exception cref="ConfigurationException">No template can serve.</exception>
    public async Task PrepareAsync(CancellationToken ct)
    {
        await LookAsync(ct);
        if (shelf.WhyNotReady() is not { } reason) return;
        var refused = shelf.Refusals.Select(refusal => $"{refusal.File}, line {refusal.Line}: {refusal.Reason}").ToList();
        throw new ConfigurationException([
            new SettingError($"{HipAiOptions.SectionName}:Reporting:TemplatesFolder", options.TemplatesFolder, refused.Count == 0 ? reason : string.Join("; ", refused))]);
    }

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        IReadOnlyList<string> changed = [];
        try
        {
            changed = files.Changed();
            if (changed.Count > 0) await TakeAsync(changed, ct);
            await shelf.ReloadAsync(ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException or DbUpdateException or InvalidDataException)
        {
            // Folder or database does not answer at the moment; what serves goes on, and it is looked again.
            files.Forget(changed);
            TemplateLog.NotLooked(log, StorageFault.Describe(fault));
        }
    }

    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (await _timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
    }

    private async Task TakeAsync(IReadOnlyList<string> changed, CancellationToken ct)
    {
        var taken = await ledger.FilesAsync(ct);
        var wanted = new List<(ReportTemplate Template, string By, string? File)>();
        foreach (var file in changed)
        {
            var name = Path.GetFileName(file);
            if (Read(file, name) is not { } template) continue;
            if (taken.GetValueOrDefault(name) == template.Sha256) shelf.Accept(name);
            else if (wanted.Find(other => other.Template.Name == template.Name) is { File: { } other }) shelf.Refuse(name, 1, $"its name '{template.Name}' is that of {other}");
            else wanted.Add((template, "file " + name, name));
        }

        if (wanted.Count > 0) await PublishAsync(wanted, ct);
    }

    private ReportTemplate? Read(string file, string name)
    {
        try
        {
            return TemplateLoader.Load(file);
        }
        catch (TemplateException fault)
        {
            // Told in the log and by readiness; the version before goes on serving.
            shelf.Refuse(name, fault.Line, fault.File == name ? fault.Reason : fault.Message);
            return null;
        }
    }

    // Together first, since one may need the other; where that is refused one after the other, the defaults first, so that the good ones serve.
    private async Task PublishAsync(List<(ReportTemplate Template, string By, string? File)> wanted, CancellationToken ct)
    {
        if (await TryPublishAsync(wanted, tell: wanted.Count == 1, ct) || wanted.Count == 1) return;
        foreach (var one in wanted.OrderBy(candidate => candidate.Template.Serving.Specificity)) await TryPublishAsync([one], tell: true, ct);
    }

    private async Task<bool> TryPublishAsync(List<(ReportTemplate Template, string By, string? File)> wanted, bool tell, CancellationToken ct)
    {
        try
        {
            await ledger.PublishAsync(wanted, shelf.WhyNot, null, ct);
            foreach (var one in wanted) shelf.Accept(one.File!);
            return true;
        }
        catch (TemplateRefusedException fault)
        {
            // Right by itself, but not beside the others.
            if (tell) shelf.Refuse(wanted[0].File!, 1, fault.Message);
            return false;
        }
    }
}
