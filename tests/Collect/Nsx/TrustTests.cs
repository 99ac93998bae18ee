using HybridDrift.Collect.Nsx;
using HybridDrift.Emulators;
using HybridDrift.Tests.Storage;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>Nothing is said to a server whose certificate is not trusted, and the refusal says which one it was.</summary>
public sealed class TrustTests
{
    [Fact]
    public async Task The_authority_in_a_file_is_trusted()
    {
        await using var live = await LiveNsx.StartAsync();
        using var folder = new TemporaryFolder();

        var source = await live.ReadAsync(live.Settings with { PinnedSha256 = null, CaFile = Write(folder, live.Manager.Certificate.AuthorityPem) });

        Assert.Empty(source.Problems);
        Assert.NotEmpty(source.Documents);
    }

    [Fact]
    public async Task The_pinned_certificate_is_trusted_however_its_hash_is_written()
    {
        await using var live = await LiveNsx.StartAsync(certificate: EmulatorCertificate.Create(TimeProvider.System, "other.example", expired: true));

        var source = await live.ReadAsync(live.Settings with { PinnedSha256 = string.Join(':', live.Manager.Certificate.Sha256.ToUpperInvariant().Chunk(2).Select(c => new string(c))) });

        Assert.Empty(source.Problems);
    }

    [Fact]
    public async Task Another_certificate_than_the_pinned_one_is_refused()
    {
        await using var live = await LiveNsx.StartAsync();
        using var folder = new TemporaryFolder();

        var settings = live.Settings with { PinnedSha256 = new string('a', 64) };

        await AssertRefusedAsync(live, settings, "is not the pinned one (aaaa");
        await AssertRefusedAsync(live, settings with { CaFile = Write(folder, live.Manager.Certificate.AuthorityPem) }, "is not the pinned one (aaaa");
    }

    [Fact]
    public async Task A_certificate_that_the_system_does_not_trust_is_refused()
    {
        await using var live = await LiveNsx.StartAsync();

        await AssertRefusedAsync(live, live.Settings with { PinnedSha256 = null }, "is not signed by an authority that this system trusts");
    }

    [Theory]
    [InlineData("other.example", false, "is for another name;")]
    [InlineData(null, true, "has expired, or is not valid yet;")]
    public async Task A_certificate_of_a_trusted_authority_must_be_valid_for_the_name_and_the_day(string? name, bool expired, string says)
    {
        await using var live = await LiveNsx.StartAsync(certificate: EmulatorCertificate.Create(TimeProvider.System, name, expired));
        using var folder = new TemporaryFolder();

        await AssertRefusedAsync(live, live.Settings with { PinnedSha256 = null, CaFile = Write(folder, live.Manager.Certificate.AuthorityPem) }, says);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_than_that_in_the_file_is_refused()
    {
        await using var live = await LiveNsx.StartAsync();
        using var folder = new TemporaryFolder();

        await AssertRefusedAsync(live, live.Settings with { PinnedSha256 = null, CaFile = Write(folder, EmulatorCertificate.Create(TimeProvider.System).AuthorityPem) }, "is not signed by an authority in the CA file");
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("no certificate in it", "holds no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "cannot be understood")]
    public async Task A_file_without_an_authority_is_a_problem_and_nothing_is_asked(string? content, string says)
    {
        await using var live = await LiveNsx.StartAsync();
        using var folder = new TemporaryFolder();

        var source = await live.ReadAsync(live.Settings with { PinnedSha256 = null, CaFile = content is null ? folder["none.pem"] : Write(folder, content) });

        Assert.Empty(live.Manager.Log.Requests);
        Assert.Contains(says, Assert.Single(source.Problems).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://nsx.example")]
    [InlineData("https://admin:secret@nsx.example")]
    [InlineData("https://nsx.example/api")]
    [InlineData("https://nsx.example/?x=1")]
    public void An_address_that_is_not_plain_https_is_refused_without_quoting_it(string url)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new NsxSettings { Url = new(url) });

        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("zz")]
    public void A_pin_that_is_no_SHA_256_is_refused(string pin) => Assert.Throws<ArgumentException>(() => new NsxSettings { Url = new("https://nsx.example"), PinnedSha256 = pin });

    [Fact]
    public async Task An_address_where_nobody_answers_is_one_problem()
    {
        await using var live = await LiveNsx.StartAsync();
        var settings = live.Settings;
        await live.Manager.DisposeAsync();

        var problem = Assert.Single((await live.ReadAsync(settings)).Problems);

        Assert.Equal("nsx", problem.Document);
        Assert.Contains($"cannot be reached at {settings.Url.Authority}", problem.What, StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(LiveNsx live, NsxSettings settings, string says)
    {
        var source = await live.ReadAsync(settings);

        Assert.Empty(live.Manager.Log.Requests);
        Assert.Empty(source.Documents);
        var problem = Assert.Single(source.Problems);
        Assert.Equal("nsx", problem.Document);
        Assert.Contains(says, problem.What, StringComparison.Ordinal);
        Assert.Contains($"SHA-256 {live.Manager.Certificate.Sha256}", problem.What, StringComparison.Ordinal);
    }

    private static string Write(TemporaryFolder folder, string pem)
    {
        File.WriteAllText(folder["ca.pem"], pem);
        return folder["ca.pem"];
    }
}
