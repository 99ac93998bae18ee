using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>
/// NetworkPolicies: two resources of different API groups have this name. The <c>apiVersion</c> tells them apart, of the
/// item or, where a typed client left it out there, of the list.
/// </summary>
internal static class NetworkPolicyParser
{
    public static Reading<IReadOnlyList<NetworkPolicy>> Parse(RecordedDocument document)
    {
        var list = StructuredDocument.Parse(document, out _)?.Text("apiVersion");
        return KubernetesList.Parse(document, "NetworkPolicy", (item, origin, problems) => Parse(item, list, origin, problems));
    }

    public static NetworkPolicy? Parse(JsonElement item, string? listVersion, Origin origin, List<Problem> problems)
    {
        var version = item.Text("apiVersion") ?? listVersion ?? "";
        switch (version[..(version.IndexOf('/') is var slash and >= 0 ? slash : 0)])
        {
            case "networking.k8s.io" or "extensions": return KubernetesPolicyParser.Parse(item, origin, problems);
            case "projectcalico.org" or "crd.projectcalico.org": return CalicoPolicyParser.Parse(item, origin, problems);
            default:
                problems.Add(origin.Problem("apiVersion is neither one of Calico nor one of Kubernetes' own policies"));
                return null;
        }
    }
}
