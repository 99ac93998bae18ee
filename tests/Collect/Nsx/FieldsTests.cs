using System.Text.RegularExpressions;
using HybridDrift.Collect.Nsx;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>What the parsers read is what is kept: no less, and hardly more.</summary>
public sealed partial class FieldsTests
{
    /// <summary>The document of an error is never kept; descriptions hold what people like, and no check needs them.</summary>
    private static readonly string[] LeftOut = ["error", "errors", "errorCode", "details", "description"];

    [Fact]
    public void Every_field_that_a_parser_reads_is_kept()
    {
        var kept = NsxFields.Kinds.SelectMany(k => NsxFields.Of(k).Names).ToHashSet(StringComparer.Ordinal);
        var read = Sources().SelectMany(s => Reading().Matches(s)).Select(m => m.Groups[1].Value).Concat(["snatMatchDestinationAddress", "dnatMatchSourceAddress", "remoteASNumber", "localASNumber"]).Distinct().Except(LeftOut).ToArray();

        Assert.True(read.Length > 100, $"{read.Length}");
        Assert.Empty(read.Except(kept));
    }

    [Fact]
    public void No_field_is_kept_that_no_parser_names()
    {
        var text = string.Concat(Sources());

        // Paging tells where a page begins; a member's name tells people what it is.
        Assert.Equal(["pageSize", "securitygroup", "startIndex"],
            NsxFields.Kinds.SelectMany(k => NsxFields.Of(k).Names).Distinct().Where(n => !text.Contains($"\"{n}\"", StringComparison.Ordinal) && !text.Contains($"\"{n.Replace("Number", "")}\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("psk")]
    [InlineData("password")]
    [InlineData("certificate")]
    [InlineData("serviceCertificate")]
    [InlineData("privateKey")]
    [InlineData("authentication")]
    [InlineData("caCertificates")]
    [InlineData("cliSettings")]
    [InlineData("tokens")]
    public void No_field_that_holds_secrets_is_kept(string name) =>
        Assert.DoesNotContain(name, NsxFields.Kinds.SelectMany(k => NsxFields.Of(k).Names));

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "shared", "Sites", "Parse", "Nsx"), "*.cs").Select(File.ReadAllText);

    [GeneratedRegex("""(?:\.|\b)(?:Text|Texts|Elements|Element|Flag|Once|Descendants|Attribute|Lower|Number|Port|Own|Subnets|Length|AddressesOrAny|PortsOrAny|AutonomousSystem|Up)\((?:[a-z]+, )?"([A-Za-z0-9]+)["]""")]
    private static partial Regex Reading();
}
