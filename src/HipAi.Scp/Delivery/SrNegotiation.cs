using HipAi.Reporting.Formats.Dicom;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Delivery;

/// <summary>In which class an archive gets structured reports: the configured one, or the next older one that it takes (requirement D1). Pure.</summary>
internal static class SrNegotiation
{
    /// <summary>The classes to be offered for an object of a class: of a structured report all that it may be sent in.</summary>
    public static IEnumerable<string> Offered(DestinationOptions destination, string sopClass) =>
        StructuredReport.SopClasses.Any(report => report.UID == sopClass) ? Candidates(destination).Select(Uid) : [sopClass];

    /// <summary>The best that was accepted; null when none was.</summary>
    public static SrClass? Choose(DestinationOptions destination, IEnumerable<string> accepted)
    {
        var taken = accepted.ToHashSet(StringComparer.Ordinal);
        return Candidates(destination).Where(sr => taken.Contains(Uid(sr))).Select(sr => (SrClass?)sr).FirstOrDefault();
    }

    private static IEnumerable<SrClass> Candidates(DestinationOptions destination) =>
        destination.SrFallback ? Enum.GetValues<SrClass>().Where(sr => sr >= destination.SrClass) : [destination.SrClass];

    private static string Uid(SrClass sr) => StructuredReport.SopClasses[(int)sr].UID;
}
