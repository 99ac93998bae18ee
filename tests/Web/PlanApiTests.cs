using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Web;

public sealed class PlanApiTests
{
    private static readonly string Healthy = Encoding.UTF8.GetString(ExampleSite.Healthy().Plan.File.Span);

    private static readonly EntityTagHeaderValue Any = EntityTagHeaderValue.Any;

    [Fact]
    public async Task A_plan_is_replaced_by_who_has_looked_at_it()
    {
        await using var head = await RunningHead.StartAsync();
        var plan = await head.Client.GetAsync("/api/sites/dal10/plan");
        Assert.Equal(Healthy, await plan.Content.ReadAsStringAsync());
        var changed = Healthy.Replace("ntp: [10.0.77.54]", "ntp: [10.0.77.55]");

        var put = await PutAsync(head, "dal10", changed, ifMatch: plan.Headers.ETag);

        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        var again = await head.Client.GetAsync("/api/sites/dal10/plan");
        Assert.Equal(changed, await again.Content.ReadAsStringAsync());
        Assert.Equal(put.Headers.ETag, again.Headers.ETag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(head, "dal10", Healthy, ifMatch: plan.Headers.ETag)).StatusCode);
    }

    [Fact]
    public async Task The_first_plan_of_a_site_is_created_once()
    {
        await using var head = await RunningHead.StartAsync(plan: false);

        Assert.Equal(HttpStatusCode.Created, (await PutAsync(head, "dal10", Healthy, ifNoneMatch: Any)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(head, "dal10", Healthy, ifNoneMatch: Any)).StatusCode);
        Assert.Equal("dal10", (await head.GetAsync("/api/sites")).GetProperty("sites")[0].GetProperty("site").GetString());
    }

    [Fact]
    public async Task Nobody_writes_over_what_they_have_not_looked_at()
    {
        await using var head = await RunningHead.StartAsync();

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await PutAsync(head, "dal10", Healthy)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(head, "dal10", Healthy, ifMatch: Any)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(head, "dal10", Healthy, ifMatch: new("\"stale\""))).StatusCode);
    }

    [Fact]
    public async Task A_plan_with_errors_is_refused_with_all_of_them()
    {
        await using var head = await RunningHead.StartAsync(plan: false);

        var put = await PutAsync(head, "dal10", Healthy.Replace("172.30.0.0/16", "172.30.0.1/16").Replace("internet: snat", "internet: sneakers"), ifNoneMatch: Any);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, put.StatusCode);
        var told = await put.Content.ReadAsStringAsync();
        Assert.Contains("172.30.0.1/16", told);
        Assert.Contains("sneakers", told);
        Assert.Empty((await head.GetAsync("/api/sites")).GetProperty("sites").EnumerateArray());
    }

    [Fact]
    public async Task What_is_not_a_plan_of_this_site_is_refused_and_nothing_is_kept()
    {
        await using var head = await RunningHead.StartAsync(plan: false);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PutAsync(head, "fra02", Healthy, ifNoneMatch: Any)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PutAsync(head, "dal10", new string('#', (1 << 20) + 1), ifNoneMatch: Any)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PutAsync(head, "Dal_10", Healthy, ifNoneMatch: Any)).StatusCode);
        Assert.Empty((await head.GetAsync("/api/sites")).GetProperty("sites").EnumerateArray());
    }

    [Fact]
    public async Task A_plan_that_comes_this_way_cannot_send_secrets_to_a_host_of_its_choice()
    {
        var live = Healthy.Replace("recording: drifted", "#") + "\nsources:\n  nsx: {url: 'https://nsx.example', secret: nsx-reader}\n";
        await using var closed = await RunningHead.StartAsync(plan: false);
        await using var open = await RunningHead.StartAsync(key: null, plan: false, ("HybridDrift:AllowedSources:0", "nsx.example"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PutAsync(closed, "dal10", live, ifNoneMatch: Any)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(open, "dal10", live, ifNoneMatch: Any)).StatusCode);
    }

    [Theory]
    [InlineData("iks: {kubeconfig-secret: iks-reader, gateways: {one: {vici: 'unix:///var/run/docker.sock'} } }")]
    [InlineData("icp: {kubeconfig-file: other.kubeconfig}")]
    [InlineData("nsx: {url: 'https://nsx.example', secret: nsx-reader, ca-file: other.pem}")]
    public async Task A_plan_that_comes_this_way_names_no_files_and_sockets(string source)
    {
        await using var head = await RunningHead.StartAsync(key: null, plan: false, ("HybridDrift:AllowedSources:0", "nsx.example"));

        var put = await PutAsync(head, "dal10", Healthy.Replace("recording: drifted", "#") + $"\nsources:\n  {source}\n", ifNoneMatch: Any);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, put.StatusCode);
        Assert.Contains("no files and sockets", await put.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> PutAsync(RunningHead head, string site, string plan, EntityTagHeaderValue? ifMatch = null, EntityTagHeaderValue? ifNoneMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/sites/{site}/plan") { Content = new StringContent(plan, Encoding.UTF8, "application/yaml") };
        if (ifMatch is not null) request.Headers.IfMatch.Add(ifMatch);
        if (ifNoneMatch is not null) request.Headers.IfNoneMatch.Add(ifNoneMatch);
        return head.Client.SendAsync(request);
    }
}
