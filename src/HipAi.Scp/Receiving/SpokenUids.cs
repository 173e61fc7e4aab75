using HipAi.Dicom.Data;
using HipAi.Dicom.Imaging.Codecs;

namespace HipAi.Scp.Receiving;

/// <summary>Finds what a setting names, by UID or by the name in PS3.6 Annex A.</summary>
internal static class SpokenUids
{
    /// <summary>A storage SOP class that is spoken here; null when it is none.</summary>
    public static DicomUID? SopClass(string text) => Find(StorageClasses.Classes, text);

    /// <summary>A transfer syntax that HipAI knows to decode; null when it is none.</summary>
    public static DicomUID? TransferSyntax(string text) => Find(TransferSyntaxCheck.Syntaxes.Select(syntax => syntax.UID), text);

    private static DicomUID? Find(IEnumerable<DicomUID> all, string text) =>
        all.FirstOrDefault(uid => uid.UID == text || string.Equals(uid.Name, text, StringComparison.OrdinalIgnoreCase));
}
