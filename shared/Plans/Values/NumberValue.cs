using System.Globalization;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

/// <summary>Whole numbers within limits: ports, VLAN ids and seconds.</summary>
internal static class NumberValue
{
    public static int Port(PlanNode node, ProblemList problems) => Read(node, 1, 65535, "a port", problems);

    public static int Vlan(PlanNode node, ProblemList problems) => Read(node, 1, 4094, "a VLAN id", problems);

    public static TimeSpan Seconds(PlanNode node, ProblemList problems) => TimeSpan.FromSeconds(Read(node, 1, 3600, "a number of seconds", problems));

    private static int Read(PlanNode node, int least, int most, string title, ProblemList problems)
    {
        var wanted = $"{title} from {least} to {most}";
        if (ScalarValue.Read(node, wanted, problems) is not { } scalar) return least;
        // Decimal without leading zeros: some YAML readers take 010 for eight.
        var isNumber = int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most && !scalar.Text.StartsWith('0');
        if (!isNumber) problems.Add(scalar, $"{Wording.Quote(scalar.Text)} is not {wanted}", "write one number as digits");
        else if (!scalar.IsPlain) problems.Add(scalar, $"{Wording.Quote(scalar.Text)} is a text", $"write {number} without quotes");
        return number;
    }
}
