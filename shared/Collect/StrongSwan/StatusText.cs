using System.Net;
using System.Text.RegularExpressions;

namespace HybridDrift.Collect.StrongSwan;

/// <summary>What is kept of <c>ipsec statusall</c>, strongSwan 5.3 to 6.0: the lines that it is known to print, without what no check reads.</summary>
internal static class StatusText
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Name = @"^(?<name>\s*.{1,200}?)", NotKept = "not kept";

    /// <summary>Prefixes, ranges, protocols and ports; IPv6 too.</summary>
    private const string Selectors = @"[0-9A-Za-z./\[\]|:_%() -]*===[0-9A-Za-z./\[\]|:_%() -]*";

    private const string State = @"([A-Z]+|\([0-9]+\))";

    private static readonly Regex Header = new(@"^\s*Status of IKE charon daemon \((?<brand>strong|weak)Swan (?<version>[0-9A-Za-z.]{1,24})[ ,)].*$", Linear);

    private static readonly Regex Sas = new(@"^\s*Security Associations \([0-9]{1,9} up, [0-9]{1,9} connecting\):$", Linear);

    private static readonly (Regex, string)[] Patterns =
    [
        (Header, "Status of IKE charon daemon (${brand}Swan ${version}):"),
        (Of(@"^\s*(?<key>uptime|malloc|worker threads|loaded plugins):.*$"), $"  ${{key}}: {NotKept}"),
        (Of(@"^(Virtual IP pools \(size/online/offline\)|Listening IP addresses|Connections|Shunted Connections|Routed Connections):$"), "$0"),
        (Sas, "$0"),
        (Of(@"^\s*none$"), "$0"),
        (Of(@"^\s*[^:]{1,100}: [0-9]{1,9}/[0-9]{1,9}/[0-9]{1,9}$"), "$0"),
        (Of($@"{Name}:\s+child:\s+{Selectors}\s[A-Z][A-Z0-9_]*(, dpdaction=[a-z]+)?$"), "$0"),
        (Of($@"{Name}:\s+(?<side>local|remote):\s+(?<id>\[.*\]\s+)?uses\s.*$"), "${name}:   ${side}: ${id}uses " + NotKept),
        (Of($@"{Name}:\s+(?<key>ca|im-ca|cert|ocsp|crl|group):\s.*$"), $"${{name}}:   ${{key}}: {NotKept}"),
        (Of($@"{Name}:\s+\S.*?\.\.\.\S.*?\s+IKEv[0-9/]+( Aggressive)?(, dpddelay=[0-9]+s)?$"), "$0"),
        (Of($@"{Name}:\s*{Selectors} (PASS|DROP)$"), "$0"),
        (Of($@"{Name}\[[0-9]{{1,12}}\]:\s+{State}( [0-9]+ [a-z]+ ago)?, \S+\[.*\]\.\.\.\S+\[.*\]$"), "$0"),
        (Of($@"(?<first>{Name[1..]}\[[0-9]{{1,12}}\]:\s+IKE\S{{1,8}} SPIs: [0-9a-f]{{16}}_i\*? [0-9a-f]{{16}}_r\*?)(, .+)?$", fromStart: true), "${first}"),
        (Of($@"{Name}\[[0-9]{{1,12}}\]:\s+IKE proposal: [A-Z0-9_/-]+$"), "$0"),
        (Of($@"(?<first>{Name[1..]}\[[0-9]{{1,12}}\]:\s+(Remote (EAP|XAuth) identity|Tasks (queued|active|passive)):) .+$", fromStart: true), "${first} " + NotKept),
        (Of($@"{Name}\{{[0-9]{{1,12}}\}}:\s+{State}, [A-Z][A-Z0-9_]*(, reqid [0-9]+)?(, (ESP|AH)( in UDP)? SPIs: [0-9a-f]{{8}}_i [0-9a-f]{{8}}_o)?"
            + @"(, IPCOMP CPIs: [0-9a-f]+_i [0-9a-f]+_o)?(, expires in [0-9a-z ]+)?$"), "$0"),
        (Of($@"{Name}\{{[0-9]{{1,12}}\}}:\s+[A-Za-z0-9_/-]*, [0-9]+ bytes_i( \([0-9a-z, ]*\))?, [0-9]+ bytes_o( \([0-9a-z, ]*\))?, rekeying (in [0-9a-z ]+|active|disabled)$"), "$0"),
        (Of($@"{Name}\{{[0-9]{{1,12}}\}}:\s+{Selectors}$"), "$0"),
    ];

    private static readonly KnownLines Lines = new(line => IPAddress.TryParse(line.Trim(), out _) ? line : KnownLines.Known(line, Patterns));

    /// <summary>It is the output of an ipsec that reached its daemon.</summary>
    public static bool HasStatus(string text) => text.Split('\n').Select(l => l.TrimEnd()).Any(l => Header.IsMatch(l) || Sas.IsMatch(l));

    public static ReadOnlyMemory<byte> Keep(string text) => Lines.Of(text);

    private static Regex Of(string pattern, bool fromStart = false) => new(fromStart ? "^" + pattern : pattern, Linear);
}
