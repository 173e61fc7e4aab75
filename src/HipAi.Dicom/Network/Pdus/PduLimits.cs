namespace HipAi.Dicom.Network.Pdus;

/// <summary>Every limit on what a peer may send, each with its reason. All are checked before memory is taken.</summary>
internal static class PduLimits
{
    /// <summary>PDU-type, reserved byte, 32 bit PDU-length (PS3.8 9.3.1).</summary>
    public const int HeaderLength = 6;

    /// <summary>PDV item length, presentation-context-ID, message control header (PS3.8 9.3.5.1, E.2).</summary>
    public const int PdvHeaderLength = 6;

    /// <summary>Version, reserved, two AE titles, 32 reserved bytes (PS3.8 Table 9-11, bytes 7 to 74): no request is shorter.</summary>
    public const int AssociateFixedLength = 68;

    /// <summary>A-ASSOCIATE-RJ, A-RELEASE-RQ, A-RELEASE-RP and A-ABORT have exactly four bytes after the header.</summary>
    public const int ShortBodyLength = 4;

    /// <summary>128 contexts of 30 transfer syntaxes of 64 characters are about 270 kB; a kerberos ticket adds at most 64 kB.</summary>
    public const int MaximumAssociateLength = 1_048_576;

    /// <summary>Context ids are the odd numbers of one byte (PS3.8 9.3.2.2).</summary>
    public const int MaximumPresentationContexts = 128;

    /// <summary>The standard has about 60 transfer syntaxes, retired ones included; twice that leaves room for private ones.</summary>
    public const int MaximumTransferSyntaxes = 128;

    /// <summary>One role selection per SOP class; there are fewer SOP classes than this.</summary>
    public const int MaximumRoleSelections = 512;

    /// <summary>As with roles: one item 56 and one item 57 per SOP class.</summary>
    public const int MaximumExtendedNegotiations = 512;

    /// <summary>A class is related to a handful of general ones.</summary>
    public const int MaximumRelatedClasses = 64;

    /// <summary>PS3.5 9.1.</summary>
    public const int MaximumUidLength = 64;

    /// <summary>PS3.8 Table 9-11.</summary>
    public const int AeTitleLength = 16;

    /// <summary>PS3.7 D.3.3.2.3; a longer one is cut.</summary>
    public const int MaximumVersionNameLength = 16;

    /// <summary>A command set has a dozen short elements; 64 KiB is a hundred times what any service sends.</summary>
    public const int MaximumCommandSetLength = 65_536;

    /// <summary>
    /// Bytes of data that must come within one idle time. Seventeen bytes a second are less than any line in use carries, and
    /// more than whoever only holds associations open wants to send.
    /// </summary>
    public const int LeastProgress = 1024;

    /// <summary>Fragments in a row without a byte in them: the standard allows one here and there, nobody needs more.</summary>
    public const int MaximumEmptyFragments = 64;

    /// <summary>
    /// Fragments in one PDU. Peers send one or two; each costs memory of its own beside its bytes, so that a PDU of nothing but
    /// headers must not cost several times what it weighs.
    /// </summary>
    public const int MaximumFragmentsPerPdu = 4096;

    /// <summary>A peer that takes less has no room for a PDV header and two bytes of data: nothing can be sent to it.</summary>
    public const int SmallestUsablePeerMaximum = PdvHeaderLength + 2;

    /// <summary>
    /// What we send at most, even to a peer that takes any size: larger PDUs gain nothing and cost memory on both sides. With
    /// header and the byte looked ahead it fits a pooled buffer of 256 KiB.
    /// </summary>
    public const int LargestPduSent = 262_136;
}
