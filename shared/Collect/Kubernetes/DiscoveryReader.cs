using System.Text.Json;

namespace HybridDrift.Collect.Kubernetes;

/// <param name="HasAnswered">False when there was no answer at all.</param>
internal sealed record DiscoveryAnswer(ReadOnlyMemory<byte>? Document, Served Served, string? Trouble, bool HasAnswered = true);

/// <summary>
/// Asks what the API serves. Clusters since 1.26 tell all of it in one answer; older ones tell the groups, and each of their
/// versions tells its resources: the document is put together from these, for the groups that matter.
/// </summary>
internal sealed class DiscoveryReader(ApiCalls calls)
{
    private const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
        + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

    private static readonly Shape Groups = Shape.Of("kind apiVersion metadata{} items{metadata{name} versions{version freshness resources{resource}}}");

    private static readonly HashSet<string> Asked =
        [.. Resources.Lists.Concat(Resources.NetworkPolicies).SelectMany(r => r.Apis).Select(a => a.Group).Where(g => g.Length > 0)];

    /// <summary>No document with what went wrong.</summary>
    public async Task<DiscoveryAnswer> ReadAsync(CancellationToken cancellation)
    {
        var answer = await calls.GetAsync("/apis", cancellation, Aggregated);
        if (answer.Status == 403) return new(null, Served.Unknown, Denied.Discovery);
        if (!answer.IsGood) return new(null, Served.Unknown, $"could not be read: {answer.Trouble}", answer.Status > 0);
        try
        {
            var document = OldGroups(answer.Body) is { } groups ? await JoinAsync(groups, cancellation) : Trimmed(answer.Body);
            return document is { } whole ? new(whole, Served.Read(whole), null) : new(null, Served.Unknown, "could not be read: the answer tells no API groups");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return new(null, Served.Unknown, "could not be read: the answer is no list of API groups");
        }
    }

    private static ReadOnlyMemory<byte>? Trimmed(ReadOnlyMemory<byte> body)
    {
        using (var json = JsonDocument.Parse(body))
            if (json.RootElement.GetProperty("kind").GetString() != "APIGroupDiscoveryList") return null;
        return Documents.Write(writer =>
        {
            var reader = new Utf8JsonReader(body.Span);
            reader.Read();
            new Trimmer(writer).Copy(ref reader, Groups);
        });
    }

    /// <summary>The groups and versions of an answer in the old form; null when it is of the new one.</summary>
    private static List<(string Group, string[] Versions)>? OldGroups(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        if (json.RootElement.GetProperty("kind").GetString() != "APIGroupList") return null;
        return [.. json.RootElement.GetProperty("groups").EnumerateArray().Select(g => (
            g.GetProperty("name").GetString()!, g.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("version").GetString()!).ToArray()))];
    }

    private async Task<ReadOnlyMemory<byte>?> JoinAsync(List<(string Group, string[] Versions)> groups, CancellationToken cancellation)
    {
        var resources = new Dictionary<string, string[]?>(StringComparer.Ordinal);
        foreach (var (group, versions) in groups.Where(g => Asked.Contains(g.Group)))
            foreach (var version in versions)
                resources[$"{group}/{version}"] = await ResourcesAsync(group, version, cancellation);
        return Documents.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("kind", "APIGroupDiscoveryList");
            writer.WriteString("apiVersion", "apidiscovery.k8s.io/v2");
            writer.WriteStartArray("items");
            foreach (var (group, versions) in groups) Write(writer, group, versions, resources);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    /// <summary>Without freshness where the resources are not told: it is not known then what the group serves.</summary>
    private static void Write(Utf8JsonWriter writer, string group, string[] versions, Dictionary<string, string[]?> resources)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("metadata");
        writer.WriteString("name", group);
        writer.WriteEndObject();
        writer.WriteStartArray("versions");
        foreach (var version in versions)
        {
            writer.WriteStartObject();
            writer.WriteString("version", version);
            if (resources.GetValueOrDefault($"{group}/{version}") is { } told)
            {
                writer.WriteString("freshness", "Current");
                writer.WriteStartArray("resources");
                foreach (var resource in told)
                {
                    writer.WriteStartObject();
                    writer.WriteString("resource", resource);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private async Task<string[]?> ResourcesAsync(string group, string version, CancellationToken cancellation)
    {
        var answer = await calls.GetAsync($"/apis/{group}/{version}", cancellation);
        if (!answer.IsGood) return null;
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.TryGetProperty("resources", out var list)
            ? [.. list.EnumerateArray().Select(r => r.GetProperty("name").GetString()!).Where(n => !n.Contains('/'))]
            : null;
    }
}
