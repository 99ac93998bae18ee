using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

internal static class PodParser
{
    public static Pod? Parse(JsonElement pod, Origin origin, List<Problem> problems) => Fields.Read(pod, origin, problems, fields => new Pod(
        fields.Namespace(), fields.Name(), fields.Map("metadata", "labels"), Addresses(fields), fields.Filled("spec", "nodeName"),
        fields.Flag("spec", "hostNetwork") ?? false, fields.Filled("status", "phase"), fields.Condition("Ready") ?? false,
        fields.Items("status", "containerStatuses").Sum(c => c.Whole("restartCount") ?? 0), origin));

    /// <summary>Older clusters have <c>podIP</c> only; where both are, it is the first of <c>podIPs</c>.</summary>
    private static IReadOnlyList<Address> Addresses(Fields fields) =>
        [.. new[] { fields.Address("status", "podIP") }.Concat(fields.Items("status", "podIPs").Select(p => p.Address("ip"))).OfType<Address>().Distinct()];

    /// <summary>The word of <c>status.conditions</c>; null when it is Unknown or not there.</summary>
    public static bool? Condition(this Fields fields, string type) =>
        fields.Items("status", "conditions").FirstOrDefault(c => c.Text("type") == type)?.Text("status") switch { "True" => true, "False" => false, _ => null };
}
