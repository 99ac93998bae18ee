using System.Text;
using HybridDrift.Reports;
using HybridDrift.Reports.Writers;
using HybridDrift.Tests.Support;
using NJsonSchema;

namespace HybridDrift.Tests.Reports;

public sealed class ReportSchemaTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "infra", "report.schema.json")));

    [Fact]
    public Task A_report_with_drift_fits_the_schema() => Fits(ExampleSite.Drifted().Scan());

    [Fact]
    public Task A_compliant_report_fits_the_schema() => Fits(ExampleSite.WithManifest().Scan());

    [Fact]
    public Task A_report_that_cannot_tell_fits_the_schema() => Fits(ExampleSite.Healthy().Remove("icp/nodes.json").Replace("nsx/stray.txt", "").Scan());

    [Fact]
    public Task A_report_of_other_modes_fits_the_schema() => Fits(ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: static-nat ").Scan());

    [Theory]
    [InlineData("\"verdict\": \"Drift\"", "\"verdict\": \"Fine\"")]
    [InlineData("\"site\": \"dal10\"", "\"site\": \"DAL 10\"")]
    [InlineData("\"status\": \"Pass\"", "\"state\": \"Pass\"")]
    [InlineData("\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"2.0\"")]
    public async Task The_schema_refuses_what_no_report_says(string written, string wrong)
    {
        var json = Encoding.UTF8.GetString(JsonReportWriter.Write(ExampleSite.Drifted().Scan()));
        Assert.Contains(written, json);

        Assert.NotEmpty((await Schema.Value).Validate(json.Replace(written, wrong)));
    }

    private static async Task Fits(Report report) =>
        Assert.Empty((await Schema.Value).Validate(Encoding.UTF8.GetString(JsonReportWriter.Write(report))));
}
