using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

internal static class HostEndpointParser
{
    public static HostEndpoint? Parse(JsonElement endpoint, Origin origin, List<Problem> problems) => Fields.Read(endpoint, origin, problems, fields => new HostEndpoint(
        fields.Name(), fields.Filled("spec", "node"), fields.Filled("spec", "interfaceName"), fields.AddressList("spec", "expectedIPs"), fields.CalicoLabels(), origin));
}
