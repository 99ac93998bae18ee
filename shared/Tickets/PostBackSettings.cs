using HybridDrift.Collect;

namespace HybridDrift.Tickets;

/// <summary>Where what became of a change is written, and as whom.</summary>
/// <param name="BaseAddress">Such as <c>https://example.service-now.com</c>: nothing is ever sent elsewhere.</param>
/// <param name="User">With the token as its password; without a user the token is a bearer's.</param>
/// <param name="CaFile">PEM file of the authorities to trust instead of the system's.</param>
public sealed record PostBackSettings(Uri BaseAddress, string? User, Secret Token, string? CaFile = null)
{
    /// <summary>Starts with https:// and has neither an account nor a path in it.</summary>
    public static bool IsBase(Uri address) => address is { IsAbsoluteUri: true, Scheme: "https", UserInfo: "", PathAndQuery: "/", Fragment: "" };
}
