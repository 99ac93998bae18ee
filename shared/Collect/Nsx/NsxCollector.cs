using HybridDrift.Plans;

namespace HybridDrift.Collect.Nsx;

/// <summary>Reads an NSX-v Manager over its API into documents of a recording. It only ever reads.</summary>
public static class NsxCollector
{
    /// <param name="edges">The gateways and routers of the plan.</param>
    /// <param name="progress">Hears the path of each document as it is done with, read or not.</param>
    /// <returns>The documents that could be read, and a problem for each that could not; one problem for all when nothing could.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<CollectedSource> ReadAsync(
        NsxSettings settings, NsxCredentials credentials, IReadOnlyList<PlanEdge> edges, TimeProvider time,
        IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (ServerTrust.TryCreate(settings, out var problem) is not { } trust) return Nothing(problem!);
        using var deadline = new CancellationTokenSource(settings.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        using var client = new NsxClient(settings, credentials, trust, time.GetUtcNow() + settings.Deadline, time);
        var reader = new NsxReader(client, settings, time, progress, either.Token, cancellation);

        // Alone: should the login be refused, it was tried once.
        await PagedLists.ReadEdgesAsync(reader);
        if (client.Closed is { } closed) return Nothing(closed);
        await Task.WhenAll([
            .. edges.Select(e => EdgeDocuments.ReadGatewayAsync(reader, e.Nsx)),
            .. edges.Select(e => e.Router).OfType<string>().Select(router => EdgeDocuments.ReadRouterAsync(reader, router)),
            PagedLists.ReadSwitchesAsync(reader),
            reader.ReadAsync("nsx/dfw.xml", "/api/4.0/firewall/globalroot-0/config"),
        ]);
        await GroupingDocuments.ReadAsync(reader, settings.MaxObjects);

        var documents = reader.Documents.ToArray();
        return new(RecordingLayout.NsxFolder,
            [.. documents.Where(d => d.Root is not null).Select(d => new CollectedDocument(d.Path, NsxRedaction.Write(d.Root!), d.Request, d.Time))],
            [.. documents.SelectMany(d => d.Problems)]);
    }

    private static CollectedSource Nothing(string why) => new(RecordingLayout.NsxFolder, [], [new(RecordingLayout.NsxFolder, "", why)]);
}
