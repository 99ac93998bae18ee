using HybridDrift.Plans;

namespace HybridDrift.Collect.Nsx;

/// <summary>Where NSX Manager is, how it is trusted, and how gently it is read.</summary>
public sealed record NsxSettings
{
    /// <summary>Such as <c>https://nsx.example</c>: without a path, and without an account.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public required Uri Url
    {
        get;
        init => field = value is { IsAbsoluteUri: true, Scheme: "https", UserInfo: "", PathAndQuery: "/", Fragment: "" }
            ? value
            : throw new ArgumentException("The address of NSX Manager starts with https:// and has neither an account nor a path in it.");
    }

    /// <summary>A token is asked for once and sent with every call, from NSX 6.4.0 on; or user and password with every call.</summary>
    public NsxLogin Login { get; init; } = NsxLogin.Jwt;

    /// <summary>PEM file of the authorities to trust instead of the system's.</summary>
    public string? CaFile { get; init; }

    /// <summary>The one certificate to trust, whoever signed it: 64 hexadecimal digits, with or without colons.</summary>
    /// <exception cref="ArgumentException">It is no SHA-256.</exception>
    public string? PinnedSha256
    {
        get;
        init => field = value is null ? null : value.Replace(":", "").ToLowerInvariant() is { Length: 64 } hex && hex.All(char.IsAsciiHexDigit)
            ? hex
            : throw new ArgumentException("The pinned certificate is not a SHA-256 of 64 hexadecimal digits.");
    }

    /// <summary>For one call with all of its answer.</summary>
    public TimeSpan CallTimeout { get; init => field = Positive(value); } = TimeSpan.FromSeconds(60);

    /// <summary>For everything: what has not been read by then is a problem.</summary>
    public TimeSpan Deadline { get; init => field = Positive(value); } = TimeSpan.FromMinutes(10);

    public int MaxInFlight { get; init => field = Positive(value); } = 2;

    public int MaxPerSecond { get; init => field = Positive(value); } = 5;

    public long MaxDocumentBytes { get; init; } = RecordingFolder.MaxDocumentBytes;

    /// <summary>IP sets, applications and groups that are read at most: each is a call.</summary>
    public int MaxObjects { get; init; } = 1_000;

    private static TimeSpan Positive(TimeSpan value) => value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), "A time that calls may take is longer than none.");

    private static int Positive(int value) => value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), "A number of calls is 1 or more.");
}
