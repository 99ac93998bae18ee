using HybridDrift.Collect.Nsx;
using HybridDrift.Emulators;
using HybridDrift.Plans;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>A refused login is tried once: accounts lock.</summary>
public sealed class LoginTests
{
    private const string Token = "/api/2.0/services/auth/token", Edge = "/api/4.0/edges/edge-7";

    [Theory]
    [InlineData(NsxLogin.Basic)]
    [InlineData(NsxLogin.Jwt)]
    public async Task A_wrong_password_is_sent_once_and_is_one_problem(NsxLogin login)
    {
        await using var live = await LiveNsx.StartAsync();

        var source = await live.ReadAsync(live.Settings with { Login = login, MaxInFlight = 2 }, live.Credentials with { Password = "not it" });

        Assert.Single(live.Manager.Log.Requests);
        var problem = Assert.Single(source.Problems);
        Assert.Equal("nsx", problem.Document);
        Assert.Contains("refused the login (status 401)", problem.What, StringComparison.Ordinal);
        Assert.DoesNotContain("not it", problem.What, StringComparison.Ordinal);
        Assert.Empty(source.Documents);
    }

    [Fact]
    public async Task A_page_that_refuses_the_login_with_403_is_heeded_as_well()
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On("/api/4.0/edges", Fault.HtmlPage(403));

        var source = await live.ReadAsync(live.Settings with { Login = NsxLogin.Basic });

        Assert.Single(live.Manager.Log.Requests);
        Assert.Contains("refused the login (status 403)", Assert.Single(source.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_is_refused_meanwhile_ends_the_read_and_keeps_what_was_read()
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On("/api/2.0/services/ipset/ipset-12", Fault.Status(401));

        var source = await live.ReadAsync(live.Settings with { Login = NsxLogin.Basic });

        Assert.Equal("/api/2.0/services/ipset/ipset-12", live.Asked[^1]);
        Assert.Contains("nsx/edge-7.xml", source.Documents.Select(d => d.Path));
        Assert.Contains("nsx/ipset-13.xml", source.Problems.Select(p => p.Document));
        Assert.All(source.Problems, p => Assert.Contains("refused the login", p.What, StringComparison.Ordinal));
        Assert.Equal(LiveReadTests.NsxPaths(ExampleSite.Healthy()).Except(source.Documents.Select(d => d.Path)).Where(p => p != "nsx/application-104.xml").ToHashSet().Count,
            source.Problems.Select(p => p.Document).Where(p => p != "nsx/application-104.xml").ToHashSet().Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_token_that_has_run_out_is_renewed_once(int inFlight)
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On("/api/4.0/edges", EndTokens(live), 1);

        var source = await live.ReadAsync(live.Settings with { MaxInFlight = inFlight });

        Assert.Empty(source.Problems);
        Assert.Equal(2, live.Times(Token));
    }

    [Fact]
    public async Task A_token_that_is_refused_again_ends_the_read()
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On(Edge, Fault.Status(401));

        var source = await live.ReadAsync();

        Assert.Equal((2, 2, Edge), (live.Times(Token), live.Times(Edge), live.Asked[^1]));
        Assert.Contains("nsx/edges.xml", source.Documents.Select(d => d.Path));
        Assert.Contains(source.Problems, p => p.Document == "nsx/edge-7.xml" && p.What.Contains("refused a token that it had just given", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("404", 1, "before version 6.4")]
    [InlineData("500", 3, "no token could be got: NSX Manager answered with status 500")]
    [InlineData("html", 1, "the answer holds none")]
    [InlineData("403", 1, "refused the login (status 403)")]
    [InlineData("hang", 3, "did not answer completely within 60 seconds")]
    public async Task Without_a_token_nothing_is_asked(string fault, int tries, string says)
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On(Token, fault == "404" ? Fault.Status(404) : Fault.Named[fault](live.Time));

        var source = await live.ReadAsync();

        Assert.Equal(tries, live.Manager.Log.Requests.Count);
        Assert.Equal("nsx", Assert.Single(source.Problems).Document);
        Assert.Contains(says, source.Problems[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_show_nothing()
    {
        Assert.Equal("NsxCredentials", new NsxCredentials("auditor", "Kq7Zr2").ToString());
        Assert.Equal("NsxCredentials", $"{new NsxCredentials("auditor", "Kq7Zr2")}");
    }

    private static Fault EndTokens(LiveNsx live) => new("end of tokens", async call =>
    {
        live.Manager.EndTokens();
        await call.Context.Response.Body.WriteAsync(call.Body);
    });
}
