using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace HybridDrift.Emulators.Nsx;

/// <summary>The one account of the emulated manager, and the tokens that it gave.</summary>
internal sealed class NsxAccounts
{
    private readonly ConcurrentDictionary<string, bool> tokens = new(StringComparer.Ordinal);

    public string User { get; } = "auditor";

    public string Password { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public bool IsPassword(string authorization) => authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));

    public bool IsKnown(string authorization) => IsPassword(authorization) || (authorization.StartsWith("AUTHTOKEN ", StringComparison.Ordinal) && tokens.ContainsKey(authorization["AUTHTOKEN ".Length..]));

    public string NewToken()
    {
        var token = $"eyJhbGciOiJub25lIn0.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        tokens[token] = true;
        return token;
    }

    public void EndTokens() => tokens.Clear();
}
