namespace HybridDrift.Tests.Plans;

public sealed class ValueTests
{
    [Theory]
    [InlineData("10.1.2.3/16", "'10.1.2.3/16' has host bits; the network is 10.1.0.0/16")]
    [InlineData("10.0.0.0/33", "'10.0.0.0/33' has no length from 0 to 32; write 10.0.0.0/ and the length of the network")]
    [InlineData("10.0.0.0/08", "'10.0.0.0/08' has no length from 0 to 32; write 10.0.0.0/ and the length of the network")]
    [InlineData("10.0.0.0/", "'10.0.0.0/' has no length from 0 to 32; write 10.0.0.0/ and the length of the network")]
    [InlineData("10.0.0.0", "'10.0.0.0' has no prefix length; write 10.0.0.0/32 for a single address, or the length of the network")]
    [InlineData("2001:db8::/32", "'2001:db8::/32' is IPv6, which is not modelled; write an IPv4 prefix")]
    [InlineData("10.0.0/8", "'10.0.0/8' is not an IPv4 prefix; write four numbers from 0 to 255 without leading zeros, such as 10.1.2.3")]
    [InlineData("10.5", "'10.5' is not an IPv4 prefix; write four numbers from 0 to 255 without leading zeros, such as 10.1.2.3")]
    [InlineData("{a: b}", "this is a map; write a prefix, such as 10.1.0.0/16")]
    public void Wrong_prefix_is_a_problem(string prefix, string problem) =>
        Assert.Equal($"5:5: {problem}", PlanSample.Problem($"{PlanSample.Minimal}account-subnets:\n  - {prefix}\n"));

    [Theory]
    [InlineData("10.0.0.256", "'10.0.0.256' is not an IPv4 address; write four numbers from 0 to 255 without leading zeros, such as 10.1.2.3")]
    [InlineData("10.0.0.01", "'10.0.0.01' is not an IPv4 address; write four numbers from 0 to 255 without leading zeros, such as 10.1.2.3")]
    [InlineData("10.0.0.1/32", "'10.0.0.1/32' is a prefix; write one address, without a length")]
    [InlineData("fe80::1", "'fe80::1' is IPv6, which is not modelled; write an IPv4 address")]
    [InlineData("[10.0.0.1]", "this is a list; write an IPv4 address, such as 10.1.2.3")]
    [InlineData("~", "there is no value; write an IPv4 address, such as 10.1.2.3")]
    public void Wrong_address_is_a_problem(string address, string problem) =>
        Assert.Equal($"5:8: {problem}", PlanSample.Problem($"{PlanSample.Minimal}routers:\n  bcr: {address}\n"));

    [Theory]
    [InlineData("0", "'0' is not a port from 1 to 65535; write one number as digits")]
    [InlineData("65536", "'65536' is not a port from 1 to 65535; write one number as digits")]
    [InlineData("-1", "'-1' is not a port from 1 to 65535; write one number as digits")]
    [InlineData("080", "'080' is not a port from 1 to 65535; write one number as digits")]
    [InlineData("0x50", "'0x50' is not a port from 1 to 65535; write one number as digits")]
    [InlineData("80-90", "'80-90' is not a port from 1 to 65535; write one number as digits")]
    [InlineData("'80'", "'80' is a text; write 80 without quotes")]
    [InlineData("[80]", "this is a list; write a port from 1 to 65535")]
    public void Wrong_port_is_a_problem(string port, string problem) =>
        Assert.Equal($"6:41: {problem}", PlanSample.Problem($"{PlanSample.WithEdges}outbound: {{clients: vcs-vms, ports: [1, {port}]}}\n"));

    [Theory]
    [InlineData("443", "'443' is a single value; put it in brackets, to make it a list")]
    [InlineData("[]", "the list is empty; write ports, such as [80, 443]")]
    [InlineData("{a: 1}", "this is a map; write ports, such as [80, 443]")]
    public void Ports_are_a_list(string ports, string problem) =>
        Assert.Equal($"6:37: {problem}", PlanSample.Problem($"{PlanSample.WithEdges}outbound: {{clients: vcs-vms, ports: {ports}}}\n"));

    [Theory]
    [InlineData("yes", "'yes' is not a boolean; write true or false, without quotes")]
    [InlineData("'true'", "'true' is not a boolean; write true or false, without quotes")]
    [InlineData("1", "'1' is not a boolean; write true or false, without quotes")]
    public void Wrong_boolean_is_a_problem(string value, string problem) => Assert.Equal(
        $"5:88: {problem}",
        PlanSample.Problem($"{PlanSample.Minimal}flows:\n- {{kind: enterprise-to-vm, name: a, from: vcs-vms, to: 1.2.3.4, ports: [1], stretched: {value}}}\n"));

    [Theory]
    [InlineData("account-subnets:\n", "4:1: there is no value; write a list of prefixes, such as [10.1.0.0/16]")]
    [InlineData("account-subnets:\n  -\n", "5:4: there is no value; write a prefix, such as 10.1.0.0/16")]
    [InlineData("routers:\n  bcr:\n", "5:3: there is no value; write an IPv4 address, such as 10.1.2.3")]
    [InlineData("icp:\n", "4:1: there is no value; write a map with the keys master, proxy")]
    [InlineData("flows:\n", "4:1: there is no value; write a list, each item on a line of its own that starts with '-'")]
    public void Missing_value_is_reported_at_its_key(string more, string problem) => Assert.Equal(problem, PlanSample.Problem(PlanSample.Minimal + more));

    [Theory]
    [InlineData("123", "123 is a number to YAML; put it in quotes to make it a text")]
    [InlineData("1e3", "1e3 is a number to YAML; put it in quotes to make it a text")]
    [InlineData("true", "true is a boolean to YAML; put it in quotes to make it a text")]
    [InlineData("null", "there is no value; write a text")]
    [InlineData("' '", "the text is empty; write a few words")]
    [InlineData("\"a\\eb\"", "the text holds control characters; write plain text")]
    [InlineData("[a]", "this is a list; write a text")]
    public void Wrong_text_is_a_problem(string text, string problem) =>
        Assert.Equal($"4:48: {problem}", PlanSample.Problem($"{PlanSample.Minimal}never: [{{from: internet, to: vcs-vms, because: {text}}}]\n"));

    [Fact]
    public void Quoted_number_is_a_text() =>
        Assert.Equal("123", PlanSample.Plan($"{PlanSample.Minimal}never: [{{from: internet, to: vcs-vms, because: '123'}}]\n").Nevers[0].Because);

    [Fact]
    public void Quotation_is_shortened_and_cleaned() => Assert.Equal(
        $"1:7: '{new string('x', 60)}…' does not fit; write 1 to 40 lower-case letters, digits and hyphens, with no hyphen at either end",
        PlanSample.Problem(PlanSample.Minimal.Replace("dal10", $"\"\\e\\u202e{new string('x', 61)}\"", StringComparison.Ordinal)));
}
