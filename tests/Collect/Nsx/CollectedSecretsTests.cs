using System.Text;
using HybridDrift.Collect;
using HybridDrift.Emulators;
using HybridDrift.Plans;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>Whatever secrets the answers of NSX Manager hold, none is in what was collected.</summary>
public sealed class CollectedSecretsTests
{
    [Theory]
    [InlineData(NsxLogin.Basic)]
    [InlineData(NsxLogin.Jwt)]
    public async Task No_secret_is_collected_when_every_answer_holds_all_of_them(NsxLogin login)
    {
        await using var live = await LiveNsx.StartAsync(Planted("nsx/"));

        var source = await live.ReadAsync(live.Settings with { Login = login });

        Assert.Equal(LiveReadTests.NsxPaths(ExampleSite.Healthy()), source.Documents.Select(d => d.Path).Order(StringComparer.Ordinal));
        AssertNone(source, live);
    }

    /// <summary>Names, ids, addresses: every field that is kept holds a secret once.</summary>
    [Fact]
    public void No_secret_is_kept_when_it_stands_in_any_field()
    {
        string[] shapes = ["JSON web token", "URL with a password", "assignment", "long random text", "ipsec.secrets", "bearer header", "private key", "certificate", "password hash", "access key", "key of a code host", "docker configuration"];
        var site = ExampleSite.Healthy();
        var fields = 0;
        foreach (var path in LiveReadTests.NsxPaths(site))
            foreach (var shape in shapes)
            {
                var root = System.Xml.Linq.XElement.Parse(site[path]);
                foreach (var leaf in root.DescendantsAndSelf().Where(e => !e.HasElements)) leaf.Value = Secrets.Planted.Secrets[shape];
                foreach (var attribute in root.DescendantsAndSelf().SelectMany(e => e.Attributes())) attribute.Value = Secrets.Planted.Secrets[shape];
                Assert.DoesNotContain(Secrets.Planted.Mark, RedactionTests.Redacted(path, root.ToString()), StringComparison.Ordinal);
                fields++;
            }
        Assert.True(fields > 300, $"{fields}");
    }

    [Fact]
    public async Task No_secret_of_an_error_is_in_its_problem()
    {
        await using var live = await LiveNsx.StartAsync();
        var secret = Secrets.Planted.Mark;
        string[] bodies =
        [
            $"<error><details>{secret}</details><errorCode>{secret}</errorCode></error>", $"<errors><error><errorCode>203</errorCode><details>{secret}</details></error></errors>",
            $"<{secret}/>", $"{{\"errors\":[{{\"errorCode\":\"{secret}\",\"details\":\"{secret}\"}}]}}", $"<html><body>{secret}</body></html>", secret, $"<edge><{secret}", $"<!DOCTYPE {secret}><edge/>",
            $"<edge><id>edge-7</id><{secret}hT5sLw9XcVbN3mQ8rTyU1oPaSdFgH/></edge>",
        ];
        foreach (var body in bodies) live.Manager.Faults.On("/api/4.0/edges/edge-7", Fault.Instead(body), 1);

        for (var i = 0; i < bodies.Length; i++) AssertNone(await live.ReadAsync(), live);

        Assert.InRange(live.Times("/api/4.0/edges/edge-7"), bodies.Length, bodies.Length + 1);
    }

    [Theory]
    [InlineData("401")]
    [InlineData("500")]
    [InlineData("hang")]
    [InlineData("reset")]
    public async Task The_password_and_the_token_are_in_no_problem(string fault)
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On("/api/4.0/edges/edge-7", Fault.Named[fault](live.Time));

        AssertNone(await live.ReadAsync(), live);
    }

    private static ExampleSite Planted(string folder)
    {
        var site = ExampleSite.Healthy();
        foreach (var path in site.Documents.Where(d => d.StartsWith(folder, StringComparison.Ordinal)).ToArray()) site.Replace(path, Secrets.Planted.Xml(site[path]));
        return site;
    }

    private static void AssertNone(CollectedSource source, LiveNsx live)
    {
        var all = string.Join('\n', source.Documents.Select(d => d.Request + Encoding.UTF8.GetString(d.Content.Span)).Concat(source.Problems.Select(p => p.ToString())));
        foreach (var secret in new[] { Secrets.Planted.Mark, live.Credentials.Password, "AUTHTOKEN", "eyJ", "Basic " })
            Assert.True(!all.Contains(secret, StringComparison.Ordinal), $"{secret} in {all.Split('\n').FirstOrDefault(l => l.Contains(secret, StringComparison.Ordinal))}");
    }
}
