using System.Text;
using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

/// <summary>What a library does, whatever store it is over. A test class per store derives from it.</summary>
public abstract partial class ReportLibraryContract
{
    protected const string Site = "site-1";

    protected static readonly CancellationToken None = CancellationToken.None;
    protected static readonly DateTimeOffset Time = new(2026, 3, 4, 7, 6, 7, 250, TimeSpan.FromHours(2));

    protected IObjectStore Store => field ??= Open();

    protected ReportLibrary Library => field ??= new(Store);

    /// <summary>A store over the objects of this test: each call another one, as another process would have it.</summary>
    protected abstract IObjectStore Open();

    protected static ReportFile FileOf(string name, string content, string type = "text/plain") =>
        new(name, type, Encoding.UTF8.GetBytes(content));

    protected static ReportFiles Report(string run = "run00001", int minutes = 0, string content = "{}", string verdict = "Drift") =>
        new(Site, Time.AddMinutes(minutes), run, verdict, [
            FileOf("report.sarif.json", content, "application/sarif+json"), FileOf("report.json", content, "application/json")]);

    protected async Task<string?> TextAsync(string name) =>
        await Store.ReadAsync(new(name), None) is { } stored ? Encoding.UTF8.GetString(stored.Content.Span) : null;

    protected async Task<List<string>> RunsAsync() => await Library.ListAsync(Site, None).Select(found => found.Run).ToListAsync();

    protected Task<List<string>> NamesAsync() => Store.ListAsync("", None).Select(found => found.Name.Value).ToListAsync().AsTask();
}
