using System.Collections.Concurrent;
using System.Net;

namespace HybridDrift.Emulators.Tickets;

/// <summary>A call as it came in, with all that it brought.</summary>
public sealed record TicketCall(string Method, string Path, string Authorization, string? ContentType, byte[] Body);

/// <summary>A ticket system on a free port of this machine, over HTTPS, that takes whatever is written to a ticket.</summary>
public sealed class TicketSystemEmulator : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<TicketCall> calls = new();

    private TicketSystemEmulator(WebApplication app, EmulatorCertificate certificate)
    {
        (this.app, Certificate) = (app, certificate);
        app.Use(next => context => Faults.InvokeAsync(context, next));
        app.Run(AnswerAsync);
    }

    public Uri Url => new(app.Urls.First());

    public EmulatorCertificate Certificate { get; }

    public Faults Faults { get; } = new();

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<TicketCall> Calls => [.. calls];

    public static async Task<TicketSystemEmulator> StartAsync(EmulatorCertificate? certificate = null)
    {
        var served = certificate ?? EmulatorCertificate.Create(TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(served.Server)));
        var emulator = new TicketSystemEmulator(builder.Build(), served);
        await emulator.app.StartAsync();
        return emulator;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        calls.Enqueue(new(request.Method, request.Path + request.QueryString, request.Headers.Authorization.ToString(), request.ContentType, body.ToArray()));
        (context.Response.StatusCode, context.Response.ContentType) = (request.Method == "POST" ? 201 : 200, "application/json");
        await context.Response.WriteAsync("{}");
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
