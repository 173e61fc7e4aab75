using HipAi.Studies;

namespace HipAi.Scp.Configuration;

/// <summary>Who may use pages and API, and how the reading room works.</summary>
public sealed class ReviewOptions
{
    /// <summary>
    /// The token that machines send as <c>Authorization: Bearer</c>. It may do all that the API offers but sign, edit and manage users. Set it in
    /// the environment, not in a file that others read. <value>Default empty: no such token.</value>
    /// </summary>
    public string ApiToken { get; set; } = "";

    /// <summary>
    /// Whether people record what they see before they are shown what the models found: all who sign, nobody, or each as the account says.
    /// <value>Default PerUser.</value>
    /// </summary>
    public BlindFirstMode BlindFirst { get; set; } = BlindFirstMode.PerUser;
}
