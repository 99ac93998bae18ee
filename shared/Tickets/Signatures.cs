using System.Security.Cryptography;
using System.Text;

namespace HybridDrift.Tickets;

/// <summary>
/// Whether whoever sent a body knows a key. What is compared is the text of the signature, in the one form that senders write
/// (base64 with its padding, lower-case hex): a changed bit that means the same is refused like any other. All keys are tried in
/// any case, so that the time tells nothing of which one it was.
/// </summary>
internal static class Signatures
{
    /// <summary>A sender has a few keys at a time; more is noise.</summary>
    private const int MostGiven = 32;

    /// <summary>Standard Webhooks: of <c>id.timestamp.body</c>, several of them with a blank between.</summary>
    public static bool IsStandard(IReadOnlyList<WebhookKey> keys, string id, string timestamp, string signatures, ReadOnlyMemory<byte> body)
    {
        var given = signatures.Split(' ');
        if (given.Length > MostGiven) return false;
        var head = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        return IsOneOf(given, keys.Select(key => "v1," + Convert.ToBase64String(key.Mac(head, body))));
    }

    /// <summary>Jira and GitHub: of the body alone. The method that stands before the signature may be no other.</summary>
    public static bool IsHub(IReadOnlyList<WebhookKey> keys, string signature, ReadOnlyMemory<byte> body) =>
        IsOneOf([signature], keys.Select(key => "sha256=" + Convert.ToHexStringLower(key.Mac(body))));

    /// <summary>No signature: the secret itself.</summary>
    public static bool IsSecret(IReadOnlyList<WebhookKey> secrets, string given)
    {
        var known = false;
        foreach (var secret in secrets) known |= secret.Is(given);
        return known;
    }

    private static bool IsOneOf(string[] given, IEnumerable<string> right)
    {
        var bytes = given.Select(Encoding.UTF8.GetBytes).ToArray();
        var known = false;
        foreach (var one in right.Select(Encoding.UTF8.GetBytes))
            foreach (var other in bytes) known |= CryptographicOperations.FixedTimeEquals(one, other);
        return known;
    }
}
