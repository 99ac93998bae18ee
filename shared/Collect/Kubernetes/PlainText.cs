using System.Buffers;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>Short names, addresses and numbers, which are nearly all texts of a cluster: nothing in them looks like a secret, and it need not be asked at length.</summary>
internal static class PlainText
{
    private const int Longest = 256;

    private static readonly SearchValues<byte> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-/"u8);

    public static bool Is(ReadOnlySpan<byte> text) => text.Length < Longest && text.IndexOfAnyExcept(Characters) < 0 && text.IndexOf("xox"u8) < 0;
}
