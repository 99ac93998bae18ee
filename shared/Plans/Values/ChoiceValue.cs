using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

/// <summary>A value by the name that plans use for it.</summary>
internal sealed record Choice<T>(string Name, T Value);

internal static class ChoiceValue
{
    /// <summary>Null when the text is none of the names.</summary>
    public static T? Read<T>(PlanNode node, IReadOnlyList<Choice<T>> choices, ProblemList problems) where T : struct
    {
        var names = choices.Select(c => c.Name).ToArray();
        if (ScalarValue.Read(node, $"one of {Wording.List(names)}", problems) is not { } scalar) return null;
        foreach (var choice in choices)
            if (choice.Name == scalar.Text) return choice.Value;
        var right = NearestName.Of(scalar.Text, names) is { } nearest ? $"did you mean {nearest}?" : "write one of these";
        problems.Add(scalar, $"{Wording.Quote(scalar.Text)} is not one of {Wording.List(names)}", right);
        return null;
    }
}
