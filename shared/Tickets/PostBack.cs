using System.Security.Authentication;
using System.Text;
using HybridDrift.Changes;
using HybridDrift.Collect;
using RestSharp;

namespace HybridDrift.Tickets;

/// <summary>
/// Writes what became of a change to its ticket. Trouble is a value and no reason for a scan to fail. What was sent and not
/// answered is sent again, so a note may stand there twice.
/// </summary>
public sealed class PostBack : IDisposable
{
    private readonly Dictionary<string, (PostBackSettings Settings, RestClient Client, HttpMessageHandler Transport)> systems;

    /// <exception cref="IOException">A file of authorities cannot be used.</exception>
    public PostBack(TicketSettings settings, TimeProvider time) => systems = settings.Routes.Values.Where(r => r.PostBack is not null).ToDictionary(
        r => r.System, r =>
        {
            var transport = PostBackTransport.Of(r.PostBack!, time);
            return (r.PostBack!, Client(r.PostBack!, transport), transport);
        });

    /// <summary>Whether anything is written to the tickets of a system.</summary>
    public bool Serves(string system) => systems.ContainsKey(system);

    /// <summary>A work note at ServiceNow, a comment at Jira. What looks like a secret in it is hidden.</summary>
    /// <returns>Null when it is written, or when nothing is written to that system.</returns>
    public Task<Problem?> NoteAsync(ChangeNotice change, string text, CancellationToken ct) =>
        SendAsync(change, () => PostBackRequests.Note(change, SecretText.Hide(text)), ct);

    /// <summary>A file beside the ticket, at ServiceNow.</summary>
    /// <returns>Null when it is there, or when that system gets no files.</returns>
    public Task<Problem?> AttachAsync(ChangeNotice change, string file, string mediaType, ReadOnlyMemory<byte> content, CancellationToken ct) =>
        change.System == TicketSystems.ServiceNow ? SendAsync(change, () => PostBackRequests.Attachment(change, file, mediaType, content), ct) : Task.FromResult<Problem?>(null);

    private async Task<Problem?> SendAsync(ChangeNotice change, Func<RestRequest?> make, CancellationToken ct)
    {
        if (!systems.TryGetValue(change.System, out var system)) return null;
        if (make() is not { } request) return Trouble("the record of the ticket, or the name of the file, is not of the right form; nothing was sent");
        var token = system.Settings.Token.Value;
        request.AddHeader("Authorization", system.Settings.User is { } user ? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{token}")) : $"Bearer {token}");
        if (change.System == TicketSystems.Jira) request.AddHeader("X-Atlassian-Token", "no-check");
        var answer = await system.Client.ExecuteAsync(request, ct);
        ct.ThrowIfCancellationRequested();
        return (int)answer.StatusCode is >= 200 and < 300 ? null : Trouble((int)answer.StatusCode == 0 ? Failure(answer.ErrorException) : Advice((int)answer.StatusCode));

        Problem Trouble(string what) => new(change.System, change.Number, what);
    }

    private static RestClient Client(PostBackSettings settings, HttpMessageHandler transport) => new(new RestClientOptions(settings.BaseAddress)
    {
        UserAgent = "HybridDrift",
        FollowRedirects = false,
        // The transport has time-outs of its own, one for each try.
        Timeout = Timeout.InfiniteTimeSpan,
        ConfigureMessageHandler = usual =>
        {
            usual.Dispose();
            return transport;
        },
    });

    private static string Advice(int status) => $"the ticket system answered with status {status}: " + status switch
    {
        >= 300 and < 400 => "it points elsewhere, which is not followed; give its own address",
        401 => "check the user and the token",
        403 => "the account may not write to the ticket",
        404 => "the ticket is not there, or the account may not see it",
        429 or >= 500 => "also at the third try",
        _ => "it does not accept the request",
    };

    private static string Failure(Exception? e) => e switch
    {
        HttpRequestException { InnerException: AuthenticationException } or HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            "the certificate of the ticket system is not trusted; name the file of its authority in CaFile if you know it",
        TimeoutException => "the ticket system did not answer in time, also at the third try",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError } => "the ticket system cannot be reached, also at the third try",
        _ => "the connection to the ticket system broke, also at the third try",
    };

    public void Dispose()
    {
        foreach (var (_, client, transport) in systems.Values)
        {
            client.Dispose();
            transport.Dispose();
        }
    }
}
