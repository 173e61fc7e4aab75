namespace HipAi.Dicom.Network.Dimse;

/// <summary>An answer whose data sets are bytes already, so that sending it cannot fail half way for reasons of their content.</summary>
/// <param name="Response">What is answered.</param>
/// <param name="DataSet">Its data set as bytes; null for none.</param>
/// <param name="Report">What is reported after it; null for nothing.</param>
internal sealed record EncodedAnswer(DicomNResponse Response, byte[]? DataSet, EncodedReport? Report)
{
    /// <summary>An answer that is a status and nothing else.</summary>
    public static EncodedAnswer Of(DicomStatus status) => new(new DicomNResponse(status), null, null);

    /// <summary>Writes the data sets of an answer given in a context.</summary>
    /// <exception cref="HipAi.Dicom.Data.DicomException">A data set holds what the standard does not allow to be written.</exception>
    /// <exception cref="DicomContextNotAcceptedException">There is no context for the event report.</exception>
    public static EncodedAnswer Of(DicomNResponse response, DicomPresentationContext context, DicomAssociation association)
    {
        var dataSet = response.Dataset is { } own ? NormalizedDataSet.Encode(own, context.TransferSyntax) : null;
        return new(response, dataSet, response.EventReport is { } report ? Encode(report, context, association) : null);
    }

    private static EncodedReport Encode(DicomEventReport report, DicomPresentationContext context, DicomAssociation association)
    {
        var where = context.AbstractSyntax == report.AffectedSopClassUid
            ? context
            : association.AcceptedContexts.FirstOrDefault(c => c.AbstractSyntax == report.AffectedSopClassUid)
                ?? throw new DicomContextNotAcceptedException(report.AffectedSopClassUid, null);
        return new(report, where.Id, report.Dataset is { } set ? NormalizedDataSet.Encode(set, where.TransferSyntax) : null);
    }
}
