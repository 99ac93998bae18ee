using HybridDrift.Emulators;
using HybridDrift.Tests.Collect.Nsx;

namespace HybridDrift.Tests.Faults.Live;

/// <summary>Every fault of NSX Manager at a document of every class, through a whole scan.</summary>
public sealed class NsxFaultScanTests
{
    private static readonly Dictionary<string, string> Classes = new()
    {
        ["nsx/edges.xml"] = "/api/4.0/edges",
        ["nsx/edge-3.xml"] = "/api/4.0/edges/edge-3",
        ["nsx/edge-3.ipsec-statistics.xml"] = "/api/4.0/edges/edge-3/ipsec/statistics",
        ["nsx/edge-7.healthsummary.xml"] = "/api/4.0/edges/edge-7/healthsummary",
        ["nsx/edge-8.xml"] = "/api/4.0/edges/edge-8",
        ["nsx/virtualwires.xml"] = "/api/2.0/vdn/virtualwires",
        ["nsx/ipset-12.xml"] = "/api/2.0/services/ipset/ipset-12",
        ["nsx/application-101.xml"] = "/api/2.0/services/application/application-101",
        ["nsx/applicationgroup-11.xml"] = "/api/2.0/services/applicationgroup/applicationgroup-11",
    };

    /// <summary>The fault, and what the reasons say of it.</summary>
    public static TheoryData<string, string> Faults() => new()
    {
        { "401", "status 401" },
        { "403", "status 403 and NSX error 10013: the account may not read it" },
        { "409", "status 409 and NSX error 10013: it was busy" },
        { "429", "status 429 and NSX error 10013: it wants fewer calls" },
        { "429 for an hour", "it asked to wait for 3600 s, longer than there was time for" },
        { "500", "status 500 and NSX error 10013: it failed" },
        { "503", "status 503 and NSX error 10013: it, or the edge, is not available" },
        { "html", "status 200 and an HTML page" },
        { "html-500", "status 500 and an HTML page" },
        { "wrong-type", "the answer is JSON although XML was asked for" },
        { "wrong root", "the answer is not the document that was asked for" },
        { "cut", "is not well-formed XML: it may be cut off" },
        { "truncated", "broke before the answer was complete" },
        { "reset", "broke before the answer was complete" },
        { "hang", "did not answer completely within 60 seconds" },
        { "drip", "did not answer completely within 60 seconds" },
    };

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Faults))]
    public async Task Only_the_checks_that_rest_on_a_document_are_unknown_when_it_has(string fault, string says)
    {
        await using var live = await LiveNsx.StartAsync();
        foreach (var (document, path) in Classes)
        {
            live.Manager.Faults.Clear();
            live.Manager.Faults.On(path, Of(fault, live));

            var read = await live.ReadAsync(live.Settings with { Deadline = TimeSpan.FromMinutes(50) });

            Assert.NotEmpty(read.Problems);
            await LiveReads.AssertOnlyDependentsAsync(read, $"{document} {fault}", says);
        }
    }

    [Fact]
    public async Task Only_the_checks_that_rest_on_an_edge_are_unknown_when_it_changes_each_time_it_is_read()
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On("/api/4.0/edges/edge-7", Fault.Torn);

        await LiveReads.AssertOnlyDependentsAsync(await live.ReadAsync(), "torn", "the edge changed each time it was read");
    }

    [Theory]
    [InlineData("no login", "refused the login")]
    [InlineData("wrong pin", "is not the pinned one")]
    [InlineData("unknown authority", "is not signed by an authority that this system trusts")]
    [InlineData("nobody there", "cannot be reached at")]
    public async Task All_checks_that_rest_on_NSX_and_no_others_are_unknown_when_it_is_not_reached_by(string trouble, string says)
    {
        await using var live = await LiveNsx.StartAsync();
        var settings = trouble switch
        {
            "wrong pin" => live.Settings with { PinnedSha256 = new string('a', 64) },
            "unknown authority" => live.Settings with { PinnedSha256 = null },
            "nobody there" => live.Settings with { Url = new("https://127.0.0.1:1") },
            _ => live.Settings,
        };

        var read = await live.ReadAsync(settings, trouble == "no login" ? live.Credentials with { Password = "another" } : null);

        Assert.Empty(read.Documents);
        await LiveReads.AssertOnlyDependentsAsync(read, trouble, says);
    }

    [Theory]
    [InlineData("503")]
    [InlineData("429")]
    [InlineData("409")]
    [InlineData("500")]
    [InlineData("truncated")]
    [InlineData("reset")]
    [InlineData("hang")]
    [InlineData("latency")]
    [InlineData("torn")]
    [InlineData("token")]
    public async Task A_fault_that_passes_changes_nothing(string fault)
    {
        await using var live = await LiveNsx.StartAsync();
        foreach (var path in fault is "torn" or "token" ? ["/api/4.0/edges/edge-7"] : Classes.Values.ToArray()) live.Manager.Faults.On(path, Of(fault, live), 1);

        await LiveReads.AssertHealedAsync(await live.ReadAsync(live.Settings with { Deadline = TimeSpan.FromMinutes(50) }));
    }

    private static Fault Of(string fault, LiveNsx live) => fault switch
    {
        "429 for an hour" => Fault.Status(429, "3600"),
        "wrong root" => Fault.Instead("<other><id>edge-7</id></other>"),
        "token" => new("token", async call =>
        {
            live.Manager.EndTokens();
            await Fault.Status(401).Answer(call);
        }),
        _ => Fault.Named[fault](live.Time),
    };
}
