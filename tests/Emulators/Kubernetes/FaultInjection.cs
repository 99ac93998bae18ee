using System.Text;

namespace HybridDrift.Emulators.Kubernetes;

/// <summary>Lets requests go wrong in the ways of <see cref="FaultKind"/>.</summary>
internal static class FaultInjection
{
    public static async Task RunAsync(HttpContext context, Fault fault, RequestDelegate next, Action stuck)
    {
        switch (fault.Kind)
        {
            case FaultKind.Status:
                if (fault.RetryAfter is not null) context.Response.Headers.RetryAfter = fault.RetryAfter;
                await ApiAnswers.StatusAsync(context, fault.Status, fault.Status == 410 ? ApiAnswers.Token(0) : null);
                break;
            case FaultKind.Echo:
                context.Response.StatusCode = fault.Status;
                await ApiAnswers.WriteAsync(context, Encoding.UTF8.GetBytes($"{{\"kind\": \"Status\", \"message\": \"{context.Request.Headers.Authorization}\", \"reason\": \"{context.Request.Headers.Authorization}\"}}"));
                break;
            case FaultKind.Html:
                context.Response.StatusCode = fault.Status;
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<!DOCTYPE html><html><body>Sign in</body></html>");
                break;
            case FaultKind.Reset:
                context.Abort();
                break;
            case FaultKind.Hang:
                stuck();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                break;
            case FaultKind.WrongKind:
                await ApiAnswers.WriteAsync(context, """{"kind": "SecretList", "apiVersion": "v1", "metadata": {}, "items": []}"""u8.ToArray());
                break;
            default:
                await SpoilAsync(context, fault.Kind, await BodyAsync(context, next), stuck);
                break;
        }
    }

    private static async Task SpoilAsync(HttpContext context, FaultKind kind, byte[] body, Action stuck)
    {
        var half = body.AsMemory(0, body.Length / 2);
        context.Response.ContentLength = kind == FaultKind.Cut ? half.Length : body.Length;
        if (kind != FaultKind.SlowDrip)
        {
            await context.Response.Body.WriteAsync(half);
            await context.Response.Body.FlushAsync();
            if (kind == FaultKind.Truncated) context.Abort();
            return;
        }
        for (var i = 0; i < body.Length; i++)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(i, 1), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            if (i == 0) stuck();
            await Task.Delay(10, context.RequestAborted);
        }
    }

    private static async Task<byte[]> BodyAsync(HttpContext context, RequestDelegate next)
    {
        var (wire, kept) = (context.Response.Body, new MemoryStream());
        context.Response.Body = kept;
        await next(context);
        context.Response.Body = wire;
        return kept.ToArray();
    }
}
