using System.Text.RegularExpressions;

namespace HybridDrift.Collect;

/// <summary>
/// Text on its way out. Parsers take no secrets, but names are free text, and people put passwords there: what looks
/// like a secret is hidden in everything that is shown or kept.
/// </summary>
public static partial class SecretText
{
    private const string Hidden = "[hidden]";

    /// <summary>Nobody reads more in one place.</summary>
    private const int Longest = 20_000;

    public static string Hide(string text)
    {
        if (text.Length > Longest) text = text[..Longest] + "…";
        text = Pem().Replace(text, Hidden);
        text = UserInfo().Replace(text, "${scheme}" + Hidden + "@");
        text = Quoted().Replace(text, "${kind} " + Hidden);
        text = Assigned().Replace(text, "${name}" + Hidden);
        text = Token().Replace(text, Hidden);
        return Run().Replace(text, run => IsMixed(run.Value) ? Hidden : run.Value);
    }

    public static Problem Hide(Problem problem) => new(Hide(problem.Document), Hide(problem.Where), Hide(problem.What));

    /// <summary>Letters of both cases and digits, at length and without a break: no word of a language, and no name of an object.</summary>
    private static bool IsMixed(string run) => run.Any(char.IsAsciiLetterUpper) && run.Any(char.IsAsciiLetterLower) && run.Any(char.IsAsciiDigit);

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const RegexOptions AnyCase = Linear | RegexOptions.IgnoreCase;

    /// <summary>To the end of the text: what was cut off is no reason to show the rest.</summary>
    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]+-----[A-Za-z0-9+/=\s\\]*(-----END [A-Z0-9 ]+-----)?", Linear)] private static partial Regex Pem();

    [GeneratedRegex(@"(?<scheme>[a-z][a-z0-9+.-]*://)[^\s/@]+@", AnyCase)] private static partial Regex UserInfo();

    /// <summary>As strongSwan's <c>ipsec.secrets</c> has them, and HTTP headers.</summary>
    [GeneratedRegex(@"\b(?<kind>psk|rsa|ecdsa|eap|xauth|ntlm|bearer|basic)\s+(""[^""]*""?|'[^']*'?|0[sx][a-z0-9+/=]{4,}|[a-z0-9+/=._~-]{12,})", AnyCase)] private static partial Regex Quoted();

    [GeneratedRegex(@"(?<name>\b[a-z0-9_.-]*(password|passwd|passphrase|passcode|pwd|secret|token|psk|shared-?key|private-?key|api-?key|access-?key|auth-?key|community|credential)[a-z0-9_]*[""']?\s*[:=]\s*)(""[^""]*""?|'[^']*'?|[^\s,;""']+)", AnyCase)]
    private static partial Regex Assigned();

    /// <summary>JSON web tokens (and any JSON in base64), keys of cloud providers and code hosts, password hashes.</summary>
    [GeneratedRegex(@"\beyJ[A-Za-z0-9_=-]{6,}(\.[A-Za-z0-9_=-]*)*|\b(AKIA|ASIA)[0-9A-Z]{16}|\bgh[pousr]_[A-Za-z0-9]{16,}|\bxox[a-z]-[A-Za-z0-9-]{10,}|\$[0-9a-z]{1,2}\$[./A-Za-z0-9=,]+\$[./A-Za-z0-9$]{8,}", Linear)]
    private static partial Regex Token();

    [GeneratedRegex(@"[A-Za-z0-9+/=]{32,}", Linear)] private static partial Regex Run();
}
