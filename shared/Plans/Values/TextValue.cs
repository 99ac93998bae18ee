using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

/// <summary>Texts: free ones and those of a given form.</summary>
internal static class TextValue
{
    public static string Read(PlanNode node, TextForm form, ProblemList problems)
    {
        if (ScalarValue.Read(node, form.Wanted, problems) is not { } scalar || IsOtherType(scalar, problems)) return "";
        if (!form.Fits(scalar.Text)) problems.Add(scalar, $"{Wording.Quote(scalar.Text)} does not fit", $"write {form.Wanted}");
        return scalar.Text;
    }

    /// <summary>A remark for people: anything but nothing.</summary>
    public static string Read(PlanNode node, ProblemList problems)
    {
        if (ScalarValue.Read(node, "a text", problems) is not { } scalar || IsOtherType(scalar, problems)) return "";
        var text = scalar.Text.Trim();
        if (text.Length == 0) problems.Add(scalar, "the text is empty", "write a few words");
        else if (text.Any(c => char.IsControl(c) && c is not '\n')) problems.Add(scalar, "the text holds control characters", "write plain text");
        return text;
    }

    private static bool IsOtherType(ScalarNode scalar, ProblemList problems)
    {
        if (!scalar.IsNumber && scalar.Boolean is null) return false;
        problems.Add(scalar, $"{scalar.Text} is a {(scalar.IsNumber ? "number" : "boolean")} to YAML", "put it in quotes to make it a text");
        return true;
    }
}
