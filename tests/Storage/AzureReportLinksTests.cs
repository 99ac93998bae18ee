using System.Net;
using System.Text;
using System.Web;
using Azure.Core;
using Azure.Storage.Blobs;
using HybridDrift.Storage;
using Microsoft.Extensions.Time.Testing;

namespace HybridDrift.Tests.Storage;

/// <summary>Addresses for downloads, as the service would take them; what asks it for a key is seen on the way.</summary>
public sealed class AzureReportLinksTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_link_is_for_one_file_to_be_read_over_https_for_15_minutes_at_most()
    {
        var (links, _) = Links(HttpStatusCode.OK);

        var (address, until) = await links.LinkAsync(new("reports/dal10/2026/11/22/083000Z-run00001/report.html"), "dal10-report.html", default);

        Assert.Equal("https://evidence.blob.core.windows.net/reports/dal10/2026/11/22/083000Z-run00001/report.html", address.GetLeftPart(UriPartial.Path));
        Assert.Equal(Now.AddMinutes(15), until);
        var query = HttpUtility.ParseQueryString(address.Query);
        Assert.Equal(("r", "b", "https"), (query["sp"], query["sr"], query["spr"]));
        Assert.Equal("2026-11-22T08:45:00Z", query["se"]);
        Assert.Equal("attachment; filename=\"dal10-report.html\"", query["rscd"]);
        Assert.NotNull(query["skoid"]);
        Assert.NotNull(query["sig"]);
    }

    [Fact]
    public async Task The_key_that_signs_it_is_asked_for_by_the_apps_own_identity_for_no_longer()
    {
        var (links, requests) = Links(HttpStatusCode.OK);

        await links.LinkAsync(new("reports/dal10/report.html"), "report.html", default);

        var (path, authorization, body) = Assert.Single(requests);
        Assert.Contains("comp=userdelegationkey", path);
        Assert.Equal("Bearer token-of-the-app", authorization);
        Assert.Contains("<Expiry>2026-11-22T08:45:00Z</Expiry>", body);
        Assert.Contains("<Start>2026-11-22T08:28:00Z</Start>", body);
    }

    [Fact]
    public async Task An_app_that_may_not_sign_is_told_without_the_words_of_the_service()
    {
        var (links, _) = Links(HttpStatusCode.Forbidden);

        var told = await Assert.ThrowsAsync<IOException>(() => links.LinkAsync(new("reports/dal10/report.html"), "report.html", default));

        Assert.StartsWith("The storage could not make a link to 'reports/dal10/report.html': 403", told.Message);
        Assert.Null(told.InnerException);
    }

    private static (AzureReportLinks Links, List<(string Path, string? Authorization, string Body)> Requests) Links(HttpStatusCode status)
    {
        var requests = new List<(string, string?, string)>();
        var options = WatchedTransport.Options(async (request, _) =>
        {
            requests.Add((request.RequestUri!.PathAndQuery, request.Headers.Authorization?.ToString(), await request.Content!.ReadAsStringAsync()));
            return new(status)
            {
                Content = new StringContent($"""
                    <?xml version="1.0" encoding="utf-8"?><UserDelegationKey><SignedOid>{Guid.Empty}</SignedOid><SignedTid>{Guid.Empty}</SignedTid>
                    <SignedStart>2026-11-22T08:28:00Z</SignedStart><SignedExpiry>2026-11-22T08:45:00Z</SignedExpiry><SignedService>b</SignedService>
                    <SignedVersion>2026-06-06</SignedVersion><Value>{Convert.ToBase64String(new byte[32])}</Value></UserDelegationKey>
                    """, Encoding.UTF8, "application/xml"),
            };
        });
        return (new(new BlobServiceClient(new Uri("https://evidence.blob.core.windows.net"), new AppIdentity(), options), new FakeTimeProvider(Now)), requests);
    }

    private sealed class AppIdentity : TokenCredential
    {
        private static readonly AccessToken Token = new("token-of-the-app", Now.AddYears(100));

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Token;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(Token);
    }
}
