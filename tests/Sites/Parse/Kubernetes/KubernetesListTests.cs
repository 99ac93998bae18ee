using HybridDrift.Collect;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class KubernetesListTests
{
    private const string ApiYaml = """
        apiVersion: v1
        items:
        - apiVersion: v1
          kind: Node
          metadata:
            name: 10.177.7.207
            annotations:
              note: "a: b # no comment"
        - apiVersion: v1
          kind: Node
          metadata:
            name: '10.177.7.208'
        kind: List
        metadata:
          resourceVersion: ""

        """;

    [Fact]
    public void A_list_of_the_API_is_read()
    {
        var nodes = Lists.Nodes(Lists.Json("Node", "v1", """{"metadata":{"name":"a"}}""", """{"metadata":{"name":"b"}}""")).Whole();
        Assert.Equal([("a", "items[0]"), ("b", "items[1]")], nodes.Select(n => (n.Name, n.Origin.Path)));
    }

    [Theory]
    [InlineData("nodes.yaml")]
    [InlineData("nodes.yml")]
    [InlineData("nodes.json")]
    public void A_list_that_kubectl_wrote_as_yaml_is_read_whatever_it_is_called(string name) =>
        Assert.Equal(["10.177.7.207", "10.177.7.208"], Lists.Nodes(ApiYaml, name).Whole().Select(n => n.Name));

    [Fact]
    public void A_list_that_kubectl_wrote_as_json_is_read() => Assert.Equal("a", Assert.Single(Lists.Nodes(
        """{"apiVersion":"v1","items":[{"apiVersion":"v1","kind":"Node","metadata":{"name":"a"}}],"kind":"List","metadata":{"resourceVersion":""}}""").Whole()).Name);

    [Fact]
    public void A_list_that_calicoctl_wrote_is_read() => Assert.Equal("my.ippool-1", Assert.Single(Lists.Pools("""
        apiVersion: projectcalico.org/v3
        items:
        - apiVersion: projectcalico.org/v3
          kind: IPPool
          metadata:
            name: my.ippool-1
          spec:
            cidr: 10.1.0.0/16
        kind: IPPoolList
        metadata: {}

        """, "ippools.yaml").Whole()).Name);

    [Theory]
    [InlineData("""{"kind":"NodeList","apiVersion":"v1","items":[]}""")]
    [InlineData("""{"kind":"NodeList","apiVersion":"v1","items":null}""")]
    [InlineData("""{"kind":"List","apiVersion":"v1","items":[],"metadata":{"continue":""}}""")]
    [InlineData("apiVersion: v1\nitems: []\nkind: List\nmetadata:\n  resourceVersion: \"\"\n")]
    public void An_empty_list_is_whole(string text) => Assert.Empty(Lists.Nodes(text).Whole());

    [Theory]
    [InlineData("""{"kind":"Node","apiVersion":"v1","metadata":{"name":"a"}}""")]
    [InlineData("apiVersion: v1\nkind: Node\nmetadata:\n  name: a\n")]
    public void A_single_object_is_a_part(string text)
    {
        var nodes = Lists.Nodes(text);
        nodes.PartialBecause("is a single Node");
        Assert.Equal("a", Assert.Single(nodes.Value).Name);
    }

    [Fact]
    public void A_first_page_is_a_part() =>
        Assert.Single(PartOf("""{"kind":"NodeList","metadata":{"continue":"eyJ2"},"items":[{"metadata":{"name":"a"}}]}""", "first page of a longer list"));

    [Fact]
    public void Other_kinds_in_a_list_of_several_are_passed_over() => Assert.Equal("a", Assert.Single(Lists.Nodes(
        """{"kind":"List","items":[{"kind":"Service","apiVersion":"v1"},{"kind":"Node","apiVersion":"v1","metadata":{"name":"a"}}]}""").Whole()).Name);

    [Theory]
    [InlineData("""{"kind":"NodeList","items":[{"kind":"Pod","metadata":{"name":"a"}}]}""", "is a Pod, expected Node")]
    [InlineData("""{"kind":"NodeList","items":[{"kind":"Node","apiVersion":"other.io/v1","metadata":{"name":"a"}}]}""", "is a Node of another API")]
    [InlineData("""{"kind":"NodeList","items":[7]}""", "has no metadata.name")]
    [InlineData("""{"kind":"NodeList","items":[null]}""", "has no metadata.name")]
    [InlineData("""{"kind":"NodeList","items":[{"metadata":[]}]}""", "has no metadata.name")]
    [InlineData("""{"kind":"NodeList","items":[{"metadata":{"name":{}}}]}""", "has no metadata.name")]
    public void An_item_that_is_something_else_is_a_problem(string text, string says) => Assert.Empty(PartOf(text, says));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\n", "is empty")]
    [InlineData("<!DOCTYPE html>", "is an HTML page")]
    [InlineData("404 page not found\n", "is not an object")]
    [InlineData("[]", "is not an object")]
    [InlineData("{}", "is of kind '(none)'")]
    [InlineData("{\"kind\":7}", "is of kind '7'")]
    [InlineData("""{"kind":"NodeList"}""", "has no items")]
    [InlineData("""{"kind":"NodeList","items":{}}""", "has no items")]
    [InlineData("""{"kind":"List"}""", "has no items")]
    [InlineData("""{"kind":"PodList","items":[]}""", "is of kind 'PodList', expected NodeList")]
    [InlineData("""{"kind":"Table","rows":[]}""", "is of kind 'Table'")]
    [InlineData("""{"kind":"PartialObjectMetadataList","items":[]}""", "is of kind 'PartialObjectMetadataList'")]
    [InlineData("""{"kind":"NodeList","apiVersion":"other.io/v1","items":[]}""", "is of another API")]
    [InlineData("""{"kind":"List","items":[{"kind":"Service","apiVersion":"v1"}]}""", "is a list of other things")]
    [InlineData("""{"kind":"List","items":[{"kind":"Node","apiVersion":"other.io/v1"},{"kind":""}]}""", "is a list of other things")]
    [InlineData("""{"kind":"Status","code":403,"reason":"Forbidden","message":"nodes is\nforbidden"}""", "Kubernetes API: 403 Forbidden nodes is forbidden")]
    [InlineData("""{"kind":"NodeList","items":[],"items":[{}]}""", "holds a key twice")]
    [InlineData("""{"kind":"NodeList","items":[{"metadata":{"name":"\ud800"}}]}""", "not Unicode")]
    [InlineData("""{"kind":"NodeList","items":[{"\uDC00":1}]}""", "not Unicode")]
    [InlineData("""{"kind":"NodeList","items":[]""", "is not valid JSON")]
    [InlineData("""{"kind":"NodeList","items":[]} {}""", "is not valid JSON")]
    [InlineData("apiVersion: v1\nitems: []\nkind: List\nmetadata: {}", "does not end with a line break")]
    [InlineData("kind: NodeList\nitems: &a []\nmore: *a\n", "holds a YAML alias")]
    [InlineData("kind: NodeList\nkind: NodeList\nitems: []\n", "holds a key twice")]
    [InlineData("kind: NodeList\nitems: []\n---\nkind: NodeList\nitems: []\n", "several YAML documents")]
    [InlineData("? {a: b}\n: c\n", "is not valid JSON or YAML")]
    [InlineData("items: [\n", "is not valid JSON or YAML")]
    [InlineData("items: ]\n", "is not valid JSON or YAML")]
    [InlineData("# nothing\n", "is not valid JSON or YAML")]
    [InlineData("a: \"\\ud800\"\nkind: NodeList\nitems: []\n", "")]
    public void What_is_no_list_of_nodes_is_a_failure(string text, string says)
    {
        var nodes = Lists.Nodes(text);
        nodes.Failure(says);
        Assert.Empty(nodes.Value);
    }

    [Fact]
    public void Deep_nesting_is_a_failure()
    {
        foreach (var open in new[] { "[", "{\"a\":", "- ", "a: [", "{a: " })
        {
            var nodes = Lists.Nodes("kind: NodeList\nitems:\n  " + string.Concat(Enumerable.Repeat(open, 10_000)) + "\n");
            Assert.Equal(Completeness.Failed, nodes.Completeness);
            Assert.Equal(Completeness.Failed, Lists.Nodes(string.Concat(Enumerable.Repeat(open, 100_000)) + "\n").Completeness);
        }
        Assert.Equal(Completeness.Failed, Lists.Nodes(string.Concat(Enumerable.Range(0, 3000).Select(i => new string(' ', i) + "a:\n"))).Completeness);
    }

    [Fact]
    public void Long_words_of_a_document_are_cut()
    {
        var kind = new string('x', 100_000);
        Assert.InRange(Lists.Nodes($$"""{"kind":"{{kind}}"}""").Failure("is of kind").What.Length, 200, 400);
        Assert.InRange(Assert.Single(Lists.Nodes($$"""{"kind":"NodeList","items":[{"kind":"{{kind}}"}]}""").Problems).What.Length, 200, 400);
    }

    [Fact]
    public void A_list_that_is_there_twice_is_a_failure() =>
        Lists.Cluster(("nodes.json", "{}"), ("nodes.yaml", ApiYaml)).Nodes.Failure("is there twice, also as iks/nodes.yaml");

    [Fact]
    public void A_list_that_is_not_there_is_a_failure() => Lists.Cluster(("pods.json", "{}")).Nodes.Failure("is not in the recording");

    private static IReadOnlyList<HybridDrift.Sites.Node> PartOf(string text, string says)
    {
        var nodes = Lists.Nodes(text);
        nodes.PartialBecause(says);
        return nodes.Value;
    }
}
