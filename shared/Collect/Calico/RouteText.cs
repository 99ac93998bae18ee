using System.Text.Json;
using System.Text.RegularExpressions;
using HybridDrift.Collect.Kubernetes;

namespace HybridDrift.Collect.Calico;

/// <summary>What is kept of what BIRD and the kernel of a worker say of their routes.</summary>
internal static class RouteText
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Since = @"[0-9][0-9:.-]*(\s[0-9]{2}:[0-9:.]+)?";

    private static readonly (Regex, string)[] Common =
    [
        (new(@"^BIRD [A-Za-z0-9.+-]{1,40} ready\.$", Linear), "$0"),
        (new("^Access restricted$", Linear), "$0"),
    ];

    // Built once: a pattern of this kind costs more than the line that it is held against.
    private static readonly (Regex, string)[] ProtocolPatterns =
    [
        .. Common,
        (new(@"^name\s+proto\s+table\s+state\s+since\s+info$", Linear | RegexOptions.IgnoreCase), "$0"),
        (new($@"^[A-Za-z0-9_.-]{{1,80}}\s+[A-Za-z][A-Za-z0-9]*\s+\S{{1,40}}\s+(up|down|start|stop|flush)\s+{Since}(\s+[A-Za-z0-9 :.,()/_-]*)?$", Linear), "$0"),
        // The details, of which nothing is read.
        (new(@"^\s.*$", Linear), ""),
    ];

    private static readonly (Regex, string)[] RoutePatterns =
    [
        .. Common,
        (new(@"^Table [A-Za-z0-9_.-]{1,40}:$", Linear), "$0"),
        (new(@"^([0-9A-Fa-f.:/]{1,50})?\s+(via [0-9A-Fa-f.:]+ on \S{1,40}( onlink| weight [0-9]+)*|dev \S{1,40}( onlink| weight [0-9]+)*|unicast|multipath|blackhole|unreachable|prohibited|prohibit)\s+"
            + $@"\[[A-Za-z0-9_.-]{{1,80}}\s{Since}( from [0-9A-Fa-f.:]+)?\][A-Za-z0-9 .*!()/\[\]?+-]*$", Linear), "$0"),
        (new(@"^\s+(via [0-9A-Fa-f.:]+ on \S{1,40}|dev \S{1,40})( onlink| weight [0-9]+| mpls [0-9/]+)*$", Linear), "$0"),
        (new(@"^(\s+[A-Za-z][A-Za-z0-9_. -]*:.*|\t\t.*)$", Linear), ""),
    ];

    private static readonly KnownLines Protocols = new(line => KnownLines.Known(line, ProtocolPatterns));

    private static readonly KnownLines Routes = new(line => KnownLines.Known(line, RoutePatterns));

    private static readonly Shape Kernel = Shape.Of("type dst gateway dev protocol table metric flags via{} nexthops{gateway dev flags via{}}");

    /// <summary>Null when it is nothing of BIRD.</summary>
    public static ReadOnlyMemory<byte>? KeepProtocols(string text) =>
        text.Contains("proto", StringComparison.OrdinalIgnoreCase) ? Protocols.Of(text) : (ReadOnlyMemory<byte>?)null;

    /// <inheritdoc cref="KeepProtocols"/>
    public static ReadOnlyMemory<byte>? KeepRoutes(string text) =>
        text.Contains("BIRD ", StringComparison.Ordinal) || text.Contains('[') ? Routes.Of(text) : (ReadOnlyMemory<byte>?)null;

    /// <summary>Null when it is not JSON.</summary>
    public static ReadOnlyMemory<byte>? KeepKernel(string text)
    {
        try
        {
            var (content, hasHidden) = Documents.Trim(System.Text.Encoding.UTF8.GetBytes(text), Kernel);
            return hasHidden ? (ReadOnlyMemory<byte>?)null : content;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
