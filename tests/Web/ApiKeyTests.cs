using System.Net;

namespace HybridDrift.Tests.Web;

/// <summary>Who may ask the local head.</summary>
public sealed class ApiKeyTests
{
    private const string Key = "0123456789abcdef";

    [Theory]
    [InlineData("x-functions-key", Key)]
    [InlineData("x-api-key", Key)]
    [InlineData("Authorization", "Basic QW55Ym9keTowMTIzNDU2Nzg5YWJjZGVm")] // Anybody:0123456789abcdef
    public async Task With_the_key_one_may(string header, string value)
    {
        await using var head = await RunningHead.StartAsync(Key);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(head, HttpMethod.Get, (header, value))).StatusCode);
    }

    [Theory]
    [InlineData("x-functions-key", "0123456789abcdeg")]
    [InlineData("x-api-key", "")]
    [InlineData("Authorization", "Bearer 0123456789abcdef")]
    [InlineData("Authorization", "Basic !!!")]
    [InlineData("Authorization", "Basic MDEyMzQ1Njc4OWFiY2RlZg==")]
    [InlineData("X-Other", "")]
    public async Task Without_it_one_may_not(string header, string value)
    {
        await using var head = await RunningHead.StartAsync(Key);

        var answer = await SendAsync(head, HttpMethod.Get, (header, value));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.StartsWith("Basic", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_page_of_another_site_may_not_ask_for_anything_by_the_readers_browser()
    {
        await using var open = await RunningHead.StartAsync();
        await using var closed = await RunningHead.StartAsync(Key);

        foreach (var head in new[] { open, closed })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(head, HttpMethod.Post, ("Origin", "https://evil.example"), ("x-api-key", Key))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(head, HttpMethod.Post, ("Origin", "null"), ("x-api-key", Key))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(head, HttpMethod.Post, ("Sec-Fetch-Site", "cross-site"), ("x-api-key", Key))).StatusCode);
            var own = head.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
            Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(head, HttpMethod.Post, ("Origin", own), ("Sec-Fetch-Site", "same-origin"), ("x-api-key", Key))).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(open, HttpMethod.Get, ("Host", "rebound.example"))).StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(RunningHead head, HttpMethod method, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, method == HttpMethod.Get ? "/api/sites" : "/api/sites/dal10/scans");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return head.Client.SendAsync(request);
    }
}
