using System.Text;

namespace HipAi.Testing;

/// <summary>What the peer does with one message.</summary>
/// <param name="Bytes">What it writes, frame included.</param>
/// <param name="Keeps">Whether it has the message.</param>
/// <param name="Closes">Whether it closes then.</param>
public sealed record MllpAnswer(byte[] Bytes, bool Keeps, bool Closes = false)
{
    /// <summary>Nothing at all.</summary>
    public static MllpAnswer Silence { get; } = new([], Keeps: true);

    /// <summary>The usual answer.</summary>
    public static MllpAnswer Accept(string controlId) => Acknowledge("AA", controlId) with { Keeps = true };

    /// <summary>A whole answer with a code, and perhaps an ERR segment.</summary>
    public static MllpAnswer Acknowledge(string code, string controlId, string error = "") => Raw(
        $"MSH|^~\\&|RIS||HIPAI||20261121170501||ACK^R01^ACK|1|P|2.5.1\rMSA|{code}|{controlId}\r{error}");

    /// <summary>Any text, in its frame.</summary>
    public static MllpAnswer Raw(string text) => new([0x0B, .. Encoding.UTF8.GetBytes(text), 0x1C, 0x0D], Keeps: false);
}
