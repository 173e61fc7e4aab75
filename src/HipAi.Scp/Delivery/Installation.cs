using HipAi.Dicom.Data;
using HipAi.Reporting.Formats;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Delivery;

/// <summary>Who we are in reports. The UID of the installation is made once and kept in the database, so that all nodes and all versions have it.</summary>
internal sealed class Installation(HipAiDatabase database, DeliveryOptions delivery, ReceivingOptions receiving, TimeProvider time)
{
    private ReportSender? _sender;

    /// <summary>The sender that reports name.</summary>
    public async Task<ReportSender> SenderAsync(CancellationToken ct) => _sender ??= new ReportSender(
        await DeviceUidAsync(ct),
        typeof(Installation).Assembly.GetName().Version?.ToString(3) ?? "",
        delivery.StationName.Length > 0 ? delivery.StationName : receiving.AeTitle,
        delivery.Facility);

    private Task<string> DeviceUidAsync(CancellationToken ct) => database.WriteAsync(
        WriteKey.Named("installation"),
        async db =>
        {
            if (await db.Installation.SingleOrDefaultAsync(ct) is { } known) return known.DeviceUid;
            var made = new InstallationRow { Id = 1, DeviceUid = DicomUID.Generate().UID, MadeAt = time.GetUtcNow() };
            db.Installation.Add(made);
            return made.DeviceUid;
        },
        ct);
}
