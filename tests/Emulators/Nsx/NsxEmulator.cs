using System.Collections.Concurrent;
using System.Net;

namespace HybridDrift.Emulators.Nsx;

/// <summary>An NSX Manager on a free port of this machine, over HTTPS, that answers what a recording holds.</summary>
public sealed class NsxEmulator : IAsyncDisposable
{
    private const string TokenPath = "/api/2.0/services/auth/token";

    private readonly WebApplication app;
    private readonly NsxAccounts accounts = new();
    private readonly ConcurrentDictionary<string, byte[]> documents;
    private readonly NsxContent content;

    private NsxEmulator(WebApplication app, IReadOnlyDictionary<string, byte[]> documents, EmulatorCertificate certificate, TimeProvider time)
    {
        (this.app, this.documents, Certificate, Log) = (app, new(documents), certificate, new(time));
        content = new(this.documents);
        app.Use(next => context => Log.InvokeAsync(context, next));
        app.Use(next => context => IsAllowed(context.Request) ? next(context) : RefuseAsync(context));
        app.Use(next => context => Faults.InvokeAsync(context, next));
        app.Run(AnswerAsync);
    }

    public Uri Url => new(app.Urls.First());

    public EmulatorCertificate Certificate { get; }

    public string User => accounts.User;

    public string Password => accounts.Password;

    public Faults Faults { get; } = new();

    public RequestLog Log { get; }

    /// <summary>Calls that may be under way at once, and that may come in a second; the emulator is not disposed of in peace when there were more.</summary>
    public (int AtOnce, int PerSecond) Allowed { get; set; } = (2, 5);

    /// <summary>Tokens that were given are no longer taken.</summary>
    public void EndTokens() => accounts.EndTokens();

    /// <summary>Somebody has changed something.</summary>
    /// <param name="path">In the recording.</param>
    public void Set(string path, byte[] document) => documents[path] = document;

    /// <param name="documents">By the path in the recording.</param>
    /// <param name="time">Of the log.</param>
    public static async Task<NsxEmulator> StartAsync(IReadOnlyDictionary<string, byte[]> documents, TimeProvider time, EmulatorCertificate? certificate = null)
    {
        var served = certificate ?? EmulatorCertificate.Create(TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(served.Server)));
        var emulator = new NsxEmulator(builder.Build(), documents, served, time);
        await emulator.app.StartAsync();
        return emulator;
    }

    /// <summary>The documents of a folder, by their paths in it.</summary>
    public static Dictionary<string, byte[]> Load(string folder) => Directory.EnumerateFiles(Path.Combine(folder, "nsx"), "*.xml")
        .ToDictionary(f => "nsx/" + Path.GetFileName(f), File.ReadAllBytes);

    private Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var authorization = request.Headers.Authorization.ToString();
        if (request.Path == TokenPath && request.Method == "POST")
            return accounts.IsPassword(authorization) ? SendAsync(context, 200, $"<authToken>\n  <value>{accounts.NewToken().Insert(24, "\n    ")}</value>\n</authToken>\n") : SendAsync(context, 401, Error(401, "The login is refused."));
        if (!accounts.IsKnown(authorization)) return SendAsync(context, 401, Error(401, "The login is refused."));
        if (!request.Headers.Accept.ToString().Contains("application/xml", StringComparison.Ordinal)) return SendAsync(context, 415, Error(415, "Ask for application/xml."));
        return content.Find(request.Path.Value ?? "", request.Query) is { } document
            ? SendAsync(context, 200, document)
            : SendAsync(context, 404, Error(202, "The requested object could not be found. Object identifiers are case sensitive."));
    }

    private static byte[] Error(int code, string details) =>
        System.Text.Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<error><details>{details}</details><errorCode>{code}</errorCode><moduleName>core-services</moduleName></error>\n");

    private static Task SendAsync(HttpContext context, int status, string body) => SendAsync(context, status, System.Text.Encoding.UTF8.GetBytes(body));

    private static async Task SendAsync(HttpContext context, int status, byte[] body)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "application/xml;charset=UTF-8");
        await context.Response.Body.WriteAsync(body);
    }

    /// <summary>Reading, and the one POST that gets a token.</summary>
    private static bool IsAllowed(HttpRequest request) => request.Method == "GET" || (request.Method == "POST" && request.Path == TokenPath);

    private Task RefuseAsync(HttpContext context)
    {
        Log.NotAllowed.Enqueue($"{context.Request.Method} {context.Request.Path}");
        return SendAsync(context, 405, Error(405, "Nothing is written here."));
    }

    /// <exception cref="InvalidOperationException">Something was asked that no reader may ask, or too much at once: whatever a test is about.</exception>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (Log.NotAllowed.FirstOrDefault() is { } asked) throw new InvalidOperationException($"NSX Manager was asked what no reader may ask: {asked}");
        // The HTTP client asks again by itself when a connection breaks before anything came.
        if (!Faults.Broke && Log.Excess(Allowed.AtOnce, Allowed.PerSecond) is { } excess) throw new InvalidOperationException($"NSX Manager was asked too fast: {excess}");
    }
}
