using HipAi.Reporting;
using HipAi.Scp.Security;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Administration.Templates;

/// <summary>
/// The versions of templates (requirement E3). What was published is never changed: publishing appends a version or takes an earlier one
/// back, and retires the one before in the same commit.
/// </summary>
internal sealed class TemplateLedger(HipAiDatabase database, TimeProvider time)
{
    private static WriteKey Key => WriteKey.Named("templates");

    /// <summary>All versions of all templates, or of one; ordered by name and number.</summary>
    public Task<IReadOnlyList<TemplateVersion>> VersionsAsync(string? name, CancellationToken ct) =>
        database.ReadAsync<IReadOnlyList<TemplateVersion>>(
            async db => (await Of(db, name).OrderBy(row => row.Name).ThenBy(row => row.Version).ToListAsync(ct)).ConvertAll(ToVersion), ct);

    /// <summary>The versions that serve.</summary>
    public Task<IReadOnlyList<TemplateVersion>> PublishedAsync(CancellationToken ct) =>
        database.ReadAsync<IReadOnlyList<TemplateVersion>>(
            async db => (await db.Templates.Where(row => row.Status == TemplateStatus.Published).OrderBy(row => row.Name).ToListAsync(ct)).ConvertAll(ToVersion), ct);

    /// <summary>What the files held when they were last taken: file to SHA-256.</summary>
    public Task<IReadOnlyDictionary<string, string>> FilesAsync(CancellationToken ct) =>
        database.ReadAsync<IReadOnlyDictionary<string, string>>(async db => await db.TemplateFiles.ToDictionaryAsync(row => row.File, row => row.Sha256, ct), ct);

    /// <summary>Writes a draft in place of the one there is. It may be faulty: a person is at work on it.</summary>
    /// <param name="name">The template.</param>
    /// <param name="text">The text.</param>
    /// <param name="partials">Partials that come with it.</param>
    /// <param name="read">The draft as a template; null when it is faulty.</param>
    /// <param name="author">Who writes.</param>
    /// <param name="expected">The draft that it takes the place of, see <see cref="DraftExpectation"/>.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="DraftConflictException">There is another draft.</exception>
    public Task<TemplateVersion> SaveDraftAsync(
        string name, string text, IReadOnlyDictionary<string, string> partials, ReportTemplate? read, TemplateAuthor author, string? expected, CancellationToken ct) =>
        database.WriteAsync(
            Key,
            async db =>
            {
                var rows = await Of(db, name).ToListAsync(ct);
                var old = rows.Find(row => row.Status == TemplateStatus.Draft);
                DraftExpectation.Require(expected, old is null ? null : ToVersion(old));
                if (old is not null) db.Templates.Remove(old);
                await db.SaveChangesAsync(ct);
                var number = rows.Where(row => row.Status != TemplateStatus.Draft).Select(row => row.Version).DefaultIfEmpty().Max() + 1;
                var draft = NewRow(name, number, text, partials, read, author.By);
                db.Templates.Add(draft);
                Tell(db, author.Entry(AuditAction.TemplateChanged, name, $"draft {number} written"));
                return ToVersion(draft);
            },
            ct);

    /// <summary>Throws the draft away.</summary>
    /// <param name="name">The template.</param>
    /// <param name="author">Who does it; null where the draft has become a version, which is told already.</param>
    /// <param name="expected">The draft that is meant, see <see cref="DraftExpectation"/>.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>False when there is none.</returns>
    /// <exception cref="DraftConflictException">There is another draft.</exception>
    public Task<bool> DiscardDraftAsync(string name, TemplateAuthor? author, string? expected, CancellationToken ct) => database.WriteAsync(
        Key,
        async db =>
        {
            if (await Of(db, name).SingleOrDefaultAsync(row => row.Status == TemplateStatus.Draft, ct) is not { } draft) return false;
            DraftExpectation.Require(expected, ToVersion(draft));
            db.Templates.Remove(draft);
            if (author is not null) Tell(db, author.Entry(AuditAction.TemplateChanged, name, $"draft {draft.Version} discarded"));
            return true;
        },
        ct);

    /// <summary>
    /// Publishes templates together: each becomes the version that serves under its name. A text that was published before gets no new
    /// version, its old one serves again. A draft of the same text is the version then.
    /// </summary>
    /// <param name="templates">The templates, each with who publishes it and the file it came from, if any.</param>
    /// <param name="whyNot">Why a set of versions may not serve together; null when they may.</param>
    /// <param name="author">The person who publishes, for the audit trail; null for files, which the service itself takes.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="TemplateRefusedException">They may not serve together with the others; nothing is published.</exception>
    public Task<IReadOnlyList<TemplateVersion>> PublishAsync(
        IReadOnlyList<(ReportTemplate Template, string By, string? File)> templates, Func<IReadOnlyList<TemplateVersion>, string?> whyNot, TemplateAuthor? author, CancellationToken ct) =>
        database.WriteAsync<IReadOnlyList<TemplateVersion>>(
            Key,
            async db =>
            {
                var rows = await db.Templates.ToListAsync(ct);
                var published = new List<TemplateRow>();
                foreach (var (template, by, file) in templates)
                {
                    published.Add(Publish(db, rows, template, by));
                    if (file is not null) await TakeFileAsync(db, file, template.Sha256, ct);
                }

                Require(whyNot, rows);
                if (author is not null)
                    foreach (var row in published) Tell(db, author.Entry(AuditAction.TemplatePublished, row.Name, $"version {row.Version} published"));
                return published.ConvertAll(ToVersion);
            },
            ct);

    /// <summary>Takes an earlier version back.</summary>
    /// <exception cref="TemplateRefusedException">There is no such version, it was never published, or it may not serve beside the others.</exception>
    public Task<TemplateVersion> RollBackAsync(string name, int version, TemplateAuthor author, Func<IReadOnlyList<TemplateVersion>, string?> whyNot, CancellationToken ct) =>
        database.WriteAsync(
            Key,
            async db =>
            {
                var rows = await db.Templates.ToListAsync(ct);
                var wanted = rows.Find(row => row.Name == name && row.Version == version && row.Status != TemplateStatus.Draft)
                    ?? throw new TemplateRefusedException($"'{name}' has no version {version} that was published");
                Serve(rows, wanted, author.By);
                Require(whyNot, rows);
                Tell(db, author.Entry(AuditAction.TemplatePublished, name, $"rolled back to version {version}"));
                return ToVersion(wanted);
            },
            ct);

    /// <summary>Takes a template out of service.</summary>
    /// <exception cref="TemplateRefusedException">It does not serve, or without it some study would have no template.</exception>
    public Task<TemplateVersion> RetireAsync(string name, TemplateAuthor author, Func<IReadOnlyList<TemplateVersion>, string?> whyNot, CancellationToken ct) =>
        database.WriteAsync(
            Key,
            async db =>
            {
                var rows = await db.Templates.ToListAsync(ct);
                var serving = rows.Find(row => row.Name == name && row.Status == TemplateStatus.Published)
                    ?? throw new TemplateRefusedException($"'{name}' does not serve");
                (serving.Status, serving.RetiredAt) = (TemplateStatus.Retired, time.GetUtcNow());
                Require(whyNot, rows);
                Tell(db, author.Entry(AuditAction.TemplateChanged, name, $"version {serving.Version} taken out of service"));
                return ToVersion(serving);
            },
            ct);

    // In the write of the change itself: neither is there without the other.
    private void Tell(HipAiDbContext db, AuditEntry entry) => AuditTrail.Add(db, entry, time.GetUtcNow());

    private static IQueryable<TemplateRow> Of(HipAiDbContext db, string? name) => db.Templates.Where(row => name == null || row.Name == name);

    private TemplateRow Publish(HipAiDbContext db, List<TemplateRow> rows, ReportTemplate template, string by)
    {
        var row = rows.Find(known => known.Name == template.Name && known.Sha256 == template.Sha256);
        if (row is null)
        {
            var number = rows.Where(known => known.Name == template.Name).Select(known => known.Version).DefaultIfEmpty().Max() + 1;
            row = NewRow(template.Name, number, template.Text, template.Partials, template, by);
            rows.Add(row);
            db.Templates.Add(row);
        }

        Serve(rows, row, by);
        return row;
    }

    private void Serve(List<TemplateRow> rows, TemplateRow wanted, string by)
    {
        var now = time.GetUtcNow();
        foreach (var before in rows.Where(row => row.Name == wanted.Name && row != wanted && row.Status == TemplateStatus.Published))
            (before.Status, before.RetiredAt) = (TemplateStatus.Retired, now);
        if (wanted.Status == TemplateStatus.Published) return;
        (wanted.Status, wanted.PublishedAt, wanted.PublishedBy, wanted.RetiredAt) = (TemplateStatus.Published, now, by, null);
    }

    private async Task TakeFileAsync(HipAiDbContext db, string file, string sha256, CancellationToken ct)
    {
        var row = await db.TemplateFiles.SingleOrDefaultAsync(known => known.File == file, ct);
        if (row is null) db.TemplateFiles.Add(new TemplateFileRow { File = file, Sha256 = sha256, At = time.GetUtcNow() });
        else (row.Sha256, row.At) = (sha256, time.GetUtcNow());
    }

    private TemplateRow NewRow(string name, int version, string text, IReadOnlyDictionary<string, string> partials, ReportTemplate? read, string by) => new()
    {
        Name = name,
        Version = version,
        Status = TemplateStatus.Draft,
        Text = text,
        PartialsJson = RecordJson.Write(partials),
        Sha256 = read?.Sha256 ?? "",
        Language = read?.Language ?? "",
        Title = read?.Title ?? "",
        Serves = read?.Serving.ToString() ?? "",
        WrittenAt = time.GetUtcNow(),
        WrittenBy = by,
    };

    private static void Require(Func<IReadOnlyList<TemplateVersion>, string?> whyNot, List<TemplateRow> rows)
    {
        var serving = rows.Where(row => row.Status == TemplateStatus.Published).Select(ToVersion).ToList();
        if (whyNot(serving) is { } reason) throw new TemplateRefusedException(reason);
    }

    private static TemplateVersion ToVersion(TemplateRow row) => new(
        row.Name, row.Version, row.Status, row.Sha256, row.Language, row.Title, row.Serves, row.WrittenAt, row.WrittenBy, row.PublishedAt,
        row.PublishedBy, row.Status == TemplateStatus.Retired ? row.RetiredAt : null, row.Text, RecordJson.Read<Dictionary<string, string>>(row.PartialsJson));
}
