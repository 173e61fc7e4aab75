namespace HipAi.Dicom.Tests.Network;

/// <summary>PDUs byte by byte. Each is written as hex with a legend; everything from "--" to the end of a line is comment.</summary>
internal static class Golden
{
    public static readonly byte[] AssociateRequest = Hex("""
        01 00 00 00 00 D1                                -- PDU-type A-ASSOCIATE-RQ, reserved, PDU-length 209
        00 01 00 00                                      -- Protocol-version 1, reserved
        48 49 50 41 49 20 20 20 20 20 20 20 20 20 20 20  -- Called-AE-title "HIPAI"
        4D 4F 44 41 4C 49 54 59 20 20 20 20 20 20 20 20  -- Calling-AE-title "MODALITY"
        00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  -- reserved
        00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  -- reserved
        10 00 00 15                                      -- application context item, 21 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 33 2E 31 2E 31 2E 31  -- 1.2.840.10008.3.1.1.1
        20 00 00 2E                                      -- presentation context item, 46 bytes
        01 00 00 00                                      -- Presentation-context-ID 1, reserved
        30 00 00 11                                      -- abstract syntax sub-item, 17 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 31  -- 1.2.840.10008.1.1 (Verification)
        40 00 00 11                                      -- transfer syntax sub-item, 17 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 32  -- 1.2.840.10008.1.2 (Implicit VR Little Endian)
        50 00 00 3E                                      -- user information item, 62 bytes
        51 00 00 04 00 00 40 00                          -- Maximum-length-received 16384
        52 00 00 06 31 2E 32 2E 33 34                    -- Implementation-class-uid 1.2.34
        53 00 00 04 00 05 00 06                          -- operations window: invoked 5, performed 6
        54 00 00 09 00 05 31 2E 32 2E 33 01 00           -- role selection: 1.2.3, SCU yes, SCP no
        55 00 00 04 54 45 53 54                          -- Implementation-version-name "TEST"
        58 00 00 0B 02 01 00 03 6A 6F 65 00 02 70 77     -- user identity: type 2, answer wanted, "joe", "pw"
        """);

    public static readonly byte[] AssociateAccept = Hex("""
        02 00 00 00 00 9E                                -- PDU-type A-ASSOCIATE-AC, reserved, PDU-length 158
        00 01 00 00                                      -- Protocol-version 1, reserved
        48 49 50 41 49 20 20 20 20 20 20 20 20 20 20 20  -- reserved: the called title as it came
        4D 4F 44 41 4C 49 54 59 20 20 20 20 20 20 20 20  -- reserved: the calling title as it came
        00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  -- reserved
        00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  -- reserved
        10 00 00 15                                      -- application context item, 21 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 33 2E 31 2E 31 2E 31  -- 1.2.840.10008.3.1.1.1
        21 00 00 19                                      -- presentation context item, 25 bytes
        01 00 00 00                                      -- Presentation-context-ID 1, reserved, Result 0 (acceptance), reserved
        40 00 00 11                                      -- transfer syntax sub-item, 17 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 32  -- 1.2.840.10008.1.2 (Implicit VR Little Endian)
        50 00 00 20                                      -- user information item, 32 bytes
        51 00 00 04 00 04 00 00                          -- Maximum-length-received 262144
        52 00 00 06 31 2E 32 2E 33 34                    -- Implementation-class-uid 1.2.34
        53 00 00 04 00 01 00 01                          -- operations window: 1, 1
        59 00 00 02 00 00                                -- user identity accepted: empty server response
        """);

    public static readonly byte[] AssociateReject = Hex("""
        03 00 00 00 00 04                                -- PDU-type A-ASSOCIATE-RJ, reserved, PDU-length 4
        00 01 01 07                                      -- reserved, rejected-permanent, service-user, called AE title not recognized
        """);

    public static readonly byte[] DataTransfer = Hex("""
        04 00 00 00 00 11                                -- PDU-type P-DATA-TF, reserved, PDU-length 17
        00 00 00 04 01 03 AA BB                          -- PDV of 4 bytes: context 1, command, last, AA BB
        00 00 00 05 03 00 01 02 03                       -- PDV of 5 bytes: context 3, data set, not last, 01 02 03
        """);

    public static readonly byte[] ReleaseRequest = Hex("05 00 00 00 00 04  00 00 00 00  -- A-RELEASE-RQ, reserved");

    public static readonly byte[] ReleaseResponse = Hex("06 00 00 00 00 04  00 00 00 00  -- A-RELEASE-RP, reserved");

    public static readonly byte[] Abort = Hex("""
        07 00 00 00 00 04                                -- PDU-type A-ABORT, reserved, PDU-length 4
        00 00 02 06                                      -- reserved, source service-provider, invalid PDU parameter value
        """);

    /// <summary>C-ECHO-RQ as DCMTK's echoscu sends it: one P-DATA-TF with one PDV.</summary>
    public static readonly byte[] EchoRequest = Hex("""
        04 00 00 00 00 4A                                -- P-DATA-TF, 74 bytes
        00 00 00 46 01 03                                -- PDV of 70 bytes: context 1, command, last
        00 00 00 00 04 00 00 00 38 00 00 00              -- (0000,0000) group length 56
        00 00 02 00 12 00 00 00                          -- (0000,0002) Affected SOP Class UID, 18 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 31 00  -- 1.2.840.10008.1.1
        00 00 00 01 02 00 00 00 30 00                    -- (0000,0100) Command Field C-ECHO-RQ
        00 00 10 01 02 00 00 00 01 00                    -- (0000,0110) Message ID 1
        00 00 00 08 02 00 00 00 01 01                    -- (0000,0800) no data set
        """);

    /// <summary>The answer that PS3.7 9.3.5.2 asks for.</summary>
    public static readonly byte[] EchoResponse = Hex("""
        04 00 00 00 00 54                                -- P-DATA-TF, 84 bytes
        00 00 00 50 01 03                                -- PDV of 80 bytes: context 1, command, last
        00 00 00 00 04 00 00 00 42 00 00 00              -- (0000,0000) group length 66
        00 00 02 00 12 00 00 00                          -- (0000,0002) Affected SOP Class UID, 18 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 31 00  -- 1.2.840.10008.1.1
        00 00 00 01 02 00 00 00 30 80                    -- (0000,0100) Command Field C-ECHO-RSP
        00 00 20 01 02 00 00 00 01 00                    -- (0000,0120) Message ID Being Responded To 1
        00 00 00 08 02 00 00 00 01 01                    -- (0000,0800) no data set
        00 00 00 09 02 00 00 00 00 00                    -- (0000,0900) Status 0000
        """);

    /// <summary>Bytes from hex text with comments.</summary>
    public static byte[] Hex(string text) =>
        Convert.FromHexString(string.Concat(text.Split('\n').Select(line => line.Split("--")[0].Replace(" ", "", StringComparison.Ordinal))));
}
