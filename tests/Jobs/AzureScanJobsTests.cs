using Azure.Storage.Queues;
using HybridDrift.Jobs;
using HybridDrift.Tests.Storage;

namespace HybridDrift.Tests.Jobs;

[NeedsAzurite]
[Collection(AzuriteServer.Tests)]
public sealed class AzureScanJobsTests : ScanJobsContract
{
    private static int count;

    private readonly AzuriteServer azurite;
    private readonly string name = $"jobs-{Interlocked.Increment(ref count)}";

    public AzureScanJobsTests(AzuriteServer azurite)
    {
        this.azurite = azurite;
        if (AzuritePackages.Missing is null) Jobs().CreateIfNotExists();
    }

    protected override (IScanJobs Jobs, IScanInbox Inbox) Open() => (Jobs(), Jobs());

    [ContractFact]
    public async Task What_is_given_up_is_in_the_poison_queue_as_it_was_sent()
    {
        var (jobs, inbox) = Open();
        await jobs.SendAsync(Job("run00001"), TimeSpan.Zero, None);

        await (await inbox.ReceiveAsync(None))!.GiveUpAsync(None);

        var poison = (await Queue($"{name}-poison").ReceiveMessageAsync()).Value;
        Assert.Equal(Job("run00001").ToMessage(), poison.Body.ToString());
    }

    [ContractFact]
    public async Task A_queue_that_is_not_there_is_trouble_told_without_what_the_request_was_signed_with()
    {
        var jobs = new AzureScanJobs(Queue("nothing-here"), Queue("nothing-here-poison"));

        var told = await Assert.ThrowsAsync<IOException>(() => jobs.SendAsync(Job("run00001"), TimeSpan.Zero, None));

        Assert.Matches("^The storage could not send a job: 404 QueueNotFound, request [-0-9a-zA-Z]+\\.$", told.Message);
        Assert.Null(told.InnerException);
    }

    private AzureScanJobs Jobs() => new(Queue(name), Queue($"{name}-poison"));

    private QueueClient Queue(string queue) => new(azurite.ConnectionString, queue, AzureScanJobs.ClientOptions());
}
