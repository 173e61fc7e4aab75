using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Every item of an association request or answer by itself, byte for byte both ways (PS3.8 9.3.2, 9.3.3, PS3.7 D.3.3).</summary>
[Category("A1")]
public class SubItemGoldenTests
{
    private static readonly byte[] Ticket = [0x6B, 0x72];

    private static IEnumerable<TestCaseData> UserItems()
    {
        yield return Item("51 maximum length", new() { MaximumLength = 0x01020304 }, """
            51 00 00 04 01 02 03 04                          -- Maximum-length-received
            """);
        yield return Item("51 maximum length 0: any", new() { MaximumLength = 0 }, """
            51 00 00 04 00 00 00 00                          -- Maximum-length-received 0
            """);
        yield return Item("52 implementation class", new() { ImplementationClassUid = "1.2.34" }, """
            51 00 00 04 00 00 00 00
            52 00 00 06 31 2E 32 2E 33 34                    -- Implementation-class-uid 1.2.34
            """);
        yield return Item("53 asynchronous operations window", new() { OperationsWindow = new(5, 0) }, """
            51 00 00 04 00 00 00 00
            53 00 00 04                                      -- 4 bytes
            00 05                                            -- Maximum-number-operations-invoked 5
            00 00                                            -- Maximum-number-operations-performed 0: any number
            """);
        yield return Item("54 role selection", new() { Roles = [new("1.2.3", true, false), new("1.2.4", true, true)] }, """
            51 00 00 04 00 00 00 00
            54 00 00 09 00 05 31 2E 32 2E 33 01 00           -- UID-length 5, 1.2.3, SCU-role 1, SCP-role 0
            54 00 00 09 00 05 31 2E 32 2E 34 01 01           -- UID-length 5, 1.2.4, SCU-role 1, SCP-role 1
            """);
        yield return Item("55 implementation version", new() { ImplementationVersionName = "TEST" }, """
            51 00 00 04 00 00 00 00
            55 00 00 04 54 45 53 54                          -- Implementation-version-name
            """);
        yield return Item("56 extended negotiation", new() { Extended = [new("1.2.3", new byte[] { 2, 0, 3, 0, 1 })] }, """
            51 00 00 04 00 00 00 00
            56 00 00 0C                                      -- 12 bytes
            00 05 31 2E 32 2E 33                             -- SOP-class-uid-length 5, 1.2.3
            02 00 03 00 01                                   -- Service-class-application-information, as of Storage (PS3.4 Table B.3-1)
            """);
        yield return Item("57 common extended negotiation", new() { CommonExtended = [new("1.2.3", "1.4", ["1.5", "1.6.7"])] }, """
            51 00 00 04 00 00 00 00
            57 00 00 1A                                      -- Sub-item-version 0, 26 bytes
            00 05 31 2E 32 2E 33                             -- SOP-class-uid-length 5, 1.2.3
            00 03 31 2E 34                                   -- Service-class-uid-length 3, 1.4
            00 0C                                            -- Related-general-sop-class-identification-length 12
            00 03 31 2E 35                                   -- Related-general-sop-class-uid-length 3, 1.5
            00 05 31 2E 36 2E 37                             -- Related-general-sop-class-uid-length 5, 1.6.7
            """);
        yield return Item("57 without related classes", new() { CommonExtended = [new("1.2.3", "1.4", [])] }, """
            51 00 00 04 00 00 00 00
            57 00 00 0E 00 05 31 2E 32 2E 33 00 03 31 2E 34 00 00  -- the list has 0 bytes
            """);
        yield return Item("58 type 1: name", new() { Identity = new(1, false, "joe"u8.ToArray(), default) }, """
            51 00 00 04 00 00 00 00
            58 00 00 09 01 00 00 03 6A 6F 65 00 00           -- type 1, no answer wanted, Primary-field "joe", no Secondary-field
            """);
        yield return Item("58 type 2: name and passcode", new() { Identity = new(2, true, "joe"u8.ToArray(), "pw"u8.ToArray()) }, """
            51 00 00 04 00 00 00 00
            58 00 00 0B 02 01 00 03 6A 6F 65 00 02 70 77     -- type 2, answer wanted, "joe", "pw"
            """);
        foreach (var (type, name) in new[] { (3, "Kerberos"), (4, "SAML"), (5, "JSON web token") })
            yield return Item($"58 type {type}: {name}", new() { Identity = new((byte)type, true, Ticket, default) }, $"""
                51 00 00 04 00 00 00 00
                58 00 00 08 0{type} 01 00 02 6B 72 00 00         -- answer wanted, Primary-field of 2 bytes, no Secondary-field
                """);
        yield return Item("59 empty server response", new() { IdentityResponse = ReadOnlyMemory<byte>.Empty }, """
            51 00 00 04 00 00 00 00
            59 00 00 02 00 00                                -- Server-response-length 0
            """);
        yield return Item("59 server response", new() { IdentityResponse = Ticket }, """
            51 00 00 04 00 00 00 00
            59 00 00 04 00 02 6B 72                          -- Server-response-length 2, a ticket
            """);
    }

    private static IEnumerable<TestCaseData> Contexts()
    {
        yield return new TestCaseData(new ProposedPresentationContext(3, "1.2", ["1.3", "1.4"]), Golden.Hex("""
            20 00 00 19                                      -- presentation context item (request), 25 bytes
            03 00 00 00                                      -- Presentation-context-ID 3, reserved
            30 00 00 03 31 2E 32                             -- abstract syntax sub-item 1.2
            40 00 00 03 31 2E 33                             -- transfer syntax sub-item 1.3
            40 00 00 03 31 2E 34                             -- transfer syntax sub-item 1.4
            """)).SetArgDisplayNames("20 proposed context");
        foreach (var result in Enum.GetValues<PresentationContextResult>())
            yield return new TestCaseData(new PresentationContextAnswer(3, result, "1.3"), Golden.Hex($"""
                21 00 00 0B                                  -- presentation context item (answer), 11 bytes
                03 00 0{(byte)result} 00                     -- Presentation-context-ID 3, reserved, Result/Reason, reserved
                40 00 00 03 31 2E 33                         -- transfer syntax sub-item 1.3
                """)).SetArgDisplayNames($"21 answered context, {result}");
    }

    [TestCaseSource(nameof(UserItems))]
    public void A_user_item_is_written_as_the_standard_draws_it(object user, byte[] bytes) =>
        Assert.That(Hex(builder => ItemEncoder.User(builder, (UserInformation)user)), Is.EqualTo(Convert.ToHexString(bytes)));

    [TestCaseSource(nameof(UserItems))]
    public void A_user_item_is_read_as_it_was_written(object user, byte[] bytes)
    {
        var read = ItemDecoder.User(new PduFields(bytes.AsSpan(4)));

        Assert.That(Hex(builder => ItemEncoder.User(builder, read)), Is.EqualTo(Convert.ToHexString(bytes)));
        Assert.That(read.ToString(), Does.Not.Contain("joe").And.Not.Contain("pw"), "secrets are not printed");
        Assert.That(user, Is.Not.Null);
    }

    [TestCaseSource(nameof(Contexts))]
    public void A_context_is_written_and_read_as_the_standard_draws_it(object context, byte[] bytes)
    {
        void Write(PduBuilder builder, object value)
        {
            if (value is ProposedPresentationContext proposed) ItemEncoder.ProposedContext(builder, proposed);
            else ItemEncoder.AnsweredContext(builder, (PresentationContextAnswer)value);
        }

        var fields = new PduFields(bytes.AsSpan(4));
        object read = context is ProposedPresentationContext ? ItemDecoder.ProposedContext(fields) : ItemDecoder.AnsweredContext(fields);

        Assert.That(Hex(builder => Write(builder, context)), Is.EqualTo(Convert.ToHexString(bytes)));
        Assert.That(Hex(builder => Write(builder, read)), Is.EqualTo(Convert.ToHexString(bytes)));
    }

    [TestCase("54 00 00 08 00 05 31 2E 32 2E 33 01", "SCP-role", TestName = "A role selection without its last byte")]
    [TestCase("54 00 00 09 00 FF 31 2E 32 2E 33 01 00", "SOP-class-uid of role selection", TestName = "A role whose UID is longer than its item")]
    [TestCase("56 00 00 03 00 05 31", "SOP-class-uid of extended negotiation", TestName = "Half an extended negotiation")]
    [TestCase("57 00 00 0E 00 05 31 2E 32 2E 33 00 03 31 2E 34 00 09", "Related-general-sop-class-identification", TestName = "A list of related classes that is not there")]
    [TestCase("57 00 00 11 00 05 31 2E 32 2E 33 00 03 31 2E 34 00 03 00 09 31", "Related-general-sop-class-uid", TestName = "A related class longer than its list")]
    [TestCase("53 00 00 03 00 01 00", "Maximum-number-operations-performed", TestName = "An operations window of three bytes")]
    [TestCase("58 00 00 05 01 00 00 09 6A", "Primary-field", TestName = "An identity longer than its item")]
    [TestCase("59 00 00 02 00 09", "Server-response", TestName = "A response longer than its item")]
    [TestCase("52 00 00 02 31 07", "Implementation-class-uid", TestName = "A UID with a control character")]
    [Category("A5")]
    public void A_wrong_item_is_named(string hex, string field) =>
        Assert.That(Assert.Throws<DicomPduException>(() => ItemDecoder.User(new PduFields(Golden.Hex(hex))))!.Field, Is.EqualTo(field));

    private static TestCaseData Item(string name, UserInformation user, string hex)
    {
        var items = Golden.Hex(hex);
        return new TestCaseData(user, (byte[])[0x50, 0, (byte)(items.Length >> 8), (byte)items.Length, .. items]).SetArgDisplayNames(name);
    }

    private static string Hex(Action<PduBuilder> write)
    {
        var builder = new PduBuilder();
        write(builder);
        return Convert.ToHexString(builder.ToPdu(PduType.AssociateRequest).AsSpan(PduLimits.HeaderLength));
    }
}
