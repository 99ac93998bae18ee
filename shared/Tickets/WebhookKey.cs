using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HybridDrift.Tickets;

/// <summary>What a sender and this program both know. Shows nothing of itself.</summary>
public sealed class WebhookKey
{
    private const string Prefix = "whsec_";

    private readonly byte[] bytes;

    private WebhookKey(byte[] bytes) => this.bytes = bytes;

    /// <summary>A key of Standard Webhooks: 24 to 64 bytes in base64, with or without <c>whsec_</c> before it.</summary>
    /// <returns>Null when it is not.</returns>
    public static WebhookKey? TryBase64(string text)
    {
        var base64 = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        return Base64.IsValid(base64) && Convert.FromBase64String(base64) is { Length: >= 24 and <= 64 } bytes ? new(bytes) : null;
    }

    /// <summary>A key that is a text, as Jira and GitHub have it; and a secret that is itself sent.</summary>
    public static WebhookKey OfText(string text) => new(Encoding.UTF8.GetBytes(text));

    public override string ToString() => "[hidden]";

    /// <summary>HMAC-SHA256 of the parts, one after the other.</summary>
    internal byte[] Mac(params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, bytes);
        foreach (var part in parts) mac.AppendData(part.Span);
        return mac.GetHashAndReset();
    }

    /// <summary>Takes as long whatever is given: not even the length of the secret shows.</summary>
    internal bool Is(string text) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(bytes), SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
