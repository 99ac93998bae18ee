using System.Text.RegularExpressions;

namespace HybridDrift.Plans.Values;

/// <summary>The forms of the texts of a plan.</summary>
internal static partial class TextForms
{
    public static readonly TextForm Site = new(SitePattern(), "1 to 40 lower-case letters, digits and hyphens, with no hyphen at either end");
    public static readonly TextForm Name = new(NamePattern(), "1 to 63 lower-case letters, digits and hyphens, with no hyphen in front");
    public static readonly TextForm EdgeId = new(EdgeIdPattern(), "an NSX edge id, such as edge-7");
    public static readonly TextForm Folder = new(FolderPattern(), "a folder relative to the plan file, such as recorded/monday, without '..', drive letter or URL");
    public static readonly TextForm Namespace = new(NamespacePattern(), "a Kubernetes namespace, such as shop");
    public static readonly TextForm Service = new(ServicePattern(), "a namespace and a service, such as shop/web");
    public static readonly TextForm Label = new(LabelPattern(), "one label as key=value, such as app=web");
    public static readonly TextForm Proposal = new(ProposalPattern(), "algorithms joined by hyphens, such as aes256-sha256-modp2048");
    public static readonly TextForm Url = new(UrlPattern(), "the https address of a server, such as https://nsx.dal10.example, without user, path or query");
    public static readonly TextForm Sha256 = new(Sha256Pattern(), "the SHA-256 of a certificate, 64 hexadecimal digits");
    public static readonly TextForm File = new(FolderPattern(), "a file relative to the plan file, such as certificates/nsx.pem, without '..', drive letter or URL");
    public static readonly TextForm Vici = new(ViciPattern(), "the socket of strongSwan's VICI on this machine, such as unix:///var/run/charon.vici or tcp://127.0.0.1:4502");
    public static readonly TextForm Clause = new(ClausePattern(), "a clause of the reference, such as B4.1 or F3.7");

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?\z")]
    private static partial Regex SitePattern();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\Aedge-[0-9]{1,9}\z")]
    private static partial Regex EdgeIdPattern();

    [GeneratedRegex(@"\A(?!\.{1,2}(?:/|\z))[A-Za-z0-9._-]{1,100}(?:/(?!\.{1,2}(?:/|\z))[A-Za-z0-9._-]{1,100}){0,15}\z")]
    private static partial Regex FolderPattern();

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex NamespacePattern();

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?/[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex ServicePattern();

    [GeneratedRegex(@"\A(?:[A-Za-z0-9.-]{1,253}/)?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?=(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?\z")]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"\A[a-z0-9_]+(?:[,-][a-z0-9_]+)*!?\z")]
    private static partial Regex ProposalPattern();

    [GeneratedRegex(@"\Ahttps://(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(?::[1-9][0-9]{0,4})?/?\z")]
    private static partial Regex UrlPattern();

    [GeneratedRegex(@"\A[0-9A-Fa-f]{64}\z")]
    private static partial Regex Sha256Pattern();

    /// <summary>VICI knows neither accounts nor encryption: over TCP it is for this machine alone. The path of a socket has 107 characters at most.</summary>
    [GeneratedRegex(@"\A(?=.{1,114}\z)(?:unix://(?:/[A-Za-z0-9._-]+)+|tcp://(?:127(?:\.[0-9]{1,3}){3}|\[::1\]):[1-9][0-9]{0,4})\z")]
    private static partial Regex ViciPattern();

    [GeneratedRegex(@"\A[A-DF][0-9]+(?:\.[0-9]+)?\z")]
    private static partial Regex ClausePattern();
}
