using YamlDotNet.RepresentationModel;

namespace HybridDrift.Tests.Infra;

/// <summary>The objects in <c>infra/kubernetes</c>.</summary>
internal static class KubernetesFiles
{
    private static readonly string Folder = Path.Combine(Repository.Root, "infra", "kubernetes");

    public static IEnumerable<YamlMappingNode> Objects(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Folder, file))));
        return yaml.Documents.Select(d => (YamlMappingNode)d.RootNode);
    }

    public static YamlMappingNode Object(string file, string kind) => Assert.Single(Objects(file), o => o.Text("kind") == kind);

    /// <summary>The text at a path such as <c>spec.replicas</c>; null when a part of it is not there.</summary>
    public static string? Text(this YamlNode node, string path) => (node.Find(path) as YamlScalarNode)?.Value;

    public static YamlNode? Find(this YamlNode node, string path) => path.Split('.').Aggregate<string, YamlNode?>(node, (at, key) => at switch
    {
        YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null,
        YamlSequenceNode list => int.TryParse(key, out var i) && i < list.Children.Count ? list[i] : null,
        _ => null,
    });

    public static IEnumerable<YamlNode> List(this YamlNode node, string path) => (node.Find(path) as YamlSequenceNode)?.Children ?? [];
}
