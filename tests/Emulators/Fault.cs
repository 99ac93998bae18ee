using System.Text;
using System.Text.RegularExpressions;

namespace HybridDrift.Emulators;

/// <summary>One call that a fault answers.</summary>
/// <param name="Body">The true answer.</param>
/// <param name="Nth">How often the fault has answered, from 1.</param>
public sealed record FaultCall(HttpContext Context, byte[] Body, int Nth);

/// <summary>Something that goes wrong with an answer.</summary>
public sealed partial record Fault(string Name, Func<FaultCall, Task> Answer)
{
    /// <summary>So long callers are patient. From then on nothing moves, not even a clock that jumps ahead.</summary>
    private const int Patience = 60;

    private const string Html = "<!DOCTYPE html>\n<html><head><title>Status</title></head><body><h1>Bad Username or Credentials presented</h1></body></html>\n";

    private const string ErrorXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<error><details>Something is wrong, and the details say what.</details><errorCode>10013</errorCode><moduleName>vShield Edge</moduleName></error>\n";

    private const string ErrorJson = """{"errors":[{"errorCode":12009,"details":"Something is wrong, and the details say what.","rootCauseString":null,"moduleName":"vShield Edge","errorData":null}]}""";

    /// <summary>The faults by the names that the command line knows.</summary>
    public static IReadOnlyDictionary<string, Func<TimeProvider, Fault>> Named { get; } = new Dictionary<string, Func<TimeProvider, Fault>>
    {
        ["latency"] = time => Latency(TimeSpan.FromSeconds(5), time),
        ["hang"] = Hang,
        ["drip"] = Drip,
        ["truncated"] = _ => Truncated,
        ["cut"] = _ => Cut,
        ["reset"] = _ => Reset,
        ["html"] = _ => HtmlPage(200),
        ["html-403"] = _ => HtmlPage(403),
        ["html-500"] = _ => HtmlPage(500),
        ["json"] = _ => JsonError(200),
        ["wrong-type"] = _ => WrongType,
        ["torn"] = _ => Torn,
        ["redirect"] = _ => Redirect("https://127.0.0.1:9/elsewhere"),
        ["400"] = _ => Status(400),
        ["401"] = _ => Status(401),
        ["403"] = _ => Status(403),
        ["409"] = _ => Status(409),
        ["429"] = _ => Status(429, retryAfter: "7"),
        ["500"] = _ => Status(500),
        ["503"] = _ => Status(503),
    };

    /// <summary>An error as NSX writes it.</summary>
    public static Fault Status(int status, string? retryAfter = null) => new($"{status}", call => SendAsync(call, status, "application/xml", ErrorXml, retryAfter));

    public static Fault HtmlPage(int status) => new($"html-{status}", call => SendAsync(call, status, "text/html", Html));

    public static Fault JsonError(int status) => new("json", call => SendAsync(call, status, "application/json", ErrorJson));

    /// <summary>Another document in its place.</summary>
    public static Fault Instead(string body) => new("instead", call => SendAsync(call, 200, "application/xml", body));

    /// <summary>The true answer, changed.</summary>
    public static Fault Rewritten(Func<string, int, string> change) => new("rewritten", call => SendAsync(call, 200, "application/xml", change(Encoding.UTF8.GetString(call.Body), call.Nth)));

    public static Fault Redirect(string to) => new("redirect", call =>
    {
        call.Context.Response.Headers.Location = to;
        return SendAsync(call, 302, "text/html", "");
    });

    /// <summary>What was asked for, in a language that was not.</summary>
    public static Fault WrongType => new("wrong-type", call => SendAsync(call, 200, "application/json", """{"edgePage":{"data":[]},"id":"edge-7"}"""));

    /// <summary>The version of the document moves from call to call.</summary>
    public static Fault Torn => Rewritten((body, nth) => Version().Replace(body, v => $"<version>{int.Parse(v.Groups[1].Value) + nth}</version>", 1)) with { Name = "torn" };

    /// <summary>Half of the answer, and then the connection ends.</summary>
    public static Fault Truncated => new("truncated", async call =>
    {
        call.Context.Response.ContentLength = call.Body.Length;
        await call.Context.Response.Body.WriteAsync(call.Body.AsMemory(0, call.Body.Length / 2));
        await call.Context.Response.Body.FlushAsync();
        call.Context.Abort();
    });

    /// <summary>Half of the answer, as if it were all.</summary>
    public static Fault Cut => new("cut", call => SendAsync(call, 200, "application/xml", Encoding.UTF8.GetString(call.Body.AsSpan(0, call.Body.Length / 2))));

    public static Fault Reset => new("reset", call =>
    {
        call.Context.Abort();
        return Task.CompletedTask;
    });

    public static Fault Latency(TimeSpan delay, TimeProvider time) => new("latency", async call =>
    {
        await Task.Delay(delay, time, call.Context.RequestAborted);
        await call.Context.Response.Body.WriteAsync(call.Body);
    });

    /// <summary>No answer, until the caller gives up.</summary>
    public static Fault Hang(TimeProvider time) => new("hang", async call =>
    {
        for (var i = 0; i < Patience; i += 10) await WaitAsync(TimeSpan.FromSeconds(10), time, call);
        await WaitAsync(Timeout.InfiniteTimeSpan, time, call);
    });

    /// <summary>A byte in a second: there is always some progress.</summary>
    public static Fault Drip(TimeProvider time) => new("drip", async call =>
    {
        call.Context.Response.ContentLength = call.Body.Length;
        foreach (var one in call.Body.Take(Patience))
        {
            await call.Context.Response.Body.WriteAsync(new[] { one });
            await call.Context.Response.Body.FlushAsync();
            await WaitAsync(TimeSpan.FromSeconds(1), time, call);
        }
        await WaitAsync(Timeout.InfiniteTimeSpan, time, call);
    });

    private static async Task WaitAsync(TimeSpan time, TimeProvider clock, FaultCall call) =>
        await Task.Delay(time, clock, call.Context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static async Task SendAsync(FaultCall call, int status, string type, string body, string? retryAfter = null)
    {
        var answer = call.Context.Response;
        (answer.StatusCode, answer.ContentType, answer.ContentLength) = (status, type, null);
        if (retryAfter is not null) answer.Headers.RetryAfter = retryAfter;
        await answer.WriteAsync(body);
    }

    [GeneratedRegex("<version>([0-9]+)</version>")] private static partial Regex Version();
}
