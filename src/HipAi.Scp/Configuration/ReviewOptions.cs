namespace HipAi.Scp.Configuration;

/// <summary>Who may use pages and API, and how the reading room works.</summary>
public sealed class ReviewOptions
{
    /// <summary>
    /// The token that machines send as <c>Authorization: Bearer</c>. It may do all that the API offers but sign, edit and manage users. Set it in
    /// the environment, not in a file that others read. <value>Default empty: no such token.</value>
    /// </summary>
    public string ApiToken { get; set; } = "";
}
