using HybridDrift.Checks;
using HybridDrift.Checks.F;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.F;

public sealed class EdgesHealthyTests
{
    private const string Health = "nsx/edge-7.healthsummary.xml", List = "nsx/edges.xml";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<EdgesHealthy>();

    [Theory]
    [InlineData("YELLOW")]
    [InlineData("RED")]
    [InlineData("GREY")]
    public void It_fails_when_the_status_is_not_green(string status) => ExampleSite.Healthy().EditAfter(List, "<objectId>edge-7<", "<edgeStatus>GREEN<", $"<edgeStatus>{status}<")
        .OnlyFinding<EdgesHealthy>().ShouldFail(DriftKind.Different, "status GREEN", $"its status is {status}", List, "edgeSummary[3]");

    [Fact]
    public void It_fails_when_there_is_an_alarm() => ExampleSite.Healthy()
        .Edit(Health, "<activeAlarms/>", "<activeAlarms><edgeAlarm><alarmId>158</alarmId><alarmCode>130200</alarmCode><severity>High</severity><message>secret words</message></edgeAlarm></activeAlarms>")
        .OnlyFinding<EdgesHealthy>().ShouldFail(DriftKind.Different, "no alarm", "alarms 130200 (High)", Health, "edgeAlarm[1]");

    [Fact]
    public void It_fails_when_an_appliance_does_not_answer() => ExampleSite.Healthy().Edit(Health, "<mpConnectivityStatus>UP<", "<mpConnectivityStatus>DOWN<")
        .OnlyFinding<EdgesHealthy>().ShouldFail(DriftKind.Different, "every appliance answers", "edge-7-0 does not answer", Health, "vmHealthSummary[1]");

    [Fact]
    public void It_cannot_tell_when_it_is_not_said()
    {
        ExampleSite.Healthy().EditAfter(List, "<objectId>edge-7<", "<edgeStatus>GREEN</edgeStatus>", "").OnlyFinding<EdgesHealthy>().ShouldBeUnknown("does not say what its status is");
        ExampleSite.Healthy().Edit(Health, "<mpConnectivityStatus>UP</mpConnectivityStatus>", "").OnlyFinding<EdgesHealthy>().ShouldBeUnknown("does not say whether NSX Manager reaches it");
    }

    [Fact]
    public void An_informational_alarm_and_small_letters_change_nothing() => ExampleSite.Healthy().EditAfter(List, "<objectId>edge-7<", "<edgeStatus>GREEN<", "<edgeStatus>green<")
        .Edit(Health, "<activeAlarms/>", "<activeAlarms><edgeAlarm><alarmCode>1</alarmCode><severity>Informational</severity></edgeAlarm></activeAlarms>").ShouldBeAsHealthy<EdgesHealthy>();

    [Theory]
    [InlineData(Health)]
    [InlineData(List)]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<EdgesHealthy>(document);
}
