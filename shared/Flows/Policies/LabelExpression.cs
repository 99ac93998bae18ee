using System.Text.RegularExpressions;

namespace HybridDrift.Flows.Policies;

/// <summary>Calico's selectors over labels: <c>app == 'web' &amp;&amp; !has(legacy)</c>. Three-valued: what is not understood is not known.</summary>
internal sealed partial class LabelExpression
{
    /// <summary>No label has this value.</summary>
    private const string Missing = "\0";

    private readonly List<string> tokens = [];
    private readonly Func<string, string?> label;
    private int at;

    private LabelExpression(string text, Func<string, string?> label)
    {
        this.label = label;
        var end = 0;
        foreach (Match match in Token().Matches(text))
        {
            if (match.Index != end) break;
            tokens.Add(match.Groups[1].Value);
            end = match.Index + match.Length;
        }
        if (text[end..].Trim().Length > 0) tokens.Add("?");
    }

    /// <returns>Null when the expression is not understood, or asks for labels that nobody has read (of namespaces, of service accounts).</returns>
    public static bool? Holds(string text, IReadOnlyDictionary<string, string> labels)
    {
        var expression = new LabelExpression(text, labels.GetValueOrDefault);
        try
        {
            var holds = expression.Or();
            return expression.at == expression.tokens.Count ? holds : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private bool? Or()
    {
        var holds = And();
        while (Take("||")) holds = And() is var other && (holds == true || other == true) ? true : holds is null || other is null ? null : false;
        return holds;
    }

    private bool? And()
    {
        var holds = One();
        while (Take("&&")) holds = One() is var other && (holds == false || other == false) ? false : holds is null || other is null ? null : true;
        return holds;
    }

    private bool? One()
    {
        if (Take("!")) return !One();
        if (Take("("))
        {
            var inner = Or();
            Need(")");
            return inner;
        }
        var word = Next();
        if (!Word().IsMatch(word)) throw new FormatException();
        if (!Take("(")) return Compare(word);
        var asked = word == "has" ? Next() : "";
        Need(")");
        return word switch
        {
            "all" => true,
            "has" => IsRead(asked) ? label(asked) is not null : null,
            _ => throw new FormatException(),
        };
    }

    private bool? Compare(string key)
    {
        var value = label(key);
        bool? holds = Next() switch
        {
            "==" => value == Text(),
            "!=" => value != Text(),
            "in" => Values().Contains(value ?? Missing),
            "not" => Negated(value),
            "contains" => Text() is var part && value?.Contains(part, StringComparison.Ordinal) == true,
            "starts" => With(value, (v, part) => v.StartsWith(part, StringComparison.Ordinal)),
            "ends" => With(value, (v, part) => v.EndsWith(part, StringComparison.Ordinal)),
            _ => throw new FormatException(),
        };
        return IsRead(key) ? holds : null;
    }

    private bool Negated(string? value)
    {
        Need("in");
        var values = Values();
        return value is null || !values.Contains(value);
    }

    private bool With(string? value, Func<string, string, bool> holds)
    {
        Need("with");
        var part = Text();
        return value is not null && holds(value, part);
    }

    private HashSet<string> Values()
    {
        var values = new HashSet<string>();
        Need("{");
        if (Take("}")) return values;
        do values.Add(Text());
        while (Take(","));
        Need("}");
        return values;
    }

    private string Text() => Next() is ['\'' or '"', .., '\'' or '"'] quoted ? quoted[1..^1] : throw new FormatException();

    private string Next() => at < tokens.Count ? tokens[at++] : throw new FormatException();

    private bool Take(string token)
    {
        if (at >= tokens.Count || tokens[at] != token) return false;
        at++;
        return true;
    }

    private void Need(string token)
    {
        if (!Take(token)) throw new FormatException();
    }

    private static bool IsRead(string key) => !key.StartsWith("pcns.", StringComparison.Ordinal) && !key.StartsWith("pcsa.", StringComparison.Ordinal);

    [GeneratedRegex("""\G\s*(&&|\|\||==|!=|[!(){},]|'[^']*'|"[^"]*"|[A-Za-z0-9_./-]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("^[A-Za-z0-9]")]
    private static partial Regex Word();
}
