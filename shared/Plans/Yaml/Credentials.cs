namespace HybridDrift.Plans.Yaml;

/// <summary>
/// Keeps credentials out. An entry that looks like one is reported and dropped while the tree is built, so that no
/// later message can quote it.
/// </summary>
internal static class Credentials
{
    private const int LongestSecretName = 64;

    private static readonly string[] Words =
    [
        "password", "passwd", "passphrase", "token", "psk", "presharedkey", "privatekey", "secretkey", "accesskey", "apikey", "credential",
    ];

    public static bool Reported(ScalarNode key, PlanNode value, ProblemList problems)
    {
        var name = string.Concat(key.Text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        // A key that ends so holds the name of a secret: token-secret, kubeconfig-secret.
        var isCredential = name.EndsWith("secret", StringComparison.Ordinal)
            ? !IsName(value)
            : Words.Any(w => name.Contains(w, StringComparison.Ordinal));
        if (!isCredential && !HoldsUserInfo(value)) return false;
        problems.Add(key, $"{Wording.Quote(key.Text)} {(isCredential ? "looks like" : "holds")} a credential",
            "a plan holds no secrets; name one and keep it in the environment or Key Vault");
        return true;
    }

    private static bool IsName(PlanNode value) => value is BrokenNode
        || value is ScalarNode { Text.Length: <= LongestSecretName } scalar && !scalar.Text.Any(char.IsWhiteSpace);

    /// <summary>As in <c>https://user:password@host</c>.</summary>
    private static bool HoldsUserInfo(PlanNode value) =>
        value is ScalarNode scalar && scalar.Text.Contains("://", StringComparison.Ordinal)
        && Uri.TryCreate(scalar.Text, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0;
}
