using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Answers;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Receiving;
using HipAi.Scp.Receiving.PerformedSteps;

namespace HipAi.Scp.Conformance;

/// <summary>The tables of the conformance statement, each from the code that does what it says.</summary>
internal static class StatementTables
{
    private const string Listener = "receiver (SCP)";
    private static readonly string[] AnswerHeadings = ["on the wire", "meaning", "cause"];

    /// <summary>What the acceptor takes; the one place here that knows where the list is.</summary>
    private static IReadOnlyList<DicomUID> TransferSyntaxes => [.. TransferSyntaxCheck.Syntaxes.Select(syntax => syntax.UID)];

    /// <summary>Every table by the name that the template calls it.</summary>
    public static IReadOnlyDictionary<string, string> All() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["networkServices"] = NetworkServices(),
        ["sopClasses"] = MarkdownTable.Of(["SOP class", "UID", "role"], Spoken().Select(uid => Row(uid.Name, Code(uid.UID), "SCP"))),
        ["transferSyntaxes"] = MarkdownTable.Of(["transfer syntax", "UID"], TransferSyntaxes.Select(uid => Row(uid.Name, Code(uid.UID)))),
        ["acceptorNumbers"] = AcceptorNumbers(),
        ["initiatorNumbers"] = InitiatorNumbers(),
        ["implementation"] = Implementation(),
        ["storageStatuses"] = StorageStatuses(),
        ["stepStatuses"] = StepStatuses(),
        ["resultClasses"] = ResultClasses(),
        ["resultStatuses"] = ResultStatuses(),
        ["refusals"] = Answers(DicomAnswers.Statuses),
        ["rejections"] = Answers([.. DicomAnswers.Rejections, .. AdmissionRefusal.All.Select(refusal => DicomAnswer.Of(refusal.Rejection, refusal.Cause))]),
        ["aborts"] = Answers(DicomAnswers.Aborts),
        ["statusMeanings"] = StatusMeanings(),
        ["configuration"] = Configuration(),
        ["security"] = Security(),
        ["objectAttributes"] = ObjectAttributeRows(),
    };

    private static IEnumerable<DicomUID> Spoken() => StorageClasses.Classes.Prepend(DicomUID.Verification);

    private static string NetworkServices() => MarkdownTable.Of(
        ["SOP class", "user of service (SCU)", "provider of service (SCP)"],
        Spoken().Select(uid => Row(uid.Name, uid == DicomUID.Verification ? "yes (`hipai echo`)" : "yes (`hipai send`)", "yes")));

    private static string AcceptorNumbers()
    {
        var (receiving, server, storage) = (new ReceivingOptions(), new DicomServerOptions(), new StorageOptions());
        return MarkdownTable.Of(
            ["", "default"],
            [
                Row("largest PDU received", Number(server.MaximumPduLength, "bytes")),
                Row("associations at the same time", Number(receiving.MaximumAssociations)),
                Row("associations at the same time from one address", server.MaximumAssociationsPerPeer == 0 ? "no limit of its own" : Number(server.MaximumAssociationsPerPeer)),
                Row("ARTIM", Seconds(server.ArtimTimeout)),
                Row("silence between PDUs", Seconds(server.IdleTimeout)),
                Row("one PDU, from its first byte to its last", Seconds(server.PduTimeout)),
                Row("time to finish when the service stops", Seconds(receiving.DrainTimeout)),
                Row("largest data set, beyond which the association is aborted", Number(server.MaximumDataSetLength, "bytes")),
                Row("largest data set that is stored", Number(storage.MaximumObjectBytes, "bytes")),
            ]);
    }

    private static string InitiatorNumbers()
    {
        var client = new DicomClientOptions { Host = "", Port = 0, CallingAeTitle = "", CalledAeTitle = "", Proposals = [] };
        return MarkdownTable.Of(
            ["", "value"],
            [
                Row("largest PDU received", Number(client.MaximumPduLength, "bytes")),
                Row("associations at the same time", "1"),
                Row("connecting", Seconds(client.ConnectTimeout)),
                Row("answer to an association or release request", Seconds(client.ArtimTimeout)),
                Row("response to a message", Seconds(client.ResponseTimeout)),
                Row("one PDU, from its first byte to its last", Seconds(client.PduTimeout)),
            ]);
    }

    private static string Implementation() => MarkdownTable.Of(
        ["", ""],
        [
            Row("Implementation Class UID", Code(DicomImplementation.ClassUID)),
            Row("Implementation Version Name", Code(DicomImplementation.VersionName)),
        ]);

    private static string StorageStatuses() => MarkdownTable.Of(
        ["status", "category", "meaning", "when"],
        StoreStatuses.All.Select(row => Row($"{row.Status.Code:X4}", $"{row.Status.Category}", row.Status.Meaning, row.Cause)));

    private static string StepStatuses() => MarkdownTable.Of(
        ["status", "category", "meaning", "when"],
        StepAnswers.All.Select(row => Row($"{row.Status.Code:X4}", $"{row.Status.Category}", row.Status.Meaning, row.Cause)));

    private static string ResultClasses() => MarkdownTable.Of(
        ["SOP class", "UID", "what"],
        [
            Row(DicomUID.Comprehensive3DSRStorage.Name, Code(DicomUID.Comprehensive3DSRStorage.UID), "the report"),
            Row(DicomUID.ComprehensiveSRStorage.Name, Code(DicomUID.ComprehensiveSRStorage.UID), "the report, where `SrClass` says so or the receiver takes none above it (`SrFallback`)"),
            Row(DicomUID.EnhancedSRStorage.Name, Code(DicomUID.EnhancedSRStorage.UID), "the report, where `SrClass` says so or the receiver takes none above it (`SrFallback`)"),
            Row(DicomUID.SecondaryCaptureImageStorage.Name, Code(DicomUID.SecondaryCaptureImageStorage.UID), "activation maps"),
            Row(DicomUID.EncapsulatedPDFStorage.Name, Code(DicomUID.EncapsulatedPDFStorage.UID), "the report as a document"),
            Row(DicomUID.KeyObjectSelectionDocumentStorage.Name, Code(DicomUID.KeyObjectSelectionDocumentStorage.UID), "rejection note"),
        ]);

    private static string ResultStatuses() => MarkdownTable.Of(
        ["status", "meaning", "what follows"],
        [
            .. DicomStatusTable.All.Where(row => row.Category is DicomStatusCategory.Success or DicomStatusCategory.Warning or DicomStatusCategory.Failure)
                .Select(row => Row(row.ToString(), row.Meaning, StoreVerdict.Of(new DicomStatus(row.First)) switch
                {
                    DeliveryResult.Delivered => "delivered",
                    DeliveryResult.Retry => "sent again",
                    _ => "refused: not sent again by itself",
                })),
        ]);

    private static string Answers(IEnumerable<DicomAnswer> answers) =>
        MarkdownTable.Of(AnswerHeadings, answers.Select(answer => Row(answer.Wire, answer.Meaning, answer.Cause)));

    private static string StatusMeanings() => MarkdownTable.Of(
        ["status", "category", "meaning", "clause"],
        DicomStatusTable.All.Select(row => Row(row.ToString(), $"{row.Category}", row.Meaning, row.Clause)));

    private static string Configuration() => MarkdownTable.Of(
        ["setting", "default"],
        SettingRows.Of(new ReceivingOptions(), "Receiving")
            .Concat(SettingRows.Of(new StorageOptions(), "Storage"))
            .Concat(SettingRows.Of(new RetentionOptions(), "Retention"))
            .Concat(SettingRows.Of(new DeliveryOptions(), "Delivery"))
            .Select(row => Row(Code(row.Setting), row.Default)));

    private static string Security()
    {
        var settings = SettingRows.Of(new ReceivingOptions(), "Receiving").Where(row => row.Setting.Contains(":Tls:", StringComparison.Ordinal)).ToList();
        return settings.Count == 0
            ? $"The {Listener} speaks DICOM over plain TCP. There is no TLS: use it on a network that is protected by other means."
            : $"The {Listener} can have a port of its own for DICOM over TLS (PS3.15 B.12, BCP 195). Its settings and their defaults:\n\n"
                + MarkdownTable.Of(["setting", "default"], settings.Select(row => Row(Code(row.Setting), row.Default)));
    }

    private static string ObjectAttributeRows() => MarkdownTable.Of(
        ["attribute", "tag", "used for"],
        ObjectAttributes.All.Select(attribute => Row(
            DicomDictionary.Find(attribute.Tag)?.Keyword ?? "", attribute.Tag.ToString(), attribute.Use)));

    private static string[] Row(params string[] cells) => cells;

    private static string Code(string text) => $"`{text}`";

    private static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s");

    private static string Number(long value, string unit = "") => string.Create(CultureInfo.InvariantCulture, $"{value} {unit}").TrimEnd();
}
