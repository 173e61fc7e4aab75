using System.Text;

namespace HipAi.Inference.Models;

/// <summary>
/// Reads the operator set out of an ONNX file (a protocol-buffers ModelProto), which ONNX Runtime's C# API does not tell.
/// Walks the top-level fields only; nothing is kept.
/// </summary>
internal static class OnnxHeader
{
    private const int OpsetImport = 8;
    private const int LengthDelimited = 2;

    /// <summary>The version of the default domain's operator set; null when the file names none.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a protocol-buffers message.</exception>
    public static long? ReadOpset(ReadOnlySpan<byte> model)
    {
        long? opset = null;
        Walk(model, (field, _, content) =>
        {
            if (field != OpsetImport) return;
            var domain = "";
            long version = 0;
            Walk(content, (inner, value, text) =>
            {
                if (inner == 1) domain = Encoding.UTF8.GetString(text);
                if (inner == 2) version = value;
            });
            if (domain.Length == 0 || domain == "ai.onnx") opset = version;
        });
        return opset;
    }

    private delegate void Visitor(int field, long value, ReadOnlySpan<byte> content);

    private static void Walk(ReadOnlySpan<byte> message, Visitor visit)
    {
        while (!message.IsEmpty)
        {
            var key = ReadVarint(ref message);
            var content = ReadOnlySpan<byte>.Empty;
            long value = 0;
            switch ((int)(key & 7))
            {
                case 0: value = (long)ReadVarint(ref message); break;
                case 1: Take(ref message, 8); break;
                case LengthDelimited: content = Take(ref message, ReadVarint(ref message)); break;
                case 5: Take(ref message, 4); break;
                default: throw new InvalidDataException("not a protocol-buffers message.");
            }

            visit((int)(key >> 3), value, content);
        }
    }

    private static ulong ReadVarint(scoped ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64 && !message.IsEmpty; shift += 7)
        {
            var next = message[0];
            message = message[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw new InvalidDataException("ends inside a number.");
    }

    private static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> message, ulong count)
    {
        if (count > (ulong)message.Length) throw new InvalidDataException("ends inside a field.");
        var taken = message[..(int)count];
        message = message[(int)count..];
        return taken;
    }
}
