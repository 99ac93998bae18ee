using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.StrongSwan;

public sealed class SwanctlTests
{
    private static readonly string OfIpsec = SwanctlOutputs.Common(IpsecOutputs.Read(IpsecOutputs.Healthy));

    [Theory]
    [InlineData(SwanctlOutputs.Plain)]
    [InlineData(SwanctlOutputs.Raw)]
    public void The_SAs_are_those_of_ipsec_when_the_gateway_is_the_same(string text)
    {
        var status = SwanctlOutputs.Read(text);

        Assert.Equal(OfIpsec, SwanctlOutputs.Common(status));
        Assert.False(status.HasConnections);
        Assert.Empty(status.Connections);
        Assert.Null(status.Version);
    }

    [Fact]
    public void The_SAs_are_the_same_when_every_value_has_a_line_of_its_own()
    {
        Assert.Contains("    remote-id = esg=2, rack]7\n", SwanctlOutputs.Pretty, StringComparison.Ordinal);
        Assert.Equal(OfIpsec, SwanctlOutputs.Common(SwanctlOutputs.Read(SwanctlOutputs.Pretty)));
        var text = SwanctlOutputs.Pretty.TrimEnd();
        for (var kept = 1; kept < text.Length; kept++)
            Assert.NotEqual(Completeness.Complete, SwanctlOutputs.Parse(text[..kept]).Completeness);
    }

    [Theory]
    [InlineData("plugin 'test-vectors': failed to load - test_vectors_plugin_create not found and no plugin file available\n")]
    [InlineData("no files found matching '/etc/swanctl/conf.d/*.conf'\n")]
    [InlineData("# swanctl --list-sas\n")]
    [InlineData("$ kubectl -n vpn exec gw -- swanctl --list-sas --raw\n")]
    [InlineData("\uFEFF\n\n")]
    public void The_SAs_are_the_same_when_swanctl_says_something_of_its_own_first(string before)
    {
        foreach (var text in new[] { SwanctlOutputs.Plain, SwanctlOutputs.Raw })
            Assert.Equal(OfIpsec, SwanctlOutputs.Common(SwanctlOutputs.Read(before + text)));
    }

    [Fact]
    public void The_SAs_are_the_same_when_only_blanks_differ()
    {
        Assert.Equal(OfIpsec, SwanctlOutputs.Common(SwanctlOutputs.Read(SwanctlOutputs.Plain.ReplaceLineEndings("\r\n"))));
        Assert.Equal(OfIpsec, SwanctlOutputs.Common(SwanctlOutputs.Read(string.Join('\n', SwanctlOutputs.Plain.Split('\n').Select(l => l.Trim())))));
        Assert.Equal(OfIpsec, SwanctlOutputs.Common(SwanctlOutputs.Read(SwanctlOutputs.Raw.TrimEnd())));
    }

    [Theory]
    [InlineData("", 0, Completeness.Complete)]
    [InlineData("\n", 0, Completeness.Complete)]
    [InlineData("plugin 'pem': failed to load - no\n", 0, Completeness.Complete)]
    [InlineData("list-sas reply {}\n", 0, Completeness.Complete)]
    [InlineData("list-sas reply {}\n", null, Completeness.Complete)]
    [InlineData("", null, Completeness.Failed)]
    [InlineData("", 3, Completeness.Failed)]
    [InlineData("", 111, Completeness.Failed)]
    [InlineData("list-sas reply {success=no errmsg=busy}\n", 0, Completeness.Partial)]
    [InlineData("list-sas reply {}\n", 3, Completeness.Partial)]
    public void There_are_no_SAs_when_the_command_said_so(string text, int? exitCode, Completeness completeness)
    {
        var reading = SwanctlOutputs.Parse(text, exitCode);

        Assert.Equal(completeness, reading.Completeness);
        Assert.Empty(reading.Value.IkeSas);
        Assert.False(reading.Value.DaemonStopped);
    }

    [Theory]
    [InlineData("connecting to 'unix:///var/run/charon.vici' failed: Connection refused\nError: connecting to 'default' URI failed: Connection refused\n", "not reaching its daemon")]
    [InlineData("connecting to 'unix:///var/run/charon.vici' failed: Permission denied\n", "not reaching its daemon")]
    [InlineData("strongSwan 5.9.8 swanctl\nusage:\n  swanctl --list-sas [--ike <name>|--ike-id <id>]\n           --help            (-h)  show usage information\n", "the usage text of swanctl")]
    [InlineData("sh: 1: swanctl: not found\n", "did not find the command")]
    public void The_reading_fails_when_the_daemon_was_not_reached(string text, string kind)
    {
        foreach (int? exitCode in new int?[] { null, 0, 2, 111 })
        {
            var reading = SwanctlOutputs.Parse(text, exitCode);
            Assert.Equal(Completeness.Failed, reading.Completeness);
            Assert.Contains(kind, Assert.Single(reading.Problems).What, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_SA_is_connecting_without_ids_when_the_peer_is_silent()
    {
        var plain = Assert.Single(SwanctlOutputs.Read("""
            k8s-conn: #1, CONNECTING, IKEv2, 1341d6c9ae3774de_i* 0000000000000000_r
              local  '%any' @ 10.20.0.11[500]
              remote '%any' @ 10.20.0.50[500]
              queued:  QUICK_MODE
              active:  IKE_VENDOR IKE_INIT IKE_NATD CHILD_CREATE

            """).IkeSas);
        var raw = Assert.Single(SwanctlOutputs.Read(
            "list-sa event {k8s-conn {uniqueid=1 version=2 state=CONNECTING local-host=10.20.0.11 local-port=500 local-id=%any remote-host=10.20.0.50 remote-port=500 remote-id=%any "
            + "initiator=yes initiator-spi=1341d6c9ae3774de responder-spi=0000000000000000 tasks-queued=[QUICK_MODE] tasks-active=[IKE_VENDOR IKE_INIT] child-sas {}}}\nlist-sas reply {}\n").IkeSas);
        foreach (var sa in new[] { plain, raw })
        {
            Assert.Equal((IkeState.Connecting, "%any", "10.20.0.50", "%any"), (sa.State, sa.LocalId, sa.RemoteHost, sa.RemoteId));
            Assert.Null(sa.Proposal);
            Assert.Empty(sa.Children);
        }
    }

    [Theory]
    [InlineData("REKEYED", ChildState.Rekeyed, 2)]
    [InlineData("REKEYING", ChildState.Rekeying, 2)]
    [InlineData("DELETED", ChildState.Deleted, 1)]
    public void A_replaced_child_counts_as_it_does_for_ipsec(string state, ChildState expected, int installed)
    {
        var sa = Assert.Single(SwanctlOutputs.Read(SwanctlOutputs.Up + SwanctlOutputs.Child(state, 1) + SwanctlOutputs.Child("INSTALLED")).IkeSas);

        Assert.Equal([expected, ChildState.Installed], sa.Children.Select(c => c.State));
        Assert.Equal(installed, sa.InstalledChildren.Count());
    }

    [Fact]
    public void A_child_that_is_still_agreed_on_has_no_values_yet()
    {
        var child = Assert.Single(SwanctlOutputs.Read(SwanctlOutputs.Up + """
              k8s-conn: #3, reqid 1, CREATED, TUNNEL, (null):
                installed (null)s ago
                in  (null), (null) bytes, (null) packets
                out (null), (null) bytes, (null) packets
                local  (null)
                remote (null)

            """).IkeSas[0].Children);
        Assert.Equal((ChildState.Created, null, null, null), (child.State, child.SpiIn, child.BytesOut, child.Proposal));
    }

    [Fact]
    public void Virtual_addresses_and_further_identities_are_passed_over()
    {
        var sa = Assert.Single(SwanctlOutputs.Read(SwanctlOutputs.Up.Replace("10.20.0.11[4500]", "10.20.0.11[4500] [10.99.0.1 10.99.0.2]")
            .Replace("10.20.0.50[4500]", "10.20.0.50[4500] XAuth: 'kim' [10.99.0.3]")).IkeSas);
        Assert.Equal(("ibm-cloud", "10.20.0.11", "on-prem", "10.20.0.50"), (sa.LocalId, sa.LocalHost, sa.RemoteId, sa.RemoteHost));
    }

    [Fact]
    public void The_form_is_told_by_the_text_whatever_the_document_is_called()
    {
        Assert.Equal(OfIpsec, SwanctlOutputs.Common(IpsecOutputs.Read(SwanctlOutputs.Raw)));
        Assert.Equal(OfIpsec, SwanctlOutputs.Common(SwanctlOutputs.Read(IpsecOutputs.Healthy)));
    }
}
