using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>
/// NetworkPolicies: two resources of different API groups have this name. The <c>apiVersion</c> tells them apart, of the
/// item or, where a typed client left it out there, of the list.
/// </summary>
internal static class NetworkPolicyParser
{
    private static readonly (string Of, string[] Groups)[] Kinds =
        [("Kubernetes", ["networking.k8s.io", "extensions"]), ("Calico", ["projectcalico.org", "crd.projectcalico.org"])];

    public static string[] Groups { get; } = [.. Kinds.SelectMany(k => k.Groups)];

    /// <summary>
    /// A recording has one document for both: a <c>List</c> with the policies, or with the lists, of both. One that holds
    /// those of one API is not all of them where the cluster serves the other as well.
    /// </summary>
    public static Reading<IReadOnlyList<NetworkPolicy>> Parse(RecordedDocument document, Discovery discovery)
    {
        var reading = KubernetesList.Parse(document, "NetworkPolicy", Groups, Parse);
        if (reading.Completeness != Completeness.Complete || StructuredDocument.Parse(document, out _) is not { } root) return reading;
        var held = root.Items("items").Select(i => i.Text("apiVersion")).Append(root.Text("apiVersion")).OfType<string>().Select(KubernetesList.Group).ToHashSet();
        return Reading.Of(reading.Value, document.Path,
        [
            .. Kinds.Where(k => !held.Overlaps(k.Groups) && !discovery.ProvesAbsent("networkpolicies", k.Groups)).Select(k => document.Problem(
                $"holds no policy of {k.Of}, and neither it nor {RecordingLayout.SourceOf(document.Path)}/apis.json says that there is none: read those of Calico and of Kubernetes, as lists in one List")),
        ]);
    }

    public static NetworkPolicy? Parse(JsonElement item, string? listVersion, Origin origin, List<Problem> problems)
    {
        switch (KubernetesList.Group(item.Text("apiVersion") ?? listVersion ?? ""))
        {
            case "networking.k8s.io" or "extensions": return KubernetesPolicyParser.Parse(item, origin, problems);
            case "projectcalico.org" or "crd.projectcalico.org": return CalicoPolicyParser.Parse(item, origin, problems);
            default:
                problems.Add(origin.Problem("apiVersion is neither one of Calico nor one of Kubernetes' own policies"));
                return null;
        }
    }
}
