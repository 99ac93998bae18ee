namespace HybridDrift.Collect;

/// <summary>
/// Secrets that were given to this process: in a variable of its environment, or in a file of a folder, as Docker and Kubernetes
/// mount them. The variable goes before the file.
/// </summary>
/// <param name="variable">Reads a variable of the environment.</param>
public sealed class GivenSecrets(Func<string, string?> variable) : ISecrets
{
    public const string Prefix = "HYBRIDDRIFT_SECRET_", FolderVariable = "HYBRIDDRIFT_SECRETS_DIR";

    /// <summary>A kubeconfig with certificates has some 10 KiB.</summary>
    private const int Most = 1 << 20;

    public GivenSecrets() : this(Environment.GetEnvironmentVariable) { }

    public static string VariableOf(string name) => Prefix + name.ToUpperInvariant().Replace('-', '_');

    public async Task<(Secret? Secret, Problem? Problem)> FindAsync(string name, CancellationToken cancellation = default)
    {
        // It becomes a part of a path.
        if (!name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) return (null, new(name, "", "is not the name of a secret: lower-case letters, digits and hyphens"));
        if (variable(VariableOf(name)) is { } text) return Found(name, text, $"the variable {VariableOf(name)}");
        var folder = variable(FolderVariable);
        if (string.IsNullOrEmpty(folder)) return (null, new(name, "", $"is a secret that was not given: put it into the environment as {VariableOf(name)}, or into a file '{name}' and name its folder in {FolderVariable}"));
        var file = new FileInfo(Path.Combine(folder, name));
        try
        {
            if (!file.Exists) return (null, new(name, "", $"is a secret that was not given: there is no file '{name}' in the folder that {FolderVariable} names, and no variable {VariableOf(name)}"));
            if (file.Length > Most) return (null, new(name, "", "is a secret whose file is larger than 1 MiB, which no secret is"));
            return Found(name, await File.ReadAllTextAsync(file.FullName, cancellation), $"the file '{name}'");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, new(name, "", $"is a secret that could not be read: this account may not read the file '{name}' in the folder that {FolderVariable} names"));
        }
    }

    /// <summary>Editors and <c>echo</c> end a file with a line break, which is not meant.</summary>
    private static (Secret?, Problem?) Found(string name, string text, string place) =>
        string.IsNullOrWhiteSpace(text) ? (null, new(name, "", $"is a secret that is empty: {place} holds nothing"))
        // Azure leaves the reference where it could not follow it: it is no secret, and must not be sent as one.
        : text.StartsWith("@Microsoft.", StringComparison.OrdinalIgnoreCase) ? (null, new(name, "", $"is a secret that was not fetched: {place} holds a reference that the platform could not follow"))
        : (new(text.TrimEnd('\r', '\n')), null);
}
