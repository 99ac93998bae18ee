using System.Text;
using System.Text.Json;

namespace HybridDrift.Emulators.Kubernetes;

/// <summary>The answers of the API as it writes them.</summary>
internal static class ApiAnswers
{
    private const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    public static async Task StatusAsync(HttpContext context, int code, string? next = null)
    {
        var reason = code switch { 401 => "Unauthorized", 403 => "Forbidden", 404 => "NotFound", 410 => "Expired", 429 => "TooManyRequests", _ => "InternalError" };
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.Body, new
        {
            kind = "Status",
            apiVersion = "v1",
            metadata = next is null ? new Dictionary<string, string>() : new() { ["continue"] = next },
            status = "Failure",
            message = $"emulated {reason}",
            reason,
            code,
        });
    }

    /// <summary>What it does not serve at all is answered by another part of it, as text.</summary>
    public static Task NoSuchResourceAsync(HttpContext context)
    {
        context.Response.StatusCode = 404;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("404 page not found\n");
    }

    public static Task GroupsAsync(HttpContext context, RecordedCluster cluster, bool isNew)
    {
        if (isNew && context.Request.Headers.Accept.ToString().Contains("as=APIGroupDiscoveryList", StringComparison.Ordinal)) return WriteAsync(context, cluster.Apis, Aggregated);
        var groups = cluster.Groups.GroupBy(g => g.Group).Select(g => new
        {
            name = g.Key,
            versions = g.Select(v => new { groupVersion = $"{v.Group}/{v.Version}", version = v.Version }),
        });
        return WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(new { kind = "APIGroupList", apiVersion = "v1", groups }));
    }

    public static Task ResourcesAsync(HttpContext context, RecordedCluster cluster, string group, string version) =>
        cluster.Groups.FirstOrDefault(g => g.Group == group && g.Version == version) is not { Group: not null } found
            ? NoSuchResourceAsync(context)
            : WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(new
            {
                kind = "APIResourceList",
                groupVersion = $"{group}/{version}",
                resources = found.Resources.SelectMany(r => new[] { r, r + "/status" }).Select(r => new { name = r, namespaced = true }),
            }));

    /// <summary>A page of a list, with the token for the next one, as opaque as the real ones.</summary>
    public static Task ListAsync(HttpContext context, string kind, string api, IReadOnlyList<JsonElement> items)
    {
        var query = context.Request.Query;
        var start = query["continue"].ToString() is { Length: > 0 } token ? int.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(token))) : 0;
        var limit = int.TryParse(query["limit"], out var asked) && asked > 0 ? asked : int.MaxValue;
        var rest = Math.Max(0, items.Count - start - limit);
        var metadata = new Dictionary<string, object> { ["resourceVersion"] = "48301000" };
        if (rest > 0)
        {
            metadata["continue"] = Token(start + limit);
            metadata["remainingItemCount"] = rest;
        }
        return WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(new { kind = kind + "List", apiVersion = api, metadata, items = items.Skip(start).Take(limit) }));
    }

    public static string Token(int start) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{start}"));

    public static Task WriteAsync(HttpContext context, byte[] content, string type = "application/json")
    {
        context.Response.ContentType = type;
        return context.Response.Body.WriteAsync(content).AsTask();
    }
}
