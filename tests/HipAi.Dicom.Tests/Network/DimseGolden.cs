namespace HipAi.Dicom.Tests.Network;

/// <summary>Command sets of the N services, byte by byte, each element with a legend (PS3.7 6.3.1, 10.3, E.1).</summary>
internal static class DimseGolden
{
    /// <summary>N-ACTION-RQ (PS3.7 Table 10.3-7): storage commitment is asked for.</summary>
    public static readonly byte[] ActionRequest = Golden.Hex("""
        00 00 00 00 04 00 00 00 62 00 00 00              -- (0000,0000) group length 98
        00 00 03 00 14 00 00 00                          -- (0000,0003) Requested SOP Class UID, 20 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 32 30 2E 31 -- 1.2.840.10008.1.20.1
        00 00 00 01 02 00 00 00 30 01                    -- (0000,0100) Command Field N-ACTION-RQ
        00 00 10 01 02 00 00 00 07 00                    -- (0000,0110) Message ID 7
        00 00 00 08 02 00 00 00 01 00                    -- (0000,0800) Command Data Set Type present
        00 00 01 10 16 00 00 00                          -- (0000,1001) Requested SOP Instance UID, 22 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 32 30 2E 31 2E 31 -- 1.2.840.10008.1.20.1.1
        00 00 08 10 02 00 00 00 01 00                    -- (0000,1008) Action Type ID 1
        """);

    /// <summary>N-ACTION-RSP (PS3.7 Table 10.3-8).</summary>
    public static readonly byte[] ActionResponse = Golden.Hex("""
        00 00 00 00 04 00 00 00 6C 00 00 00              -- (0000,0000) group length 108
        00 00 02 00 14 00 00 00                          -- (0000,0002) Affected SOP Class UID, 20 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 32 30 2E 31 -- 1.2.840.10008.1.20.1
        00 00 00 01 02 00 00 00 30 81                    -- (0000,0100) Command Field N-ACTION-RSP
        00 00 20 01 02 00 00 00 07 00                    -- (0000,0120) Message ID Being Responded To 7
        00 00 00 08 02 00 00 00 01 01                    -- (0000,0800) Command Data Set Type none
        00 00 00 09 02 00 00 00 00 00                    -- (0000,0900) Status 0000H
        00 00 00 10 16 00 00 00                          -- (0000,1000) Affected SOP Instance UID, 22 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 32 30 2E 31 2E 31 -- 1.2.840.10008.1.20.1.1
        00 00 08 10 02 00 00 00 01 00                    -- (0000,1008) Action Type ID 1
        """);

    /// <summary>N-EVENT-REPORT-RQ (PS3.7 Table 10.3-1): some of it failed.</summary>
    public static readonly byte[] EventReportRequest = Golden.Hex("""
        00 00 00 00 04 00 00 00 62 00 00 00              -- (0000,0000) group length 98
        00 00 02 00 14 00 00 00                          -- (0000,0002) Affected SOP Class UID, 20 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 32 30 2E 31 -- 1.2.840.10008.1.20.1
        00 00 00 01 02 00 00 00 00 01                    -- (0000,0100) Command Field N-EVENT-REPORT-RQ
        00 00 10 01 02 00 00 00 01 00                    -- (0000,0110) Message ID 1
        00 00 00 08 02 00 00 00 01 00                    -- (0000,0800) Command Data Set Type present
        00 00 00 10 16 00 00 00                          -- (0000,1000) Affected SOP Instance UID, 22 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 32 30 2E 31 2E 31 -- 1.2.840.10008.1.20.1.1
        00 00 02 10 02 00 00 00 02 00                    -- (0000,1002) Event Type ID 2
        """);

    /// <summary>N-EVENT-REPORT-RSP (PS3.7 Table 10.3-2): an event type that is not known.</summary>
    public static readonly byte[] EventReportResponse = Golden.Hex("""
        00 00 00 00 04 00 00 00 6C 00 00 00              -- (0000,0000) group length 108
        00 00 02 00 14 00 00 00                          -- (0000,0002) Affected SOP Class UID, 20 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 32 30 2E 31 -- 1.2.840.10008.1.20.1
        00 00 00 01 02 00 00 00 00 81                    -- (0000,0100) Command Field N-EVENT-REPORT-RSP
        00 00 20 01 02 00 00 00 01 00                    -- (0000,0120) Message ID Being Responded To 1
        00 00 00 08 02 00 00 00 01 01                    -- (0000,0800) Command Data Set Type none
        00 00 00 09 02 00 00 00 13 01                    -- (0000,0900) Status 0113H
        00 00 00 10 16 00 00 00                          -- (0000,1000) Affected SOP Instance UID, 22 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 31 2E 32 30 2E 31 2E 31 -- 1.2.840.10008.1.20.1.1
        00 00 02 10 02 00 00 00 02 00                    -- (0000,1002) Event Type ID 2
        """);

    /// <summary>N-CREATE-RQ (PS3.7 Table 10.3-9): a procedure step whose name is left to the SCP.</summary>
    public static readonly byte[] CreateRequest = Golden.Hex("""
        00 00 00 00 04 00 00 00 3E 00 00 00              -- (0000,0000) group length 62
        00 00 02 00 18 00 00 00                          -- (0000,0002) Affected SOP Class UID, 24 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 33 2E 31 2E 32 2E 33 2E 33 00 -- 1.2.840.10008.3.1.2.3.3
        00 00 00 01 02 00 00 00 40 01                    -- (0000,0100) Command Field N-CREATE-RQ
        00 00 10 01 02 00 00 00 02 00                    -- (0000,0110) Message ID 2
        00 00 00 08 02 00 00 00 01 00                    -- (0000,0800) Command Data Set Type present
        """);

    /// <summary>N-CREATE-RSP (PS3.7 Table 10.3-10): the name it was given.</summary>
    public static readonly byte[] CreateResponse = Golden.Hex("""
        00 00 00 00 04 00 00 00 58 00 00 00              -- (0000,0000) group length 88
        00 00 02 00 18 00 00 00                          -- (0000,0002) Affected SOP Class UID, 24 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 33 2E 31 2E 32 2E 33 2E 33 00 -- 1.2.840.10008.3.1.2.3.3
        00 00 00 01 02 00 00 00 40 81                    -- (0000,0100) Command Field N-CREATE-RSP
        00 00 20 01 02 00 00 00 02 00                    -- (0000,0120) Message ID Being Responded To 2
        00 00 00 08 02 00 00 00 01 01                    -- (0000,0800) Command Data Set Type none
        00 00 00 09 02 00 00 00 00 00                    -- (0000,0900) Status 0000H
        00 00 00 10 08 00 00 00                          -- (0000,1000) Affected SOP Instance UID, 8 bytes
        31 2E 32 2E 33 2E 34 35                          -- 1.2.3.45
        """);

    /// <summary>N-SET-RQ (PS3.7 Table 10.3-5).</summary>
    public static readonly byte[] SetRequest = Golden.Hex("""
        00 00 00 00 04 00 00 00 4E 00 00 00              -- (0000,0000) group length 78
        00 00 03 00 18 00 00 00                          -- (0000,0003) Requested SOP Class UID, 24 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 33 2E 31 2E 32 2E 33 2E 33 00 -- 1.2.840.10008.3.1.2.3.3
        00 00 00 01 02 00 00 00 20 01                    -- (0000,0100) Command Field N-SET-RQ
        00 00 10 01 02 00 00 00 03 00                    -- (0000,0110) Message ID 3
        00 00 00 08 02 00 00 00 01 00                    -- (0000,0800) Command Data Set Type present
        00 00 01 10 08 00 00 00                          -- (0000,1001) Requested SOP Instance UID, 8 bytes
        31 2E 32 2E 33 2E 34 35                          -- 1.2.3.45
        """);

    /// <summary>N-SET-RSP (PS3.7 Table 10.3-6): a step that is over, as PS3.4 Table F.7.2-2 wants it said.</summary>
    public static readonly byte[] SetResponse = Golden.Hex("""
        00 00 00 00 04 00 00 00 AE 00 00 00              -- (0000,0000) group length 174
        00 00 02 00 18 00 00 00                          -- (0000,0002) Affected SOP Class UID, 24 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 33 2E 31 2E 32 2E 33 2E 33 00 -- 1.2.840.10008.3.1.2.3.3
        00 00 00 01 02 00 00 00 20 81                    -- (0000,0100) Command Field N-SET-RSP
        00 00 20 01 02 00 00 00 03 00                    -- (0000,0120) Message ID Being Responded To 3
        00 00 00 08 02 00 00 00 01 01                    -- (0000,0800) Command Data Set Type none
        00 00 00 09 02 00 00 00 10 01                    -- (0000,0900) Status 0110H
        00 00 01 09 04 00 00 00                          -- (0000,0901) Offending Element, 4 bytes
        40 00 52 02                                      -- (0040,0252)
        00 00 02 09 38 00 00 00                          -- (0000,0902) Error Comment, 56 bytes
        50 65 72 66 6F 72 6D 65 64 20 50 72 6F 63 65 64 75 72 65 20 53 74 65 70 20 4F 62 6A 65 63 74 20 6D 61 79 20 6E 6F 20 6C 6F 6E 67 65 72 20 62 65 20 75 70 64 61 74 65 64 -- Performed Procedure Step Object may no longer be updated
        00 00 03 09 02 00 00 00 10 A7                    -- (0000,0903) Error ID A710H
        00 00 00 10 08 00 00 00                          -- (0000,1000) Affected SOP Instance UID, 8 bytes
        31 2E 32 2E 33 2E 34 35                          -- 1.2.3.45
        """);

    /// <summary>N-GET-RQ (PS3.7 Table 10.3-3) for two attributes.</summary>
    public static readonly byte[] GetRequest = Golden.Hex("""
        00 00 00 00 04 00 00 00 5E 00 00 00              -- (0000,0000) group length 94
        00 00 03 00 18 00 00 00                          -- (0000,0003) Requested SOP Class UID, 24 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 33 2E 31 2E 32 2E 33 2E 33 00 -- 1.2.840.10008.3.1.2.3.3
        00 00 00 01 02 00 00 00 10 01                    -- (0000,0100) Command Field N-GET-RQ
        00 00 10 01 02 00 00 00 04 00                    -- (0000,0110) Message ID 4
        00 00 00 08 02 00 00 00 01 01                    -- (0000,0800) Command Data Set Type none
        00 00 01 10 08 00 00 00                          -- (0000,1001) Requested SOP Instance UID, 8 bytes
        31 2E 32 2E 33 2E 34 35                          -- 1.2.3.45
        00 00 05 10 08 00 00 00                          -- (0000,1005) Attribute Identifier List, 8 bytes
        40 00 52 02 08 00 60 00                          -- (0040,0252), (0008,0060)
        """);

    /// <summary>N-GET-RSP (PS3.7 Table 10.3-4).</summary>
    public static readonly byte[] GetResponse = Golden.Hex("""
        00 00 00 00 04 00 00 00 58 00 00 00              -- (0000,0000) group length 88
        00 00 02 00 18 00 00 00                          -- (0000,0002) Affected SOP Class UID, 24 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 33 2E 31 2E 32 2E 33 2E 33 00 -- 1.2.840.10008.3.1.2.3.3
        00 00 00 01 02 00 00 00 10 81                    -- (0000,0100) Command Field N-GET-RSP
        00 00 20 01 02 00 00 00 04 00                    -- (0000,0120) Message ID Being Responded To 4
        00 00 00 08 02 00 00 00 01 00                    -- (0000,0800) Command Data Set Type present
        00 00 00 09 02 00 00 00 00 00                    -- (0000,0900) Status 0000H
        00 00 00 10 08 00 00 00                          -- (0000,1000) Affected SOP Instance UID, 8 bytes
        31 2E 32 2E 33 2E 34 35                          -- 1.2.3.45
        """);

    /// <summary>N-DELETE-RQ (PS3.7 Table 10.3-11).</summary>
    public static readonly byte[] DeleteRequest = Golden.Hex("""
        00 00 00 00 04 00 00 00 4E 00 00 00              -- (0000,0000) group length 78
        00 00 03 00 18 00 00 00                          -- (0000,0003) Requested SOP Class UID, 24 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 33 2E 31 2E 32 2E 33 2E 33 00 -- 1.2.840.10008.3.1.2.3.3
        00 00 00 01 02 00 00 00 50 01                    -- (0000,0100) Command Field N-DELETE-RQ
        00 00 10 01 02 00 00 00 05 00                    -- (0000,0110) Message ID 5
        00 00 00 08 02 00 00 00 01 01                    -- (0000,0800) Command Data Set Type none
        00 00 01 10 08 00 00 00                          -- (0000,1001) Requested SOP Instance UID, 8 bytes
        31 2E 32 2E 33 2E 34 35                          -- 1.2.3.45
        """);

    /// <summary>N-DELETE-RSP (PS3.7 Table 10.3-12).</summary>
    public static readonly byte[] DeleteResponse = Golden.Hex("""
        00 00 00 00 04 00 00 00 58 00 00 00              -- (0000,0000) group length 88
        00 00 02 00 18 00 00 00                          -- (0000,0002) Affected SOP Class UID, 24 bytes
        31 2E 32 2E 38 34 30 2E 31 30 30 30 38 2E 33 2E 31 2E 32 2E 33 2E 33 00 -- 1.2.840.10008.3.1.2.3.3
        00 00 00 01 02 00 00 00 50 81                    -- (0000,0100) Command Field N-DELETE-RSP
        00 00 20 01 02 00 00 00 05 00                    -- (0000,0120) Message ID Being Responded To 5
        00 00 00 08 02 00 00 00 01 01                    -- (0000,0800) Command Data Set Type none
        00 00 00 09 02 00 00 00 11 02                    -- (0000,0900) Status 0211H
        00 00 00 10 08 00 00 00                          -- (0000,1000) Affected SOP Instance UID, 8 bytes
        31 2E 32 2E 33 2E 34 35                          -- 1.2.3.45
        """);

    /// <summary>C-CANCEL-RQ (PS3.7 Table 9.3-14).</summary>
    public static readonly byte[] CancelRequest = Golden.Hex("""
        00 00 00 00 04 00 00 00 1E 00 00 00              -- (0000,0000) group length 30
        00 00 00 01 02 00 00 00 FF 0F                    -- (0000,0100) Command Field C-CANCEL-RQ
        00 00 20 01 02 00 00 00 09 00                    -- (0000,0120) Message ID Being Responded To 9
        00 00 00 08 02 00 00 00 01 01                    -- (0000,0800) Command Data Set Type none
        """);
}
