using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

[NeedsAzurite]
[Collection(AzuriteServer.Tests)]
public sealed class AzureBlobStoreTests(AzuriteServer azurite) : ObjectStoreContract
{
    private static readonly byte[] Content = "<p>"u8.ToArray();

    private readonly string container = azurite.NewContainer();

    protected override IObjectStore Open() => new AzureBlobStore(azurite.Client(container));

    [ContractFact]
    public async Task The_name_is_the_blobs_and_the_media_type_is_served()
    {
        var store = Open();

        await store.CreateAsync(Name, new(Content, "text/html; charset=utf-8"), None);
        Assert.Equal("text/html; charset=utf-8", (await PropertiesAsync()).ContentType);
        await store.ReplaceAsync(Name, new(Content, "application/sarif+json"), null, None);
        Assert.Equal("application/sarif+json", (await PropertiesAsync()).ContentType);
        await store.ReplaceAsync(Name, Content, null, None);
        Assert.Equal("application/octet-stream", (await PropertiesAsync()).ContentType);
        Assert.Equal(BlobType.Block, (await PropertiesAsync()).BlobType);
    }

    [ContractFact]
    public async Task A_kept_report_is_served_with_its_media_types()
    {
        var report = new ReportFiles("s", DateTimeOffset.UnixEpoch, "run00001", "Drift", [new("report.html", "text/html", Content)]);

        await new ReportLibrary(Open()).SaveAsync(report, None);

        var types = azurite.Client(container).GetBlobsAsync().Select(blob => (Path.GetFileName(blob.Name), blob.Properties.ContentType));
        Assert.Equal(
            [("manifest.json", "application/json"), ("report.html", "text/html"), ("latest.json", "application/json")],
            await types.ToListAsync());
    }

    [ContractFact]
    public async Task A_writer_whose_answer_got_lost_still_learns_that_it_won()
    {
        Assert.True(await Losing(HttpMethod.Put).CreateAsync(Name, Content, None));
        var etag = (await PropertiesAsync()).ETag.ToString();

        var replaced = await Losing(HttpMethod.Put).ReplaceAsync(Name, Content, etag, None);

        Assert.Equal((await PropertiesAsync()).ETag.ToString(), replaced.ETag);
        Assert.NotEqual(etag, replaced.ETag);
        Assert.False(await Losing(HttpMethod.Put).CreateAsync(Name, Content, None));
        Assert.False((await Losing(HttpMethod.Put).ReplaceAsync(Name, Content, etag, None)).Written);
    }

    [ContractFact]
    public async Task A_lease_whose_answer_got_lost_is_still_had()
    {
        await Open().AcquireLeaseAsync(new("other"), TimeSpan.FromSeconds(15), None);
        await (await Losing(HttpMethod.Delete).AcquireLeaseAsync(Name, TimeSpan.FromSeconds(15), None))!.DisposeAsync();

        await using var lease = await Losing(HttpMethod.Put).AcquireLeaseAsync(Name, TimeSpan.FromSeconds(15), None);

        Assert.True(await lease!.RenewAsync(None));
    }

    [ContractFact]
    public async Task A_part_beyond_the_end_is_read_again_when_the_object_has_grown_meanwhile()
    {
        var store = Open();
        await store.CreateAsync(Name, Content, None);
        var slow = new AzureBlobStore(azurite.Client(container, WatchedTransport.Options(async (request, send) =>
        {
            if (request.Method == HttpMethod.Head)
                await store.ReplaceAsync(Name, "0123456789"u8.ToArray(), null, None);
            return await send();
        })));

        var part = await slow.ReadAsync(Name, 8, 5, None);

        Assert.Equal("89"u8, part!.Content.Span);
        Assert.Equal(10, part.Length);
        Assert.Equal((await PropertiesAsync()).ETag.ToString(), part.ETag);
    }

    [ContractFact]
    public async Task However_large_it_is_written_in_one_request()
    {
        var requests = new List<string>();
        var store = new AzureBlobStore(azurite.Client(container, WatchedTransport.Options((request, _) =>
        {
            requests.Add($"{request.Method} {request.RequestUri!.Query} {request.Content?.Headers.ContentLength}");
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Created) { Headers = { ETag = new("\"1\"") } });
        })));

        Assert.True(await store.CreateAsync(Name, new byte[(256 << 20) + 1], None));

        Assert.Equal(["PUT  268435457"], requests);
    }

    [ContractFact]
    public async Task Blobs_of_other_names_are_not_seen()
    {
        var client = azurite.Client(container);
        foreach (var name in (string[])["~a", "a b", "a//b", "b"])
            await client.UploadBlobAsync(name, new BinaryData("x"));

        Assert.Equal("b", Assert.Single(await new AzureBlobStore(client).ListAsync("", None).ToListAsync()).Name.Value);
    }

    [ContractFact]
    public async Task An_object_that_somebody_has_leased_is_trouble_and_no_outcome()
    {
        var client = azurite.Client(container);
        var store = new AzureBlobStore(client);
        var written = await store.ReplaceAsync(Name, Content, null, None);
        await client.GetBlobClient(Name.Value).GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(15));

        await Assert.ThrowsAsync<IOException>(() => store.ReplaceAsync(Name, Content, written.ETag, None));
        await Assert.ThrowsAsync<IOException>(() => store.DeleteAsync(Name, None));
    }

    private AzureBlobStore Losing(HttpMethod method) => new(azurite.Client(container, WatchedTransport.LosingFirstAnswer(method)));

    private async Task<BlobProperties> PropertiesAsync() =>
        await azurite.Client(container).GetBlobClient(Name.Value).GetPropertiesAsync();
}
