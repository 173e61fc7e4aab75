using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using HipAi.Scp.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace HipAi.Scp.Security;

/// <summary>Knows machines by <c>Authorization: Bearer</c> (RFC 6750).</summary>
internal sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ReviewOptions review)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The name of the scheme.</summary>
    internal const string SchemeName = "token";

    private const string Prefix = "Bearer ";

    /// <summary>What machines with the token of the settings are called.</summary>
    internal const string ConfiguredName = "api-token";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return Task.FromResult(AuthenticateResult.NoResult());
        var isKnown = review.ApiToken.Length > 0 && IsSame(header[Prefix.Length..].Trim(), review.ApiToken);
        if (!isKnown) return Task.FromResult(AuthenticateResult.Fail("unknown token"));
        var machine = new Actor(ConfiguredName, "", "", [Role.Machine]);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(machine.ToPrincipal(SchemeName), SchemeName)));
    }

    // Hashes, so that neither length nor content shows in the time it takes.
    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));
}
