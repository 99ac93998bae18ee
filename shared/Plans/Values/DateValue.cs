using System.Globalization;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

internal static class DateValue
{
    public static DateOnly Read(PlanNode node, ProblemList problems)
    {
        const string Wanted = "a date as year-month-day, such as 2026-10-01";
        if (ScalarValue.Read(node, Wanted, problems) is not { } scalar) return default;
        if (!DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            problems.Add(scalar, $"{Wording.Quote(scalar.Text)} is not a date", $"write {Wanted}");
        return date;
    }
}
