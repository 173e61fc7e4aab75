using System.Buffers.Binary;
using System.Text;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Network.Dimse;

/// <summary>Command sets as bytes: Implicit VR Little Endian, group 0000, group length first (PS3.7 6.3.1).</summary>
internal static class DimseCommandCodec
{
    private const ushort NoDataSet = 0x0101;

    // Any other value says that there is one; tools before DCMTK 3.6.8 compare with this one.
    private const ushort DataSetPresent = 0x0001;

    private const int GroupLengthElementLength = 12;
    private const int MaximumCommentLength = 64;

    private static readonly DicomReadOptions ReadOptions = new()
    {
        // A command set is flat and short (PS3.7 E.1 has 30 elements); the fragments were bounded before they came here.
        Limits = new DicomReadLimits { MaxElementLength = PduLimits.MaximumCommandSetLength, MaxSequenceDepth = 1, MaxElements = 256 },
    };

    /// <summary>Reads a command set.</summary>
    /// <exception cref="DicomNetworkException">It cannot be read, or lacks what every command set has.</exception>
    public static DimseCommand Decode(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return FromDataset(DicomDatasetReader.Read(bytes, DicomTransferSyntax.ImplicitVRLittleEndian, ReadOptions));
        }
        catch (DicomException fault)
        {
            throw new DicomNetworkException($"The command set cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Writes a command set.</summary>
    public static byte[] Encode(DimseCommand command)
    {
        using var stream = new MemoryStream(256);
        stream.SetLength(GroupLengthElementLength);
        stream.Position = GroupLengthElementLength;
        DicomDatasetWriter.Write(stream, ToDataset(command), DicomTransferSyntax.ImplicitVRLittleEndian);
        var bytes = stream.ToArray();

        // (0000,0000) UL 4: the tag is zeros already.
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), 4);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), bytes.Length - GroupLengthElementLength);
        return bytes;
    }

    private static DimseCommand FromDataset(DicomDataset set)
    {
        var command = new DimseCommand
        {
            Field = (CommandField)set.GetSingleValue<ushort>(DicomTag.CommandField),
            HasDataSet = set.GetSingleValue<ushort>(DicomTag.CommandDataSetType) != NoDataSet,
            MessageId = Number(set, DicomTag.MessageID),
            MessageIdBeingRespondedTo = Number(set, DicomTag.MessageIDBeingRespondedTo),
            AffectedSopClassUid = Text(set, DicomTag.AffectedSOPClassUID),
            RequestedSopClassUid = Text(set, DicomTag.RequestedSOPClassUID),
            AffectedSopInstanceUid = Text(set, DicomTag.AffectedSOPInstanceUID),
            RequestedSopInstanceUid = Text(set, DicomTag.RequestedSOPInstanceUID),
            EventTypeId = Number(set, DicomTag.EventTypeID),
            ActionTypeId = Number(set, DicomTag.ActionTypeID),
            AttributeIdentifiers = Tags(set, DicomTag.AttributeIdentifierList),
            OffendingElements = Tags(set, DicomTag.OffendingElement),
            ErrorId = Number(set, DicomTag.ErrorID),
            Priority = Number(set, DicomTag.Priority),
            Status = Number(set, DicomTag.Status) is { } code ? new DicomStatus(code, Text(set, DicomTag.ErrorComment)) : null,
        };
        if (command.IsResponse && (command.MessageIdBeingRespondedTo is null || command.Status is null))
            throw new DicomNetworkException($"Response {command} lacks Message ID Being Responded To (0000,0120) or Status (0000,0900).");
        if (!command.IsResponse && command.Field != CommandField.CCancelRequest && command.MessageId is null)
            throw new DicomNetworkException($"Request {command} lacks Message ID (0000,0110).");
        return command;
    }

    private static DicomDataset ToDataset(DimseCommand command)
    {
        var set = new DicomDataset()
            .AddOrUpdate(DicomTag.CommandField, (ushort)command.Field)
            .AddOrUpdate(DicomTag.CommandDataSetType, command.HasDataSet ? DataSetPresent : NoDataSet);
        AddUid(set, DicomTag.AffectedSOPClassUID, command.AffectedSopClassUid);
        AddUid(set, DicomTag.RequestedSOPClassUID, command.RequestedSopClassUid);
        if (command.MessageId is { } id) set.AddOrUpdate(DicomTag.MessageID, id);
        if (command.MessageIdBeingRespondedTo is { } answered) set.AddOrUpdate(DicomTag.MessageIDBeingRespondedTo, answered);
        if (command.Priority is { } priority) set.AddOrUpdate(DicomTag.Priority, priority);
        AddUid(set, DicomTag.AffectedSOPInstanceUID, command.AffectedSopInstanceUid);
        AddUid(set, DicomTag.RequestedSOPInstanceUID, command.RequestedSopInstanceUid);
        if (command.EventTypeId is { } eventType) set.AddOrUpdate(DicomTag.EventTypeID, eventType);
        if (command.ActionTypeId is { } actionType) set.AddOrUpdate(DicomTag.ActionTypeID, actionType);
        if (command.AttributeIdentifiers is { Count: > 0 } wanted) set.AddOrUpdate(DicomTag.AttributeIdentifierList, [.. wanted]);
        if (command.Status is not { } status) return set;
        set.AddOrUpdate(DicomTag.Status, status.Code);
        if (command.OffendingElements is { Count: > 0 } offending) set.AddOrUpdate(DicomTag.OffendingElement, [.. offending]);
        if (!string.IsNullOrEmpty(status.ErrorComment)) set.AddOrUpdate(DicomTag.ErrorComment, Comment(status.ErrorComment));
        if (command.ErrorId is { } errorId) set.AddOrUpdate(DicomTag.ErrorID, errorId);
        return set;
    }

    // As bytes and unchecked: a response returns the UID of its request even where that is no legal one.
    private static void AddUid(DicomDataset set, DicomTag tag, string? uid)
    {
        if (uid is not null) set.AddOrUpdate(DicomVR.UI, tag, Encoding.ASCII.GetBytes(uid.Length % 2 == 0 ? uid : uid + "\0"));
    }

    private static ushort? Number(DicomDataset set, DicomTag tag) => set.TryGetSingleValue<ushort>(tag, out var value) ? value : null;

    private static DicomTag[] Tags(DicomDataset set, DicomTag tag)
    {
        try
        {
            return set.GetValues<DicomTag>(tag);
        }
        catch (DicomDataException)
        {
            // Half a tag in a list that is only a hint: the message is worth more than the list.
            return [];
        }
    }

    private static string? Text(DicomDataset set, DicomTag tag) => set.TryGetString(tag, out var value) && value.Length > 0 ? value : null;

    // LO in the default repertoire: a command set has no Specific Character Set.
    private static string Comment(string text)
    {
        var shortened = text.Length > MaximumCommentLength ? text[..MaximumCommentLength] : text;
        return string.Concat(shortened.Select(c => c is < ' ' or > '~' or '\\' ? '?' : c));
    }
}
