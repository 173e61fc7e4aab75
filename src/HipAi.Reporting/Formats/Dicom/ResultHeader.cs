using HipAi.Dicom.Data;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>
/// The attributes that every result object has: patient and study as the study's own image names them, our equipment, series and identity.
/// Written in UTF-8 whatever the image was written in. Pure.
/// </summary>
internal static class ResultHeader
{
    private const string Manufacturer = "HipAI";
    private const string Model = "HipAI";

    /// <summary>Begins an object.</summary>
    /// <param name="record">The report.</param>
    /// <param name="identity">Which object.</param>
    /// <param name="facts">Its series.</param>
    /// <exception cref="ArgumentException">Neither the snapshot nor the header has a Study Instance UID that can be written.</exception>
    public static DicomDataset Begin(ReportRecord record, ResultObject identity, SeriesFacts facts)
    {
        var at = ResultTimes.Local(record, facts.At);
        var result = new DicomDataset()
            .AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192")
            .AddOrUpdate(DicomTag.InstanceCreationDate, ResultTimes.Date(at))
            .AddOrUpdate(DicomTag.InstanceCreationTime, ResultTimes.Time(at))
            .AddOrUpdate(DicomTag.SOPClassUID, identity.SopClass)
            .AddOrUpdate(DicomTag.SOPInstanceUID, identity.SopInstanceUid)
            .AddOrUpdate(DicomTag.ContentDate, ResultTimes.Date(at))
            .AddOrUpdate(DicomTag.ContentTime, ResultTimes.Time(at))
            .AddOrUpdate(DicomTag.SeriesDate, ResultTimes.Date(at))
            .AddOrUpdate(DicomTag.SeriesTime, ResultTimes.Time(at))
            .AddOrUpdate(DicomTag.Modality, facts.Modality)
            .AddOrUpdate(DicomTag.SeriesDescription, facts.Description)
            .AddOrUpdate(DicomTag.SeriesInstanceUID, identity.SeriesInstanceUid)
            .AddOrUpdate(DicomTag.SeriesNumber, facts.SeriesNumber)
            .AddOrUpdate(DicomTag.InstanceNumber, facts.InstanceNumber)
            .AddOrUpdate(StudyUid(record));
        // Said of the copied dates too, so only where their own header says it.
        if (SourceValues.Offset(record.Header) is not null) result.AddOrUpdate(DicomTag.TimezoneOffsetFromUTC, ResultTimes.Offset(at));
        Patient(result, record.Header);
        Study(result, record.Header);
        Equipment(result, record.Sender);
        result.AddOrUpdate(DicomTag.ContributingEquipmentSequence, [.. record.Prediction.Models.Select(model => ContributingModel.Item(model, record))]);
        return result;
    }

    /// <summary>
    /// Study Instance UID as an element. A UID that PS3.5 9.1 does not allow is taken over as it was received: with another one the object
    /// would lie in another study.
    /// </summary>
    public static DicomItem StudyUid(ReportRecord record)
    {
        var uid = record.Snapshot.StudyInstanceUid;
        if (DicomUID.IsValid(uid)) return new DicomDataset().AddOrUpdate(DicomTag.StudyInstanceUID, uid).First();
        return record.Header.TryGetItem<DicomElement>(DicomTag.StudyInstanceUID, out var received) && record.Header.GetStringOrEmpty(DicomTag.StudyInstanceUID) == uid
            ? received
            : throw new ArgumentException("The study has no Study Instance UID that can be written, and its header does not hold the one it has.", nameof(record));
    }

    /// <summary>Patient (PS3.3 C.7.1.1) and Patient Study (C.7.2.2).</summary>
    private static void Patient(DicomDataset result, DicomDataset header)
    {
        result.AddOrUpdate(DicomTag.PatientName, SourceValues.Name(header, DicomTag.PatientName))
            .AddOrUpdate(DicomTag.PatientID, SourceValues.Identifier(header, DicomTag.PatientID, 64))
            .AddOrUpdate(DicomTag.PatientBirthDate, SourceValues.Date(header, DicomTag.PatientBirthDate))
            .AddOrUpdate(DicomTag.PatientSex, SourceValues.Term(header, DicomTag.PatientSex, "M", "F", "O"));
        Optional(result, DicomTag.IssuerOfPatientID, SourceValues.Identifier(header, DicomTag.IssuerOfPatientID, 64));
        Optional(result, DicomTag.PatientAge, SourceValues.Age(header, DicomTag.PatientAge));
        Issuer(result, header, DicomTag.IssuerOfPatientIDQualifiersSequence);
    }

    /// <summary>General Study (PS3.3 C.7.2.1).</summary>
    private static void Study(DicomDataset result, DicomDataset header)
    {
        result.AddOrUpdate(DicomTag.StudyDate, SourceValues.Date(header, DicomTag.StudyDate))
            .AddOrUpdate(DicomTag.StudyTime, SourceValues.Time(header, DicomTag.StudyTime))
            .AddOrUpdate(DicomTag.AccessionNumber, SourceValues.Identifier(header, DicomTag.AccessionNumber, 16))
            .AddOrUpdate(DicomTag.ReferringPhysicianName, SourceValues.Name(header, DicomTag.ReferringPhysicianName))
            .AddOrUpdate(DicomTag.StudyID, SourceValues.Identifier(header, DicomTag.StudyID, 16));
        Optional(result, DicomTag.StudyDescription, SourceValues.Text(header, DicomTag.StudyDescription, 64));
        Issuer(result, header, DicomTag.IssuerOfAccessionNumberSequence);
        if (SourceCodes.Of(header, DicomTag.ProcedureCodeSequence) is { Count: > 0 } codes)
            result.AddOrUpdate(DicomTag.ProcedureCodeSequence, [.. codes.Select(CodeItem.Of)]);
    }

    /// <summary>Enhanced General Equipment (PS3.3 C.7.5.2): this installation.</summary>
    private static void Equipment(DicomDataset result, ReportSender sender)
    {
        result.AddOrUpdate(DicomTag.Manufacturer, Manufacturer)
            .AddOrUpdate(DicomTag.ManufacturerModelName, Model)
            .AddOrUpdate(DicomTag.DeviceSerialNumber, sender.DeviceUid)
            .AddOrUpdate(DicomTag.SoftwareVersions, sender.SoftwareVersion);
        Optional(result, DicomTag.InstitutionName, sender.Facility.Length <= 64 ? sender.Facility : "");
        Optional(result, DicomTag.StationName, sender.StationName.Length <= 16 ? sender.StationName : "");
    }

    /// <summary>Who issued an identifier (PS3.3 10.14, HL7v2 Hierarchic Designator).</summary>
    private static void Issuer(DicomDataset result, DicomDataset header, DicomTag sequence)
    {
        if (header.GetSequenceItems(sequence) is not [var source]) return;
        var item = new DicomDataset();
        if (sequence == DicomTag.IssuerOfAccessionNumberSequence)
            Optional(item, DicomTag.LocalNamespaceEntityID, SourceValues.Identifier(source, DicomTag.LocalNamespaceEntityID, 64));
        var type = SourceValues.Term(source, DicomTag.UniversalEntityIDType, "DNS", "EUI64", "ISO", "URI", "UUID", "X400", "X500");
        if (type.Length > 0 && SourceValues.Identifier(source, DicomTag.UniversalEntityID, 1024) is { Length: > 0 } id)
            item.AddOrUpdate(DicomTag.UniversalEntityID, id).AddOrUpdate(DicomTag.UniversalEntityIDType, type);
        if (item.Count > 0) result.AddOrUpdate(sequence, item);
    }

    private static void Optional(DicomDataset result, DicomTag tag, string value)
    {
        if (value.Length > 0) result.AddOrUpdate(tag, value);
    }
}
