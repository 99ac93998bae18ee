using System.Text.RegularExpressions;
using HybridDrift.Web.Pages;

namespace HybridDrift.Tests.Web.Pages;

public sealed partial class PageColourTests
{
    [Fact]
    public void Colours_of_text_stand_out_in_light_and_dark()
    {
        var themes = Themes().Matches(PageStyle.Css).Select(t => Colours().Matches(t.Value).ToDictionary(c => c.Groups["name"].Value, c => c.Groups["value"].Value)).ToArray();

        Assert.Equal(2, themes.Length);
        foreach (var theme in themes)
            foreach (var ink in new[] { "ink", "soft", "red", "orange", "yellow", "green", "blue" })
                foreach (var paper in new[] { "paper", "wash" })
                    Assert.True(Contrast(theme[ink], theme[paper]) >= 4.5, $"{ink} {theme[ink]} on {paper} {theme[paper]}: {Contrast(theme[ink], theme[paper]):0.00}");
        // No colour but these.
        Assert.DoesNotMatch(@"#[0-9a-fA-F]{3,8}\b|rgb|hsl", Themes().Replace(PageStyle.Css, ""));
    }

    /// <summary>As WCAG 2 computes it.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

        static double Luminance(string colour) => (0.2126 * Part(colour, 0)) + (0.7152 * Part(colour, 2)) + (0.0722 * Part(colour, 4));
        static double Part(string colour, int at) => Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@":root\{[^}]*\}")]
    private static partial Regex Themes();

    [GeneratedRegex("--(?<name>[a-z]+):#(?<value>[0-9a-f]{6})")]
    private static partial Regex Colours();
}
