using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace HybridDrift.Addresses;

/// <summary>An IPv4 prefix: a network address without host bits, and its length, 0 to 32.</summary>
public readonly record struct Prefix : IComparable<Prefix>
{
    private Prefix(uint network, int length) => (Network, Length) = (new(network), length);

    public Address Network { get; }

    public int Length { get; }

    public Address Last => new(Network.Value | ~Mask(Length));

    /// <summary>The prefix of the given length that holds the address: host bits are masked away.</summary>
    public static Prefix Of(Address address, int length) =>
        length is >= 0 and <= 32 ? new(address.Value & Mask(length), length) : throw new ArgumentOutOfRangeException(nameof(length));

    /// <summary>
    /// Reads <c>a.b.c.d/n</c>, or <c>a.b.c.d</c> as /32. Live systems store CIDRs with host bits, so these are masked
    /// away and reported in <paramref name="hadHostBits"/>.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Prefix prefix, out bool hadHostBits)
    {
        (prefix, hadHostBits) = (default, false);
        if (text is null) return false;
        var slash = text.IndexOf('/');
        if (!Address.TryParse(slash < 0 ? text : text[..slash], out var address)) return false;
        if ((slash < 0 ? 32 : PrefixLength(text.AsSpan(slash + 1), 32)) is not { } length) return false;
        prefix = Of(address, length);
        hadHostBits = prefix.Network != address;
        return true;
    }

    /// <summary>For texts that are known to be right; others are read with <see cref="TryParse"/>.</summary>
    public static Prefix Parse(string text) =>
        TryParse(text, out var prefix, out _) ? prefix : throw new FormatException($"'{text}' is not an IPv4 prefix.");

    /// <summary>The length that a dotted mask stands for (255.255.255.192 is 26); false for a mask with holes.</summary>
    public static bool TryParseMask(string? text, out int length)
    {
        length = 0;
        if (!Address.TryParse(text, out var mask)) return false;
        length = BitOperations.PopCount(mask.Value);
        return mask.Value == Mask(length);
    }

    public bool Contains(Address address) => (address.Value & Mask(Length)) == Network.Value;

    public bool Contains(Prefix other) => other.Length >= Length && Contains(other.Network);

    public bool Overlaps(Prefix other) => Contains(other) || other.Contains(this);

    public int CompareTo(Prefix other) =>
        Network == other.Network ? Length.CompareTo(other.Length) : Network.CompareTo(other.Network);

    public override string ToString() => $"{Network}/{Length}";

    /// <summary>A length without leading zeros, as in an address.</summary>
    internal static int? PrefixLength(ReadOnlySpan<char> text, int maximum) =>
        text.Length > 1 && text[0] == '0' ? null : Digits.TryParse(text, maximum);

    private static uint Mask(int length) => length == 0 ? 0 : uint.MaxValue << (32 - length);

    public static bool operator <(Prefix left, Prefix right) => left.CompareTo(right) < 0;
    public static bool operator >(Prefix left, Prefix right) => left.CompareTo(right) > 0;
    public static bool operator <=(Prefix left, Prefix right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Prefix left, Prefix right) => left.CompareTo(right) >= 0;
}
