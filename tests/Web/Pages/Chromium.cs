using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HybridDrift.Tests.Storage;

namespace HybridDrift.Tests.Web.Pages;

/// <summary>
/// A real browser without a window, steered by its own protocol (Chrome DevTools) as far as these tests need it: addresses, keys, and
/// what it tells a screen reader. Pages may run no script in it.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>A guard against waiting for ever; nothing is measured by it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, (int Code, string Text)> Keys = new() { ["Tab"] = (9, ""), ["Enter"] = (13, "\r"), [" "] = (32, " "), ["ArrowDown"] = (40, "") };

    private readonly TemporaryFolder profile = new();
    private readonly ClientWebSocket socket = new();
    private readonly List<string> events = [];
    private Process process = null!;
    private string session = "";
    private int last;

    /// <summary>Null when there is none on this machine.</summary>
    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(f => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists);

    public static async Task<Chromium> StartAsync()
    {
        var browser = new Chromium();
        // Without its sandbox it starts for root and in containers too; it sees our own pages only.
        browser.process = Process.Start(new ProcessStartInfo(Program!, ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", "--disable-background-networking", "--remote-debugging-port=0", $"--user-data-dir={browser.profile.Path}", "about:blank"]) { RedirectStandardError = true })!;
        const string Listening = "DevTools listening on ";
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        browser.process.ErrorDataReceived += (_, line) => _ = line.Data?.StartsWith(Listening, StringComparison.Ordinal) == true && address.TrySetResult(line.Data[Listening.Length..]);
        browser.process.BeginErrorReadLine();
        await browser.socket.ConnectAsync(new(await address.Task.WaitAsync(Longest)), default);
        var target = (string)(await browser.SendAsync("Target.createTarget", new() { ["url"] = "about:blank" }))["targetId"]!;
        browser.session = (string)(await browser.SendAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!;
        await browser.SendAsync("Page.enable");
        await browser.SendAsync("Emulation.setFocusEmulationEnabled", new() { ["enabled"] = true });
        await browser.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        return browser;
    }

    public Task OpenAsync(string address) => LoadAsync(() => SendAsync("Page.navigate", new() { ["url"] = address }));

    public async Task PressAsync(string key)
    {
        var (code, text) = Keys[key];
        foreach (var type in new[] { text.Length > 0 ? "keyDown" : "rawKeyDown", "keyUp" })
            await SendAsync("Input.dispatchKeyEvent", new() { ["type"] = type, ["key"] = key, ["code"] = key == " " ? "Space" : key, ["windowsVirtualKeyCode"] = code, ["text"] = type == "keyDown" ? text : "" });
    }

    /// <summary>Presses a key that leads to another page.</summary>
    public Task FollowAsync(string key) => LoadAsync(() => PressAsync(key));

    /// <summary>Goes on with Tab until this has the focus.</summary>
    public async Task TabToAsync(string role, string name)
    {
        for (var i = 0; i < 100; i++)
        {
            await PressAsync("Tab");
            if ((await TreeAsync()).Any(n => n.Focused && n.Role == role && n.Name == name)) return;
        }
        Assert.Fail($"The {role} '{name}' is not reached by Tab. There are: {string.Join("; ", (await TreeAsync()).Where(n => n.Name.Length > 0).Select(n => $"{n.Role} '{n.Name}'"))}");
    }

    /// <summary>What a screen reader is told.</summary>
    public async Task<IReadOnlyList<Accessible>> TreeAsync() => [.. (await SendAsync("Accessibility.getFullAXTree"))["nodes"]!.AsArray().Where(n => (bool?)n!["ignored"] != true).Select(n => new Accessible(
        (string?)n!["role"]?["value"] ?? "", n["name"]?["value"]?.ToString() ?? "",
        n["properties"]?.AsArray().Any(p => (string?)p!["name"] == "focused" && (bool?)p["value"]!["value"] == true) == true,
        n["properties"]?.AsArray().Any(p => (string?)p!["name"] == "checked" && p["value"]!["value"]!.ToString() == "true") == true))];

    /// <returns>How wide the page is, and how much of it can be seen.</returns>
    public async Task<(int Page, int Seen)> WidthAsync(int screen)
    {
        await SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = screen, ["height"] = 800, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        var metrics = await SendAsync("Page.getLayoutMetrics");
        return ((int)(double)metrics["cssContentSize"]!["width"]!, (int)(double)metrics["cssLayoutViewport"]!["clientWidth"]!);
    }

    public async ValueTask DisposeAsync()
    {
        // Asked to, it ends its helpers as well, which write to the profile.
        session = "";
        await SendAsync("Browser.close");
        await process.WaitForExitAsync().WaitAsync(Longest);
        process.Dispose();
        socket.Dispose();
        profile.Dispose();
    }

    private async Task LoadAsync(Func<Task> act)
    {
        events.Clear();
        await act();
        while (!events.Contains("Page.loadEventFired")) await ReceiveAsync();
    }

    private async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null)
    {
        var message = new JsonObject { ["id"] = ++last, ["method"] = method, ["params"] = parameters ?? [] };
        if (session.Length > 0) message["sessionId"] = session;
        await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, default);
        while (true)
        {
            var answer = await ReceiveAsync();
            if ((int?)answer["id"] != last) continue;
            return answer["result"] ?? throw new InvalidOperationException($"{method}: {answer["error"]}");
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var guard = new CancellationTokenSource(Longest);
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), guard.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        var received = JsonSerializer.Deserialize<JsonNode>(message.ToArray())!;
        if (received["method"] is { } method) events.Add((string)method!);
        return received;
    }
}

internal sealed record Accessible(string Role, string Name, bool Focused, bool Checked);

/// <summary>A fact that needs a browser; skipped, visibly, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Program is null) Skip = "There is no Chromium on this machine (Debian: apt-get install chromium).";
    }
}
