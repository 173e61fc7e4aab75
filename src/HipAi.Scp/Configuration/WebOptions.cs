namespace HipAi.Scp.Configuration;

/// <summary>The web pages and the API.</summary>
public sealed class WebOptions
{
    /// <summary>Addresses to listen on, separated by semicolons; <c>ASPNETCORE_URLS</c> and <c>--urls</c> come before it. <value>Default http://127.0.0.1:8080.</value></summary>
    public string Urls { get; set; } = "http://127.0.0.1:8080";
}
