namespace HybridDrift.Tests.Plans;

public sealed class YamlTests
{
    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("~")]
    public void Empty_text_is_a_problem(string yaml) =>
        Assert.Equal("1:1: the plan is empty; start with 'site: ' and a name for the site", PlanSample.Problem(yaml));

    [Theory]
    [InlineData("dal10", "1:1: 'dal10' is a single value; write a map with the keys site")]
    [InlineData("\n- a\n", "2:1: this is a list; write a map with the keys site")]
    public void Text_that_is_no_map_is_a_problem(string yaml, string problem) => Assert.StartsWith(problem, PlanSample.Problem(yaml), StringComparison.Ordinal);

    [Theory]
    [InlineData("site:\n\tx: y\n", "2:1: a tab stands in the indentation")]
    [InlineData("a:\n  - b\n \t- c\n", "3:2: a tab stands in the indentation")]
    [InlineData("a: b\nc: d\ne:\n\tf: g\n", "4:1: a tab stands in the indentation")]
    [InlineData("a: [1, 2\nb: 3\n", "1:4: this '[' has no end or holds what is not YAML; close the bracket, and put commas between the items")]
    [InlineData("a: {b: 1, c: [2, 3}\n", "1:14: this '[' has no end or holds what is not YAML, noticed on line 1; close the bracket")]
    [InlineData("a: 'b\n", "1:4: a quoted text is not understood")]
    [InlineData("a: \"b\\q\"\n", "1:4: a quoted text is not understood")]
    [InlineData("a: b: c\n", "1:5: this is not YAML: while scanning a plain scalar value, found invalid mapping")]
    [InlineData("a:\n - b\n c: d\n", "3:2: this is not YAML: ")]
    [InlineData("a: @b\n", "1:4: this is not YAML: while scanning for the next token, found character that cannot start any token")]
    [InlineData("...\n...\n", "1:1: this is not YAML: the structure breaks off")]
    public void Syntax_error_is_one_located_problem(string yaml, string problem) =>
        Assert.StartsWith(problem, PlanSample.Problem(yaml), StringComparison.Ordinal);

    [Theory]
    [InlineData("site: &name dal10", "1:7: there is an anchor ('&'); write the value out where it is needed")]
    [InlineData("site: !!str dal10", "1:7: there is a tag ('!'); write the value without it")]
    [InlineData("site: *name", "1:7: there is an alias ('*'); write the value out: what stands in a plan is what holds")]
    [InlineData("site: dal10\n<<: {recording: x}", "2:1: there is a merge key ('<<'); write the keys out: what stands in a plan is what holds")]
    [InlineData("site: dal10\n[a, b]: c", "2:1: a map or list stands where a key belongs; write a name, a colon and the value")]
    [InlineData("site: dal10\nsite: dal12", "2:1: key 'site' is given twice, on line 1 and on line 2; keep one of them")]
    public void Yaml_that_hides_what_holds_is_a_problem(string start, string problem) =>
        Assert.Equal(problem, PlanSample.Problem(start + PlanSample.Minimal["site: dal10".Length..]));

    [Fact]
    public void Second_document_is_a_problem() => Assert.Equal(
        "4:1: there is a second YAML document; a plan file holds one plan; remove the '---' or split the file",
        PlanSample.Problem(PlanSample.Minimal + "---\nsite: dal12\n"));

    [Fact]
    public void Document_marks_and_a_byte_order_mark_are_accepted() =>
        Assert.Equal("dal10", PlanSample.Plan("\uFEFF---\n" + PlanSample.Minimal + "...\n").Site);

    [Theory]
    [InlineData("a: [[[[", 1)]
    [InlineData("{b: ", 1)]
    [InlineData("- - - - ", 1)]
    public void Deep_nesting_is_one_problem(string unit, int line)
    {
        var problem = PlanSample.Problem(string.Concat(Enumerable.Repeat(unit, 50_000)));
        Assert.StartsWith($"{line}:", problem, StringComparison.Ordinal);
        Assert.EndsWith("the plan is nested deeper than 32 levels; a plan needs no more than 5", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void Thirty_two_levels_are_accepted_and_no_more(int listsBelowTwoMaps, bool accepted)
    {
        var yaml = $"{PlanSample.Minimal}sources: {{nsx: {{a: {new string('[', listsBelowTwoMaps)}{new string(']', listsBelowTwoMaps)}}}}}\n";
        if (accepted) Assert.DoesNotContain(PlanSample.Problems(yaml), p => p.Contains("nested deeper", StringComparison.Ordinal));
        else Assert.Equal($"4:{19 + listsBelowTwoMaps}: the plan is nested deeper than 32 levels; a plan needs no more than 5", PlanSample.Problem(yaml));
    }

    [Fact]
    public void Text_beyond_the_limit_is_a_problem()
    {
        const int limit = 1 << 20;
        var start = PlanSample.Minimal + "# ";
        PlanSample.Plan(start + new string('x', limit - start.Length));
        Assert.Equal("1:1: the plan is larger than 1 MiB; a plan describes one site in a few hundred lines",
            PlanSample.Problem(start + new string('x', limit - start.Length + 1)));
    }

    [Theory]
    [InlineData("site: dal10\r\nx: \0y", "2:4: there is a character U+0000; a plan is plain UTF-8 text")]
    [InlineData("site: \u0007", "1:7: there is a character U+0007; a plan is plain UTF-8 text")]
    [InlineData("site: a\u2028b", "1:8: there is a character U+2028; a plan is plain UTF-8 text")]
    [InlineData("😀\rx: \u0001", "2:4: there is a character U+0001; a plan is plain UTF-8 text")]
    public void Character_that_is_no_text_is_a_problem(string yaml, string problem) => Assert.Equal(problem, PlanSample.Problem(yaml));

    [Fact]
    public void Half_a_surrogate_pair_is_a_problem() => Assert.Equal(
        "1:3: there is a character U+D83D; a plan is plain UTF-8 text", PlanSample.Problem("😀" + '\ud83d'));
}
