namespace HybridDrift.Sites;

/// <summary>What proposals call algorithms, and what strongSwan prints when it has agreed on them.</summary>
public static class CipherNames
{
    private static readonly (string Name, string Printed)[] All =
    [
        ("aes128", "AES_CBC_128"), ("aes192", "AES_CBC_192"), ("aes256", "AES_CBC_256"), ("aes128gcm16", "AES_GCM_16_128"), ("aes256gcm16", "AES_GCM_16_256"),
        ("3des", "3DES_CBC"), ("sha1", "HMAC_SHA1_96"), ("sha256", "HMAC_SHA2_256_128"), ("sha384", "HMAC_SHA2_384_192"), ("sha512", "HMAC_SHA2_512_256"),
        ("modp1024", "MODP_1024"), ("modp1536", "MODP_1536"), ("modp2048", "MODP_2048"), ("modp3072", "MODP_3072"), ("modp4096", "MODP_4096"),
        ("ecp256", "ECP_256"), ("ecp384", "ECP_384"), ("curve25519", "CURVE_25519"), ("x25519", "CURVE_25519"),
    ];

    /// <summary>How strongSwan prints what a proposal names; null for what is not known.</summary>
    public static string? Printed(string algorithm) => All.FirstOrDefault(a => a.Name.Equals(algorithm, StringComparison.OrdinalIgnoreCase)).Printed;

    /// <summary>An agreed proposal, as a plan names it; null when a part of it is not known. The PRF follows from the rest and is not named.</summary>
    public static string? Proposal(string printed)
    {
        var names = printed.Split('/').Where(p => !p.StartsWith("PRF_", StringComparison.Ordinal)).Select(p => All.FirstOrDefault(a => a.Printed == p).Name).ToArray();
        return names.Length == 0 || names.Contains(null) ? null : string.Join('-', names);
    }
}
