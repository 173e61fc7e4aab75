using System.Text;

namespace HipAi.Reporting.Formats.Hl7;

/// <summary>
/// A message that was read (HL7 v2.5.1 chapter 2): segments of fields. Strict about structure, so that half a message is no message;
/// the delimiters are read from it, and segments may end with CR, as the standard says, or with CR LF or LF, as some engines do.
/// </summary>
public sealed class Hl7Message
{
    /// <summary>The longest message that is read, in bytes or characters: far above what an acknowledgment or a report needs.</summary>
    public const int Longest = 4 * 1024 * 1024;

    /// <summary>The most segments that are read.</summary>
    public const int MostSegments = 10_000;

    /// <summary>The most fields of a segment that are read; OBX, the longest that HipAI writes, has 18.</summary>
    public const int MostFields = 500;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private Hl7Message(Hl7Delimiters delimiters, IReadOnlyList<Hl7Segment> segments) => (Delimiters, Segments) = (delimiters, segments);

    /// <summary>The delimiters, as MSH-1 and MSH-2 tell them.</summary>
    public Hl7Delimiters Delimiters { get; }

    /// <summary>The segments in order; the first is MSH.</summary>
    public IReadOnlyList<Hl7Segment> Segments { get; }

    /// <summary>All segments of a name, in order.</summary>
    /// <param name="name">For example <c>OBX</c>.</param>
    public IReadOnlyList<Hl7Segment> All(string name) => [.. Segments.Where(segment => segment.Name == name)];

    /// <summary>The only segment of a name.</summary>
    /// <param name="name">For example <c>MSA</c>.</param>
    /// <exception cref="Hl7Exception">There is none, or more than one.</exception>
    public Hl7Segment Single(string name) => All(name) switch
    {
        [var only] => only,
        [] => throw new Hl7Exception(name, 0, "the segment is missing"),
        _ => throw new Hl7Exception(name, 0, "the segment is there more than once"),
    };

    /// <summary>Reads a message without its MLLP frame. Bytes that are no UTF-8 are read as ISO 8859-1: structure is ASCII in both.</summary>
    /// <param name="message">The bytes.</param>
    /// <exception cref="Hl7Exception">It is too long, or no message.</exception>
    public static Hl7Message Parse(ReadOnlySpan<byte> message)
    {
        if (message.Length > Longest) throw TooLong();
        try
        {
            return Parse(StrictUtf8.GetString(message));
        }
        catch (DecoderFallbackException)
        {
            // Old engines send ISO 8859-1 whatever MSH-18 says; a name read wrongly is better than an answer that is lost.
            return Parse(Encoding.Latin1.GetString(message));
        }
    }

    /// <summary>Reads a message without its MLLP frame.</summary>
    /// <param name="message">The text.</param>
    /// <exception cref="Hl7Exception">It is too long, or no message.</exception>
    public static Hl7Message Parse(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Length > Longest) throw TooLong();
        if (!message.StartsWith("MSH", StringComparison.Ordinal)) throw new Hl7Exception("MSH", 0, "the message does not begin with it");
        var text = message.Replace("\r\n", "\r", StringComparison.Ordinal).Replace('\n', '\r').TrimEnd('\r');
        if (text.AsSpan().Count('\r') >= MostSegments) throw new Hl7Exception("MSH", 0, $"the message has more than {MostSegments} segments");
        var lines = text.Split('\r');
        var delimiters = Hl7Delimiters.Read(lines[0]);
        return new Hl7Message(delimiters, [.. lines.Select((line, i) => Hl7Segment.Read(line, i + 1, delimiters))]);
    }

    private static Hl7Exception TooLong() => new("MSH", 0, $"the message is longer than {Longest} bytes");
}
