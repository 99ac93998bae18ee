using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

internal static class NodeDetailsParser
{
    private const string Calico = "projectcalico.org/";

    public static NodeDetails? Parse(JsonElement node, Origin origin, List<Problem> problems) => Fields.Read(node, origin, problems, fields => new NodeDetails(
        fields.Name(), fields.Map("metadata", "labels"), fields.Flag("spec", "unschedulable") ?? false, fields.Condition("Ready"),
        !fields.Condition("NetworkUnavailable"), fields.AsNumber("metadata", "annotations", Calico + "ASNumber"),
        fields.Address("metadata", "annotations", Calico + "IPv4IPIPTunnelAddr"), fields.Address("metadata", "annotations", Calico + "IPv4VXLANTunnelAddr"),
        fields.Filled("metadata", "annotations", Calico + "RouteReflectorClusterID"), origin));
}
