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
    /// The password of the user <c>admin</c> that the first start makes, for an installation without a person at the console. Set it in the
    /// environment. <value>Default empty: a random one, shown once on the console, which must be changed.</value>
    /// </summary>
    public string AdminPassword { get; set; } = "";

    /// <summary>How long a session stays without a request. <value>1 min to 24 h, default 1 h.</value></summary>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a session stays at most; then one signs in again. <value><see cref="SessionIdle"/> to 7 days, default 12 h.</value></summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(12);

    /// <summary>
    /// Whether people record what they see before they are shown what the models found: all who sign, nobody, or each as the account says.
    /// <value>Default PerUser.</value>
    /// </summary>
    public BlindFirstMode BlindFirst { get; set; } = BlindFirstMode.PerUser;
}
