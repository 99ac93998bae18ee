using HybridDrift.Plans;
using HybridDrift.Sites;
using static HybridDrift.Drafts.PlanDraft;

namespace HybridDrift.Drafts;

/// <summary>What no recording shows: intent, and what the accounts of IBM Cloud know.</summary>
internal static class QuestionsDraft
{
    public static DraftSection AlsoAllowed { get; } = new("also-allowed", "access that is neither a flow nor a service, and wanted all the same",
        [Ask("- {from: NETWORK, to: NETWORK, ports: [PORT], because: \"WHY\"}", "without ports, all of them")]);

    public static DraftSection Attested { get; } = new("attested", "what no API shows, vouched for by its owner",
        [Ask("- {clause: F3.7, by: WHO, on: YYYY-MM-DD, note: \"HOW IT WAS CHECKED\"}", "")]);

    /// <summary>Those that were seen are a part of them: a plan with a part would let a clash with the others pass.</summary>
    public static DraftSection AccountSubnets(Found found)
    {
        var seen = found.Sure.Where(n => NetworkKind.Find(n.Name)?.Origin == NetworkOrigin.IbmCloud).SelectMany(n => n.Prefixes).Distinct().Order().ToArray();
        return new("", "", [Ask($"account-subnets: {Scalar.List(seen)}", "all that IBM Cloud assigned to the account (ibmcloud sl subnet list); these were seen, there are more")]);
    }

    public static DraftSection Services(Found found)
    {
        var clients = found.Gateways.SelectMany(found.Served).Distinct().ToArray();
        return new("", "", clients.Length == 0 ? []
            : [Ask($"services: {{dns: [10.0.80.11, 10.0.80.12], ntp: [10.0.77.54], clients: {Scalar.List(clients)}}}", "clause A5: name and time servers that the machines are set to; these are IBM Cloud's")]);
    }

    public static DraftSection Nevers(Found found)
    {
        string[] closed = [.. found.Cluster("icp") is null ? [] : new[] { "icp.master" }, .. found.Sure.Any(n => n.Name == "vcs-vms") ? new[] { "vcs-vms" } : []];
        return new("never", "what must not be reachable", [.. closed.Select(c => Ask($"- {{from: internet, to: {c}, because: \"WHY\"}}", ""))]);
    }

    public static DraftSection Sources(Site site) => new("sources", "the live systems; secrets by name only",
    [
        .. site.Edges.Count == 0 ? [] : new[] { Ask("nsx: {url: \"https://NSX-MANAGER\", secret: nsx-reader, certificate-sha256: \"64 HEX DIGITS\"}", "") },
        .. site.Clusters.Keys.Where(c => c is "iks" or "icp").OrderByDescending(c => c, StringComparer.Ordinal).Select(c => Ask($"{c}: {{kubeconfig-secret: {c}-reader, strongswan: {{namespace: vpn, exec: true}}}}", "")),
    ]);
}
