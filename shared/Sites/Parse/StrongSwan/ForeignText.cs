namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>What a text is that holds nothing of ipsec's output: most often an error of something on the way to it.</summary>
internal static class ForeignText
{
    private static readonly (string Sign, string Kind)[] Signs =
    [
        ("unable to upgrade connection", "an error of the cluster, which did not let the command start"),
        ("error dialing backend", "an error of the cluster, which did not reach the node"),
        ("password is required", "sudo asking for a password"),
        ("terminal is required", "sudo asking for a password"),
        ("not in the sudoers file", "sudo refusing the user"),
        ("is not allowed to execute", "sudo refusing the command"),
        ("command not found", "a shell that did not find the command"),
        ("executable file not found", "an error of the cluster: the container does not have the command"),
        (": not found", "a shell that did not find the command"),
        ("no such file or directory", "a shell that did not find the command"),
        ("stroke socket", "ipsec not reaching its daemon"),
        ("charon.ctl", "ipsec not reaching its daemon"),
        ("charon.vici", "swanctl not reaching its daemon: it does not run, or answers ipsec only"),
        ("swanctl --list-sas", "the usage text of swanctl, which did not reach its daemon or was called with an option that it does not know"),
        ("permission denied", "a permission that was denied"),
        ("forbidden", "a permission that was denied"),
    ];

    /// <summary>In words that quote nothing of the text; null when it looks like nothing that is known.</summary>
    public static string? Kind(string text)
    {
        var start = text.AsSpan().TrimStart();
        start = start[..Math.Min(start.Length, 4096)];
        if (start.StartsWith("<")) return "an HTML or XML page";
        if (start.StartsWith("{") || start.StartsWith("[")) return "JSON";
        foreach (var (sign, kind) in Signs)
        {
            if (start.Contains(sign, StringComparison.OrdinalIgnoreCase)) return kind;
        }
        return null;
    }
}
