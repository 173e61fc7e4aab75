using HipAi.Scp.Security;

namespace HipAi.Scp.Administration.Templates;

/// <summary>
/// Notes in the audit trail that somebody saw a patient in a preview (requirement H3). A preview is made anew with every pause in typing: who
/// keeps looking at the same study is noted once in ten minutes.
/// </summary>
internal sealed class StudyViews(AuditTrail audit, TimeProvider time)
{
    private const int MostRemembered = 1000;

    private static readonly TimeSpan Same = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Actor, string Study), DateTimeOffset> _noted = [];

    /// <summary>Notes a view, before it is shown.</summary>
    public Task NoteAsync(HttpContext http, string studyInstanceUid, string detail, CancellationToken ct) =>
        IsNews(Actor.Required(http.User).Name, studyInstanceUid)
            ? audit.RecordAsync(AuditEntry.Of(http, AuditAction.StudyViewed, studyInstanceUid, null, detail), ct)
            : Task.CompletedTask;

    private bool IsNews(string actor, string study)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_noted.TryGetValue((actor, study), out var last) && (now - last).Duration() < Same) return false;
            if (_noted.Count >= MostRemembered) _noted.Clear();
            _noted[(actor, study)] = now;
            return true;
        }
    }
}
