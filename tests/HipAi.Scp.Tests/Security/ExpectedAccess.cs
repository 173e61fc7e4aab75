namespace HipAi.Scp.Tests.Security;

/// <summary>
/// Every page and endpoint, and what somebody must be allowed to for it: <c>METHOD address needs</c>. Whoever adds one adds its line here, and has
/// thought of who may use it. <c>anybody</c> is open without signing in, <c>person</c> to everybody who has signed in on the page.
/// </summary>
internal static class ExpectedAccess
{
    /// <summary>Who is allowed to what, said once more and not read from the code.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Roles = new Dictionary<string, string[]>
    {
        ["anybody"] = ["nobody", "radiologist", "admin", "operator", "machine"],
        ["person"] = ["radiologist", "admin", "operator"],
        ["ReadStudies"] = ["radiologist", "admin", "operator", "machine"],
        ["Review"] = ["radiologist"],
        ["Measure"] = ["radiologist", "admin", "machine"],
        ["EditTemplates"] = ["admin", "machine"],
        ["ManageDeliveries"] = ["admin", "operator", "machine"],
        ["Operate"] = ["admin", "operator", "machine"],
        ["ManageUsers"] = ["admin"],
        ["ReadAudit"] = ["admin"],
    };

    /// <summary>The lines.</summary>
    public const string Table = """
        GET / ReadStudies
        GET /studies/{studyInstanceUid} ReadStudies
        GET /studies/{studyInstanceUid}/timeline ReadStudies
        GET /studies/{studyInstanceUid}/resolve Operate
        GET /launch ReadStudies
        GET /live ReadStudies
        GET /live/negotiate ReadStudies
        GET /measures Measure
        GET /templates EditTemplates
        GET /templates/{name} EditTemplates
        GET /templates/{name}/edit EditTemplates
        GET /templates/{name}/publish EditTemplates
        GET /destinations ManageDeliveries
        GET /destinations/{name} ManageDeliveries
        GET /sources Operate
        GET /refusals Operate
        GET /models Operate
        GET /models/{name} Operate
        GET /sign-in anybody
        GET /sign-out person
        GET /not-allowed anybody
        GET /account person
        GET /account/password person
        GET /users ManageUsers
        GET /users/{name} ManageUsers
        GET /audit ReadAudit
        GET /health/live anybody
        GET /health/ready anybody
        GET /metrics anybody
        GET /api/studies ReadStudies
        POST /api/search ReadStudies
        GET /api/studies/{studyInstanceUid} ReadStudies
        GET /api/studies/{studyInstanceUid}/timeline ReadStudies
        GET /api/studies/{studyInstanceUid}/images/{sopInstanceUid}/rendered.png ReadStudies
        GET /api/studies/{studyInstanceUid}/images/{sopInstanceUid}/pixels ReadStudies
        GET /api/studies/{studyInstanceUid}/images/{sopInstanceUid}/image.json ReadStudies
        POST /api/studies/{studyInstanceUid}/release Operate
        GET /studies/{studyInstanceUid}/review Review
        GET /api/studies/{studyInstanceUid}/review/ Review
        GET /api/studies/{studyInstanceUid}/review/seen Review
        POST /api/studies/{studyInstanceUid}/review/decisions Review
        PUT /api/studies/{studyInstanceUid}/review/text Review
        POST /api/studies/{studyInstanceUid}/review/sign Review
        POST /api/studies/{studyInstanceUid}/review/correct Review
        POST /api/studies/{studyInstanceUid}/review/addendum Review
        POST /api/studies/{studyInstanceUid}/review/offered/take Review
        POST /api/studies/{studyInstanceUid}/review/offered/dismiss Review
        POST /api/studies/{studyInstanceUid}/review/first-reading Review
        GET /api/measures.csv Measure
        GET /api/studies/{studyInstanceUid}/heatmaps/{id}.png ReadStudies
        GET /api/studies/{studyInstanceUid}/report/{form} ReadStudies
        GET /api/studies/{studyInstanceUid}/heatmaps ReadStudies
        GET /api/refusals Operate
        GET /api/destinations ManageDeliveries
        GET /api/destinations/{name}/deliveries ManageDeliveries
        POST /api/destinations/{name}/deliveries/retry ManageDeliveries
        POST /api/destinations/{name}/deliveries/{id:long}/retry ManageDeliveries
        GET /api/templates EditTemplates
        GET /api/templates/vocabulary EditTemplates
        GET /api/templates/studies EditTemplates
        POST /api/templates/import EditTemplates
        GET /api/templates/{name} EditTemplates
        GET /api/templates/{name}/versions/{version:int} EditTemplates
        GET /api/templates/{name}/versions/{version:int}/mrrt EditTemplates
        PUT /api/templates/{name}/draft EditTemplates
        DELETE /api/templates/{name}/draft EditTemplates
        POST /api/templates/{name}/lint EditTemplates
        POST /api/templates/{name}/preview EditTemplates
        POST /api/templates/{name}/publish EditTemplates
        POST /api/templates/{name}/rollback EditTemplates
        POST /api/templates/{name}/retire EditTemplates
        """;
}
