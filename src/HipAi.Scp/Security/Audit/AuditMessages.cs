using System.Text;
using System.Xml;

namespace HipAi.Scp.Security.Audit;

/// <summary>
/// The trail as DICOM audit messages (PS3.15 A.5), for the site's audit record repository. Each entry is one <c>AuditMessage</c> of the grammar of
/// A.5.1; in a file they stand in an element <c>AuditMessages</c>, which is ours. No patient is named: the study's UID leads there.
/// </summary>
internal static class AuditMessages
{
    private const string Dicom = "DCM", Rfc = "RFC-3881";

    /// <summary>Writes a file of messages.</summary>
    /// <param name="records">The entries.</param>
    /// <param name="source">Name of the node that exports.</param>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="ct">Gives up.</param>
    internal static async Task WriteAsync(IAsyncEnumerable<AuditRecord> records, string source, Stream output, CancellationToken ct)
    {
        var settings = new XmlWriterSettings { Async = true, Indent = true, Encoding = new UTF8Encoding(false), CloseOutput = false, CheckCharacters = true };
        await using var xml = XmlWriter.Create(output, settings);
        await xml.WriteStartDocumentAsync();
        xml.WriteStartElement("AuditMessages");
        await foreach (var record in records.WithCancellation(ct))
        {
            Write(xml, record, source);
            await xml.FlushAsync();
        }

        xml.WriteEndElement();
        await xml.WriteEndDocumentAsync();
    }

    /// <summary>Writes one message.</summary>
    internal static void Write(XmlWriter xml, AuditRecord record, string source)
    {
        xml.WriteStartElement("AuditMessage");
        WriteEvent(xml, record);
        WriteParticipants(xml, record);
        xml.WriteStartElement("AuditSourceIdentification");
        xml.WriteAttributeString("AuditSourceID", source);
        xml.WriteStartElement("AuditSourceTypeCode");
        xml.WriteAttributeString("csd-code", "4");
        xml.WriteEndElement();
        xml.WriteEndElement();
        if (record.StudyInstanceUid is { } study) WriteStudy(xml, study);
        if (record.Subject is { } subject) WriteSubject(xml, record.Action, subject);
        xml.WriteEndElement();
    }

    private static void WriteEvent(XmlWriter xml, AuditRecord record)
    {
        var told = AuditEvent.Of(record.Action);
        xml.WriteStartElement("EventIdentification");
        xml.WriteAttributeString("EventActionCode", told.ActionCode);
        xml.WriteAttributeString("EventDateTime", record.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
        xml.WriteAttributeString("EventOutcomeIndicator", told.IsFailure ? "4" : "0");
        WriteCode(xml, "EventID", told.Id, Dicom, told.Meaning);
        if (told.Type is { } type) WriteCode(xml, "EventTypeCode", type.Code, Dicom, type.Meaning);
        // Which of our actions it was, since the vocabulary of the standard is coarser.
        WriteCode(xml, "EventTypeCode", record.Action, "99HIPAI", record.Action);
        if (record.Detail is { } detail) xml.WriteElementString("EventOutcomeDescription", Text(detail));
        xml.WriteEndElement();
    }

    private static void WriteParticipants(XmlWriter xml, AuditRecord record)
    {
        xml.WriteStartElement("ActiveParticipant");
        xml.WriteAttributeString("UserID", record.Actor.Length > 0 ? Text(record.Actor) : "(nobody signed in)");
        xml.WriteAttributeString("UserIsRequestor", "true");
        if (record.Address is { } address)
        {
            xml.WriteAttributeString("NetworkAccessPointID", address);
            xml.WriteAttributeString("NetworkAccessPointTypeCode", "2");
        }

        xml.WriteEndElement();
        xml.WriteStartElement("ActiveParticipant");
        xml.WriteAttributeString("UserID", "HipAI");
        xml.WriteAttributeString("UserIsRequestor", "false");
        WriteCode(xml, "RoleIDCode", "110150", Dicom, "Application");
        xml.WriteEndElement();
    }

    private static void WriteStudy(XmlWriter xml, string study)
    {
        StartObject(xml, study, role: "3", "110180", Dicom, "Study Instance UID");
        xml.WriteElementString("ParticipantObjectName", "study");
        xml.WriteStartElement("ParticipantObjectDescription");
        xml.WriteStartElement("ParticipantObjectContainsStudy");
        xml.WriteStartElement("StudyIDs");
        xml.WriteAttributeString("UID", study);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteSubject(XmlWriter xml, string action, string subject)
    {
        var isUser = action.StartsWith("User", StringComparison.Ordinal) || action is nameof(AuditAction.PasswordChanged) or nameof(AuditAction.LockedOut);
        if (isUser) StartObject(xml, Text(subject), role: "11", "11", Rfc, "User Identifier");
        else StartObject(xml, "hipai:" + Uri.EscapeDataString(subject), role: "13", "12", Rfc, "URI");
        xml.WriteElementString("ParticipantObjectName", Text(subject));
        // The grammar does not ask for it; readers that check against dcm4che's schema do.
        xml.WriteStartElement("ParticipantObjectDescription");
        xml.WriteStartElement("ParticipantObjectContainsStudy");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void StartObject(XmlWriter xml, string id, string role, string code, string system, string meaning)
    {
        xml.WriteStartElement("ParticipantObjectIdentification");
        xml.WriteAttributeString("ParticipantObjectID", id);
        xml.WriteAttributeString("ParticipantObjectTypeCode", "2");
        xml.WriteAttributeString("ParticipantObjectTypeCodeRole", role);
        WriteCode(xml, "ParticipantObjectIDTypeCode", code, system, meaning);
    }

    private static void WriteCode(XmlWriter xml, string element, string code, string system, string meaning)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("csd-code", code);
        xml.WriteAttributeString("codeSystemName", system);
        xml.WriteAttributeString("originalText", meaning);
        xml.WriteEndElement();
    }

    /// <summary>XML 1.0 has no place for most control characters.</summary>
    private static string Text(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));
}
