namespace HybridDrift.Collect.Kubernetes;

/// <summary>What came of a list.</summary>
/// <param name="Content">Null when it could not be read whole.</param>
/// <param name="Hidden">Items of which something was left out that looked like a secret.</param>
/// <param name="Trouble">Why it is not there.</param>
internal sealed record ListAnswer(ReadOnlyMemory<byte>? Content, string Request, IReadOnlyList<string> Hidden, string? Trouble, bool IsNotServed = false);

/// <summary>Reads a list in pages, whole or not at all.</summary>
internal sealed class ListReader(ApiCalls calls, ClusterLimits limits)
{
    /// <param name="selector">A label selector; null for all.</param>
    public async Task<ListAnswer> ReadAsync(Resource resource, ServingApi api, CancellationToken cancellation, string? space = null, string? selector = null)
    {
        var path = $"{api.Path}{(space is null ? "" : $"/namespaces/{space}")}/{resource.Document}";
        var query = $"?limit={limits.PageSize}{(selector is null ? "" : $"&labelSelector={Uri.EscapeDataString(selector)}")}";
        // A list takes a while; when the server has forgotten its start by then, what is left of it would be of another moment.
        for (var attempt = 1; ; attempt++)
        {
            var (answer, isGone) = await ReadOnceAsync(resource, api, path, query, cancellation);
            if (!isGone) return answer;
            if (attempt == 2) return answer with { Trouble = "could not be read in one piece: the cluster forgot its start (410), twice" };
        }
    }

    private async Task<(ListAnswer Answer, bool IsGone)> ReadOnceAsync(Resource resource, ServingApi api, string path, string query, CancellationToken cancellation)
    {
        using var list = new ListWriter(resource, api);
        var (next, seen) = ((string?)null, new HashSet<string>(StringComparer.Ordinal));
        do
        {
            var answer = await calls.GetAsync(path + query + (next is null ? "" : $"&continue={Uri.EscapeDataString(next)}"), cancellation);
            if (!answer.IsGood)
                return (Bad(answer.Status == 403 ? Denied.List(api, resource.Document) : $"could not be read: {answer.Trouble}", answer.Status == 404), answer.Status == 410);
            (next, var trouble) = list.Add(answer.Body.Span);
            if (trouble is null && list.Bytes > limits.DocumentBytes) trouble = $"it is larger than {limits.DocumentBytes >> 20} MiB";
            if (trouble is null && next is not null && !seen.Add(next)) trouble = "the cluster gives the same page again";
            if (trouble is not null) return (Bad($"could not be read: {trouble}"), false);
        }
        while (next is not null);
        return (new(list.Finish(), $"GET {path}", list.Hidden, null), false);

        ListAnswer Bad(string trouble, bool isNotServed = false) => new(null, $"GET {path}", [], trouble, isNotServed);
    }
}
