using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Plans;

namespace HybridDrift.Tests.Plans;

/// <summary>Whatever the text, the answer is a plan or located problems, never an exception.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Fragments =
        ["[", "]", "{", "}", ":", ": ", "- ", "-", "\n", "\n  ", "\t", "'", "\"", "\\", "#", "&a ", "*a", "!", "!!str ", "|\n", ">\n", "?", "%", "@", "---\n", "...\n", "<<: ",
         ",", "\0", "\uFEFF", "\ud83d", "~", "null", "10.0.0.1/8", "::1", "0", "99999999999", "true", "site: ", "flows:\n", "vpn: ", "icp.master"];

    [Property(MaxTest = 2000)]
    public void Random_text_is_answered(NonNull<string> text) => AssertAnswered(text.Get);

    [Property(MaxTest = 500)]
    public void Random_bytes_are_answered(byte[] bytes) => AssertAnswered(Encoding.Latin1.GetString(bytes));

    [Property(MaxTest = 2000)]
    public Property Yaml_like_text_is_answered() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Elements(Fragments)).ToArbitrary(), fragments => AssertAnswered(string.Concat(fragments)));

    [Property(MaxTest = 1000)]
    public Property Changed_example_is_answered() =>
        Prop.ForAll(Gen.ArrayOf(Change, 3).ToArbitrary(), changes => AssertAnswered(changes.Aggregate(PlanSample.Example, (text, change) => change.Apply(text))));

    private static Gen<TextChange> Change =>
        from at in Gen.Choose(0, PlanSample.Example.Length - 1)
        from length in Gen.Choose(0, 12)
        from inserted in Gen.OneOf(Gen.Elements(Fragments), Gen.Constant(""))
        select new TextChange(at, length, inserted);

    private static void AssertAnswered(string text)
    {
        var reading = PlanReader.Read(text);
        Assert.Equal(reading.Problems.Count == 0, reading.Plan is not null);
        var lines = text.ReplaceLineEndings("\n").Count(c => c == '\n') + 1;
        Assert.All(reading.Problems, p =>
        {
            Assert.InRange(p.Line, 1, lines + 1);
            Assert.InRange(p.Column, 1, text.Length + 2);
            Assert.NotEmpty(p.What);
            Assert.NotEmpty(p.Right);
            Assert.DoesNotContain(p.ToString(), char.IsControl);
        });
        Assert.Equal(reading.Problems.OrderBy(p => (p.Line, p.Column)), reading.Problems);
    }

    /// <summary>Some characters taken out, and others put in their place.</summary>
    private sealed record TextChange(int At, int Length, string Inserted)
    {
        public string Apply(string text)
        {
            var at = Math.Min(At, text.Length);
            return text.Remove(at, Math.Min(Length, text.Length - at)).Insert(at, Inserted);
        }
    }
}
