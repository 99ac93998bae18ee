using HybridDrift.Checks;
using HybridDrift.Emulators;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>Whatever goes wrong with an answer, exactly its document is a problem, with a reason to act on; all others are read.</summary>
public sealed class FaultTests
{
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["nsx/edges.xml"] = "/api/4.0/edges",
        ["nsx/edge-3.xml"] = "/api/4.0/edges/edge-3",
        ["nsx/edge-3.ipsec-statistics.xml"] = "/api/4.0/edges/edge-3/ipsec/statistics",
        ["nsx/edge-7.healthsummary.xml"] = "/api/4.0/edges/edge-7/healthsummary",
        ["nsx/edge-8.xml"] = "/api/4.0/edges/edge-8",
        ["nsx/virtualwires.xml"] = "/api/2.0/vdn/virtualwires",
        ["nsx/dfw.xml"] = "/api/4.0/firewall/globalroot-0/config",
        ["nsx/ipset-12.xml"] = "/api/2.0/services/ipset/ipset-12",
        ["nsx/application-101.xml"] = "/api/2.0/services/application/application-101",
        ["nsx/applicationgroup-11.xml"] = "/api/2.0/services/applicationgroup/applicationgroup-11",
    };

    private static readonly string[] Some = ["nsx/edge-7.healthsummary.xml", "nsx/edge-8.xml", "nsx/dfw.xml", "nsx/ipset-12.xml"];

    /// <summary>The fault, what the problem says, and how often it is asked.</summary>
    public static TheoryData<string, string, int> Faults() => new()
    {
        { "400", "status 400 and NSX error 10013: it does not accept the request", 1 },
        { "403", "status 403 and NSX error 10013: the account may not read it; give it the role Auditor", 1 },
        { "409", "status 409 and NSX error 10013: it was busy", 3 },
        { "429", "status 429 and NSX error 10013: it wants fewer calls", 3 },
        { "500", "status 500 and NSX error 10013: it failed", 3 },
        { "503", "status 503 and NSX error 10013: it, or the edge, is not available", 3 },
        { "html", "status 200 and an HTML page: a login page or a proxy's", 1 },
        { "html-500", "status 500 and an HTML page: it failed", 3 },
        { "html-403", "status 403 and an HTML page: the account may not read it", 1 },
        { "json", "status 200 and NSX error 12009: an error in spite of the status", 1 },
        { "wrong-type", "the answer is JSON although XML was asked for", 1 },
        { "cut", "is not well-formed XML: it may be cut off", 1 },
        { "redirect", "status 302: it points elsewhere, which is not followed", 1 },
        { "truncated", "broke before the answer was complete", 3 },
        { "reset", "broke before the answer was complete", 3 },
        { "hang", "did not answer completely within 60 seconds", 3 },
        { "drip", "did not answer completely within 60 seconds", 3 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Exactly_the_documents_of_a_fault_are_problems(string fault, string says, int tries)
    {
        await using var live = await LiveNsx.StartAsync();
        foreach (var path in Some) live.Manager.Faults.On(Paths[path], Fault.Named[fault](live.Time));

        var source = await live.ReadAsync(live.Settings with { Deadline = TimeSpan.FromHours(1) });

        Assert.Equal(Some.Order(StringComparer.Ordinal), source.Problems.Select(p => p.Document));
        Assert.All(source.Problems, p => Assert.Contains(says, p.What, StringComparison.Ordinal));
        Assert.Equal(LiveReadTests.NsxPaths(ExampleSite.Healthy()).Except(Some), source.Documents.Select(d => d.Path).Order(StringComparer.Ordinal));
        // The HTTP client itself asks again when a connection that it kept is gone.
        Assert.All(Some, p => Assert.InRange(live.Times(Paths[p]), tries, fault == "reset" ? tries + 3 : tries));
    }

    public static TheoryData<string> Documents() => [.. Paths.Keys];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task The_checks_that_need_a_document_are_Unknown_without_it_and_no_others(string path)
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On(Paths[path], Fault.Status(500));

        var source = await live.ReadAsync();

        Assert.Equal(path, Assert.Single(source.Problems).Document);
        Assert.DoesNotContain(source.Documents, d => d.Path == path);
        var results = LiveReadTests.With(ExampleSite.Healthy(), source).Scan().Results;
        Assert.DoesNotContain(results, r => r.Status == Status.Fail);
        Assert.Equal(Dependents.Of.GetValueOrDefault(path, []), results.Where(r => r.Status == Status.Unknown).Select(r => r.Check).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("500", 1)]
    [InlineData("503", 2)]
    [InlineData("409", 2)]
    [InlineData("truncated", 2)]
    [InlineData("hang", 1)]
    [InlineData("latency", int.MaxValue)]
    public async Task A_fault_that_passes_leaves_no_problem(string fault, int times)
    {
        await using var live = await LiveNsx.StartAsync();
        foreach (var path in Paths.Values) live.Manager.Faults.On(path, Fault.Named[fault](live.Time), times);

        var source = await live.ReadAsync(live.Settings with { Deadline = TimeSpan.FromHours(1) });

        Assert.Empty(source.Problems);
        Assert.Equal(LiveReadTests.NsxPaths(ExampleSite.Healthy()), source.Documents.Select(d => d.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("<edge><id>edge-9</id></edge>", "the answer is not the document that was asked for")]
    [InlineData("<n:firewallConfiguration xmlns:n=\"urn:x\"/>", "in an XML namespace")]
    [InlineData("<!DOCTYPE firewallConfiguration [<!ENTITY a \"b\">]><firewallConfiguration/>", "holds a DTD")]
    [InlineData("<error><errorCode>x203</errorCode></error>", "NSX error without a code")]
    [InlineData("<errors><error><details/><errorCode>203</errorCode></error></errors>", "NSX error 203")]
    [InlineData("", "the answer is empty")]
    [InlineData("plain words", "the answer is not the document")]
    public async Task An_answer_that_is_another_document_is_a_problem(string body, string says)
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On(Paths["nsx/dfw.xml"], Fault.Instead(body));

        var problem = Assert.Single((await live.ReadAsync()).Problems);

        Assert.Equal("nsx/dfw.xml", problem.Document);
        Assert.Contains(says, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_known_by_its_root_and_not_by_what_its_header_calls_it()
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On(Paths["nsx/dfw.xml"], new("text", async call =>
        {
            call.Context.Response.ContentType = "text/plain";
            await call.Context.Response.Body.WriteAsync(call.Body);
        }));

        Assert.Empty((await live.ReadAsync()).Problems);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_read()
    {
        await using var live = await LiveNsx.StartAsync();

        var source = await live.ReadAsync(live.Settings with { MaxDocumentBytes = 50_000 });

        // Whether edge-7 has tunnels is not known either, so they are asked for.
        Assert.Equal(["nsx/edge-3.xml", "nsx/edge-7.ipsec-statistics.xml", "nsx/edge-7.xml"], source.Problems.Select(p => p.Document));
        Assert.All(source.Problems.Where(p => p.Document != "nsx/edge-7.ipsec-statistics.xml"), p => Assert.Contains("larger than", p.What, StringComparison.Ordinal));
        Assert.Equal(1, live.Times(Paths["nsx/edge-3.xml"]));
    }

    [Fact]
    public async Task An_edge_that_NSX_does_not_have_is_a_problem_of_its_own()
    {
        await using var live = await LiveNsx.StartAsync(edit: documents => documents.Remove("nsx/edge-4.xml"));

        var problem = Assert.Single((await live.ReadAsync()).Problems);

        Assert.Equal("nsx/edge-4.xml", problem.Document);
        Assert.Contains("status 404 and NSX error 202: it has no such object", problem.What, StringComparison.Ordinal);
    }
}
