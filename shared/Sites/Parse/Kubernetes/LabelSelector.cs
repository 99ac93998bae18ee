namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>A label selector of Kubernetes, written as Calico's selectors are: they can say all that it can.</summary>
internal static class LabelSelector
{
    /// <summary><c>all()</c> for one without requirements, or none at all.</summary>
    public static string Text(Fields? selector)
    {
        if (selector is null) return "all()";
        var parts = selector.Map("matchLabels").OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key} == '{l.Value}'")
            .Concat(selector.Items("matchExpressions").Select(Expression)).ToArray();
        return parts.Length == 0 ? "all()" : string.Join(" && ", parts);
    }

    private static string Expression(Fields expression)
    {
        var key = expression.Needed("key");
        var values = string.Join(", ", expression.Texts("values").Select(v => $"'{v}'"));
        switch (expression.Needed("operator"))
        {
            case "In": return $"{key} in {{{values}}}";
            case "NotIn": return $"{key} not in {{{values}}}";
            case "Exists": return $"has({key})";
            case "DoesNotExist": return $"!has({key})";
            default:
                expression.Problem("operator is none of In, NotIn, Exists, DoesNotExist");
                return "";
        }
    }
}
