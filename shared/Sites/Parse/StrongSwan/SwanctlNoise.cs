using System.Text.RegularExpressions;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>What swanctl says of its own start, on its error output: nothing of the gateway.</summary>
internal static class SwanctlNoise
{
    private static readonly Regex Line = new(
        "^(plugin '[^']+'.* failed to load.*|no files found matching '.*')$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static bool Is(string line) => Line.IsMatch(line);
}
