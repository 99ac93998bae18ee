using System.Diagnostics.CodeAnalysis;

namespace HybridDrift.Addresses;

/// <summary>An IPv4 address, as the number that the four octets stand for.</summary>
public readonly record struct Address(uint Value) : IComparable<Address>
{
    /// <summary>Four decimal octets, nothing else: no leading zeros, which some systems read as octal.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Address address)
    {
        address = default;
        if (text is null || text.Length is < 7 or > 15) return false;
        var value = 0u;
        var octets = text.Split('.');
        if (octets.Length != 4) return false;
        foreach (var octet in octets)
        {
            if (octet.Length is 0 or > 3 || (octet.Length > 1 && octet[0] == '0')) return false;
            if (Digits.TryParse(octet, 255) is not { } part) return false;
            value = value << 8 | (uint)part;
        }
        address = new(value);
        return true;
    }

    /// <summary>For texts that are known to be right; others are read with <see cref="TryParse"/>.</summary>
    public static Address Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not an IPv4 address.");

    public int CompareTo(Address other) => Value.CompareTo(other.Value);

    public override string ToString() => $"{Value >> 24}.{Value >> 16 & 255}.{Value >> 8 & 255}.{Value & 255}";

    public static bool operator <(Address left, Address right) => left.Value < right.Value;
    public static bool operator >(Address left, Address right) => left.Value > right.Value;
    public static bool operator <=(Address left, Address right) => left.Value <= right.Value;
    public static bool operator >=(Address left, Address right) => left.Value >= right.Value;
}
