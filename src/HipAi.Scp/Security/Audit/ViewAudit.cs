using HipAi.Scp.Api;
using HipAi.Scp.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Security.Audit;

/// <summary>
/// The one place where looking at patients is written down, pages and API alike (requirement H3), before anything is shown. What cannot be
/// written down is not shown.
/// </summary>
internal sealed class ViewAudit(RequestDelegate next, RecentViews views, ILogger<ViewAudit> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (EntryOf(context) is { } entry && !await TryRecordAsync(entry)) context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else await next(context);
    }

    /// <summary>What a request is in the trail; null for one that shows no patient, or changes something, which writes its own entry.</summary>
    private static AuditEntry? EntryOf(HttpContext context)
    {
        if (Actor.Of(context.User) is null || context.GetEndpoint() is not { } endpoint) return null;
        var study = context.GetRouteValue("studyInstanceUid") as string;
        if (study is not null && !ApiUid.IsPlausible(study)) return null;
        var isLook = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        // The form of a page that is posted writes an entry of its own.
        if (!isLook && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null) return null;
        if (endpoint.Metadata.GetMetadata<AuditedAttribute>() is { } audited)
            return AuditEntry.Of(context, audited.Action, study, context.GetRouteValue("form") as string, isLook ? null : "search");
        return study is not null && isLook ? AuditEntry.Of(context, AuditAction.StudyViewed, study) : null;
    }

    private async Task<bool> TryRecordAsync(AuditEntry entry)
    {
        try
        {
            await views.RecordAsync(entry);
            return true;
        }
        catch (Exception fault) when (StorageFault.IsOurs(fault) || fault is IOException or InvalidDataException)
        {
            // All that a disk or database can do. Nothing is shown of a patient without a trace of it.
            SecurityLog.AuditRefused(log, StorageFault.Describe(fault));
            return false;
        }
    }
}
