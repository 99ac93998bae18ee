using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

internal static class BooleanValue
{
    public static bool Read(PlanNode node, ProblemList problems)
    {
        const string Wanted = "true or false, without quotes";
        if (ScalarValue.Read(node, Wanted, problems) is not { } scalar) return false;
        if (scalar.Boolean is null) problems.Add(scalar, $"{Wording.Quote(scalar.Text)} is not a boolean", $"write {Wanted}");
        return scalar.Boolean ?? false;
    }
}
