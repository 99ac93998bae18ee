using System.Text.Json;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>A pod that a command can be run in.</summary>
/// <param name="Node">Where it runs.</param>
/// <param name="Phase">Of its life, as the cluster calls it; <c>Terminating</c> when it is to end.</param>
internal sealed record CommandPod(string Namespace, string Name, string Node, string Phase, IReadOnlyList<string> Containers)
{
    public bool IsRunning => Phase == "Running";

    /// <summary>It did what it was for, such as a test of a chart.</summary>
    public bool IsDone => Phase == "Succeeded";

    /// <summary>The container of this name, or the only one; null when it is not known which. Where none is told, the name is tried.</summary>
    public string? Container(string name) => Containers.Count == 0 || Containers.Contains(name) ? name : Containers.Count == 1 ? Containers[0] : null;

    /// <summary>Of a list that was trimmed to <see cref="Resources.CommandPods"/>, in order of names.</summary>
    public static IReadOnlyList<CommandPod> Read(ReadOnlyMemory<byte> list)
    {
        using var json = JsonDocument.Parse(list);
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(Read).Where(p => p.Name.Length > 0).OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    private static CommandPod Read(JsonElement pod) => new(
        Text(pod, "metadata", "namespace"), Text(pod, "metadata", "name"), Text(pod, "spec", "nodeName"),
        Text(pod, "metadata", "deletionTimestamp").Length > 0 ? "Terminating" : Text(pod, "status", "phase"),
        Get(pod, "spec", "containers") is { ValueKind: JsonValueKind.Array } containers ? [.. containers.EnumerateArray().Select(c => Text(c, "name"))] : []);

    /// <summary>Empty for what is not there or no text.</summary>
    public static string Text(JsonElement element, params ReadOnlySpan<string> path) =>
        Get(element, path) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static JsonElement? Get(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        return element;
    }
}
