using System.Globalization;

namespace HipAi.Dicom.Network;

/// <summary>The status of a DIMSE response (0000,0900), with an optional comment (0000,0902).</summary>
/// <param name="Code">Status code.</param>
/// <param name="ErrorComment">Text for the peer, at most 64 characters on the wire; null for none.</param>
public sealed record DicomStatus(ushort Code, string? ErrorComment = null)
{
    /// <summary>0000: success. For C-STORE: the bytes are on stable storage (PS3.7 Annex C).</summary>
    public static DicomStatus Success { get; } = new(0x0000);

    /// <summary>0105: no such attribute (PS3.7 Annex C).</summary>
    public static DicomStatus NoSuchAttribute { get; } = new(0x0105);

    /// <summary>0106: invalid attribute value (PS3.7 Annex C).</summary>
    public static DicomStatus InvalidAttributeValue { get; } = new(0x0106);

    /// <summary>0107: attribute list error, a warning (PS3.7 Annex C).</summary>
    public static DicomStatus AttributeListError { get; } = new(0x0107);

    /// <summary>0110: processing failure (PS3.7 Annex C).</summary>
    public static DicomStatus ProcessingFailure { get; } = new(0x0110);

    /// <summary>0111: duplicate SOP instance (PS3.7 Annex C).</summary>
    public static DicomStatus DuplicateSopInstance { get; } = new(0x0111);

    /// <summary>0112: no such SOP instance (PS3.7 Annex C).</summary>
    public static DicomStatus NoSuchSopInstance { get; } = new(0x0112);

    /// <summary>0113: no such event type (PS3.7 Annex C).</summary>
    public static DicomStatus NoSuchEventType { get; } = new(0x0113);

    /// <summary>0114: no such argument (PS3.7 Annex C).</summary>
    public static DicomStatus NoSuchArgument { get; } = new(0x0114);

    /// <summary>0115: invalid argument value (PS3.7 Annex C).</summary>
    public static DicomStatus InvalidArgumentValue { get; } = new(0x0115);

    /// <summary>0116: attribute value out of range, a warning (PS3.7 Annex C).</summary>
    public static DicomStatus AttributeValueOutOfRange { get; } = new(0x0116);

    /// <summary>0117: invalid SOP instance (PS3.7 Annex C).</summary>
    public static DicomStatus InvalidSopInstance { get; } = new(0x0117);

    /// <summary>0118: no such SOP class (PS3.7 Annex C).</summary>
    public static DicomStatus NoSuchSopClass { get; } = new(0x0118);

    /// <summary>0119: class-instance conflict (PS3.7 Annex C).</summary>
    public static DicomStatus ClassInstanceConflict { get; } = new(0x0119);

    /// <summary>0120: missing attribute (PS3.7 Annex C).</summary>
    public static DicomStatus MissingAttribute { get; } = new(0x0120);

    /// <summary>0121: missing attribute value (PS3.7 Annex C).</summary>
    public static DicomStatus MissingAttributeValue { get; } = new(0x0121);

    /// <summary>0122: SOP class not supported (PS3.7 Annex C).</summary>
    public static DicomStatus SopClassNotSupported { get; } = new(0x0122);

    /// <summary>0123: no such action type (PS3.7 Annex C).</summary>
    public static DicomStatus NoSuchActionType { get; } = new(0x0123);

    /// <summary>0124: not authorised (PS3.7 Annex C).</summary>
    public static DicomStatus NotAuthorised { get; } = new(0x0124);

    /// <summary>0210: duplicate invocation (PS3.7 Annex C).</summary>
    public static DicomStatus DuplicateInvocation { get; } = new(0x0210);

    /// <summary>0211: unrecognized operation (PS3.7 Annex C).</summary>
    public static DicomStatus UnrecognizedOperation { get; } = new(0x0211);

    /// <summary>0212: mistyped argument (PS3.7 Annex C).</summary>
    public static DicomStatus MistypedArgument { get; } = new(0x0212);

    /// <summary>0213: resource limitation (PS3.7 Annex C).</summary>
    public static DicomStatus ResourceLimitation { get; } = new(0x0213);

    /// <summary>A700: refused, out of resources (PS3.4 B.2.3); the sender may try again.</summary>
    public static DicomStatus OutOfResources { get; } = new(0xA700);

    /// <summary>A900: data set does not match SOP class (PS3.4 B.2.3).</summary>
    public static DicomStatus DataSetDoesNotMatchSopClass { get; } = new(0xA900);

    /// <summary>C000: cannot understand (PS3.4 B.2.3).</summary>
    public static DicomStatus CannotUnderstand { get; } = new(0xC000);

    /// <summary>What the code means for the operation (PS3.7 C).</summary>
    public DicomStatusCategory Category => Code switch
    {
        0x0000 => DicomStatusCategory.Success,
        0xFE00 => DicomStatusCategory.Cancel,
        0xFF00 or 0xFF01 => DicomStatusCategory.Pending,
        0x0001 or 0x0107 or 0x0116 => DicomStatusCategory.Warning,
        >= 0xB000 and <= 0xBFFF => DicomStatusCategory.Warning,
        _ => DicomStatusCategory.Failure,
    };

    /// <summary>Whether the operation was done: success or warning.</summary>
    public bool IsDone => Category is DicomStatusCategory.Success or DicomStatusCategory.Warning;

    /// <summary>The same code with a comment for the peer.</summary>
    public DicomStatus WithComment(string comment) => this with { ErrorComment = comment };

    /// <summary>The standard's words for the code (<see cref="DicomStatusTable"/>); those of its category for a code that is not in the table.</summary>
    public string Meaning => DicomStatusTable.Find(Code)?.Meaning ?? (Category == DicomStatusCategory.Warning ? "warning" : "failure");

    /// <summary>Code and meaning, <c>A700 refused: out of resources</c>, and the comment in brackets if there is one.</summary>
    public override string ToString()
    {
        var code = $"{Code.ToString("X4", CultureInfo.InvariantCulture)} {Meaning}";
        return ErrorComment is null ? code : $"{code} ({ErrorComment})";
    }
}
