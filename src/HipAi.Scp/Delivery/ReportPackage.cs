using HipAi.Reporting.Formats;
using HipAi.Reporting.Formats.Dicom;
using HipAi.Reporting.Formats.Pdf;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Delivery;

/// <summary>One report version with all that its forms are made from; made when it is sent, and let go after.</summary>
/// <param name="Record">The record.</param>
/// <param name="Picture">The PNG of an activation map by its id; null where retention removed it.</param>
/// <param name="Withdraws">The version whose objects a rejection note withdraws; null for no note.</param>
internal sealed record ReportPackage(ReportRecord Record, Func<string, byte[]?> Picture, ReportPackage? Withdraws = null)
{
    /// <summary>The class in which the destination takes structured reports, as it has negotiated; null for that of its settings.</summary>
    public SrClass? SrClass { get; init; }

    private IReadOnlyDictionary<string, byte[]>? _pictures;
    private byte[]? _pdf;

    /// <summary>The PNG files of its activation maps by id, as far as they are here; read once.</summary>
    public IReadOnlyDictionary<string, byte[]> Pictures => _pictures ??= HeatmapCaptures.Ids(Record)
        .Select(id => (Id: id, Png: Picture(id))).Where(map => map.Png is not null).ToDictionary(map => map.Id, map => map.Png!);

    /// <summary>The report as PDF; written once, however many forms hold it.</summary>
    public byte[] Pdf => _pdf ??= ReportPdf.Write(Record, Pictures);
}
