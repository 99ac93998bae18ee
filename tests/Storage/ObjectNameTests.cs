using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

public sealed class ObjectNameTests
{
    public static TheoryData<string> Valid =>
    [
        "a", "a/b/c", "reports/site-1/2026/03/04/050607Z-abcdefgh/report.sarif.json", ".hidden", "a..b", "-", "_", "console", "com", "com10",
        new string('a', 100), new string('a', 100) + "/" + new string('b', 99),
    ];

    public static TheoryData<string?> Invalid =>
    [
        null, "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/..", "a/../b", "a/./b", "a.", "a./b", "...", "a b", " a", "a\\b", "..\\a",
        "C:", "C:/a", "a:b", "~lock", "~a.tmp", "a*", "a?", "a\0", "a\n", "\u00e4", "\uff0e\uff0e", "a%2f..", "nul", "NUL.txt", "a/con/b",
        "Com1", "lpt9.tar.gz", "aux", "PRN", new string('a', 101), new string('a', 100) + "/" + new string('b', 100),
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_name_is_kept_as_it_is(string text)
    {
        Assert.True(ObjectName.TryParse(text, out var name));
        Assert.Equal(text, name.Value);
        Assert.Equal(text, name.ToString());
        Assert.Equal(new ObjectName(text), name);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Every_other_text_is_refused(string? text)
    {
        Assert.False(ObjectName.TryParse(text, out var name));
        Assert.Null(name);
        Assert.ThrowsAny<ArgumentException>(() => new ObjectName(text!));
    }

    [Theory]
    [InlineData("site-1", true)]
    [InlineData("a/b", false)]
    [InlineData("..", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_segment_holds_no_slash(string? text, bool expected) => Assert.Equal(expected, ObjectName.IsSegment(text));
}
