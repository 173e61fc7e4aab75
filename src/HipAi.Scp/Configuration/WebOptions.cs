namespace HipAi.Scp.Configuration;

/// <summary>The web pages and the API.</summary>
public sealed class WebOptions
{
    /// <summary>Addresses to listen on, separated by semicolons; <c>ASPNETCORE_URLS</c> and <c>--urls</c> come before it. <value>Default http://127.0.0.1:8080.</value></summary>
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>
    /// Requests a second that one person, machine or address may send for long; ten times as many at once. <value>0 to 10,000, default 100; 0 is no
    /// limit.</value>
    /// </summary>
    public int RequestsPerSecond { get; set; } = 100;

    /// <summary>
    /// Networks of proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed, in CIDR notation, separated by commas.
    /// <value>Default empty: nobody's.</value>
    /// </summary>
    public string Proxies { get; set; } = "";
}
