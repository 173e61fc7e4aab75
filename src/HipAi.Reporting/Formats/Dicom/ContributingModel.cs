using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Items of Contributing Equipment Sequence (0018,A001): one per model that voted (IHE AIR).</summary>
internal static class ContributingModel
{
    public static DicomDataset Item(ModelIdentity model, ReportRecord record) => new DicomDataset()
        .AddOrUpdate(DicomTag.PurposeOfReferenceCodeSequence, CodeItem.Of(Concepts.ProcessingEquipment))
        .AddOrUpdate(DicomTag.Manufacturer, "HipAI")
        .AddOrUpdate(DicomTag.ManufacturerModelName, ResultText.Line(model.Name, 64))
        .AddOrUpdate(DicomTag.SoftwareVersions, ResultText.Line(model.Version, 64))
        .AddOrUpdate(DicomTag.DeviceUID, ReportUids.OfModel(model))
        .AddOrUpdate(DicomTag.ContributionDateTime, ResultTimes.Moment(ResultTimes.Local(record, record.Prediction.JudgedAt)))
        .AddOrUpdate(DicomTag.ContributionDescription, ResultText.Line($"{model.Family}. Trained on: {model.TrainedOn}", 1024));
}
