using System.Text.RegularExpressions;

namespace HybridDrift.Plans.Values;

/// <summary>A form that a text must have, and its description for those who got it wrong.</summary>
internal sealed record TextForm(Regex Pattern, string Wanted)
{
    public bool Fits(string text) => Pattern.IsMatch(text);
}
