using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using HybridDrift.Storage;

namespace HybridDrift.Jobs;

/// <summary>The queue of a storage account. The messages are plain JSON, as <c>host.json</c> says too.</summary>
/// <param name="queue">Clients made with <see cref="ClientOptions"/>; both queues have to be there.</param>
public sealed class AzureScanJobs(QueueClient queue, QueueClient poison) : IScanJobs, IScanInbox
{
    /// <summary>A job that takes longer is delivered again, and finds its site busy or itself done.</summary>
    private static readonly TimeSpan Unseen = TimeSpan.FromMinutes(5);

    /// <summary>The service keeps a message that nobody takes for a week, if it is not told otherwise.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    /// <summary>The newest version of the service that its emulator speaks too.</summary>
    public static QueueClientOptions ClientOptions() => new(QueueClientOptions.ServiceVersion.V2026_06_06) { MessageEncoding = QueueMessageEncoding.None };

    /// <summary>Makes the queues that are not there.</summary>
    public void CreateIfNotExists()
    {
        queue.CreateIfNotExists();
        poison.CreateIfNotExists();
    }

    public Task SendAsync(ScanJob job, TimeSpan delay, CancellationToken ct) =>
        BlobTrouble.ToldAsync("send a job", () => queue.SendMessageAsync(job.ToMessage(), delay, Forever, ct), ct);

    public async Task<IReceivedScan?> ReceiveAsync(CancellationToken ct)
    {
        var message = (await BlobTrouble.ToldAsync("take a job", () => queue.ReceiveMessageAsync(Unseen, ct), ct)).Value;
        return message is null ? null : new Received(this, message);
    }

    private sealed class Received(AzureScanJobs jobs, QueueMessage message) : IReceivedScan
    {
        private readonly QueueClient queue = jobs.Queue;

        public string Message => message.Body.ToString();

        public int Attempt => (int)message.DequeueCount;

        public Task DoneAsync(CancellationToken ct) => BlobTrouble.ToldAsync("take a job off the queue", async () =>
        {
            try
            {
                return (Response?)await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, ct);
            }
            catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.MessageNotFound || e.ErrorCode == QueueErrorCode.PopReceiptMismatch)
            {
                return null; // Delivered to another one since: it will find the job done.
            }
        }, ct);

        public Task RetryAsync(TimeSpan delay, CancellationToken ct) => BlobTrouble.ToldAsync("put a job back", async () =>
        {
            try
            {
                return (Response?)(await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.Body, delay, ct)).GetRawResponse();
            }
            catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.MessageNotFound || e.ErrorCode == QueueErrorCode.PopReceiptMismatch)
            {
                return null; // Delivered to another one since.
            }
        }, ct);

        public async Task GiveUpAsync(CancellationToken ct)
        {
            await BlobTrouble.ToldAsync("give a job up", () => jobs.Poison.SendMessageAsync(message.Body, TimeSpan.Zero, Forever, ct), ct);
            await DoneAsync(ct);
        }
    }

    private QueueClient Queue => queue;

    private QueueClient Poison => poison;
}
