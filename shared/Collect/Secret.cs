namespace HybridDrift.Collect;

/// <summary>A secret in hand. Shows nothing of itself.</summary>
public sealed class Secret(string value)
{
    public string Value { get; } = value;

    /// <summary>A user and a password in one secret, <c>user:password</c>; null when it is not. The password may hold colons, the user not.</summary>
    public (string User, string Password)? UserAndPassword() =>
        Value.IndexOf(':') is > 0 and var colon && colon < Value.Length - 1 ? (Value[..colon], Value[(colon + 1)..]) : null;

    public override string ToString() => "[hidden]";
}
