namespace HipAi.Scp.Configuration;

/// <summary>
/// One sender that may associate (requirement A2): everything it is known by must match. The first source of the list that
/// matches is the one that counts.
/// </summary>
public sealed class ReceivingSourceOptions
{
    /// <summary>What refusals and the log call it. <value>1 to 64 printable characters, no name twice.</value></summary>
    public string Name { get; set; } = "";

    /// <summary>What it may call itself, capitals and small letters told apart. <value>AE titles; empty, the default, is any.</value></summary>
    public IReadOnlyList<string> CallingAeTitles { get; set; } = [];

    /// <summary>By which titles it may call us. <value>AE titles; empty, the default, is any, or ours alone with RequireCalledAeTitle.</value></summary>
    public IReadOnlyList<string> CalledAeTitles { get; set; } = [];

    /// <summary>Where it may come from. <value>Networks (CIDR), at least one.</value></summary>
    public IReadOnlyList<string> Networks { get; set; } = [];

    /// <summary>
    /// Subjects of certificates, as refusals show them. A source that names any comes over TLS or not at all. <value>Default empty:
    /// over TLS any certificate that is trusted, and over the plain port too.</value>
    /// </summary>
    public IReadOnlyList<string> CertificateSubjects { get; set; } = [];

    /// <summary>Its associations at the same time; one more is answered 2/3/2. <value>0 to 1000, default 0: no limit of its own.</value></summary>
    public int MaximumAssociations { get; set; }

    /// <summary>Quiet period after an image of this source (requirement B1). <value>0, the default: that of the assembly; else 100 ms to 1 h.</value></summary>
    public TimeSpan QuietPeriod { get; set; }

    /// <summary>Storage SOP classes that are accepted from it, as UID or name. <value>Default empty: all that are spoken.</value></summary>
    public IReadOnlyList<string> SopClasses { get; set; } = [];

    /// <summary>Transfer syntaxes in which objects are accepted from it, as UID or name. <value>Default empty: all that are offered.</value></summary>
    public IReadOnlyList<string> TransferSyntaxes { get; set; } = [];

    /// <summary>
    /// Where reports on storage commitment go that its own association did not wait for, by the title that it called itself.
    /// <value>Host name or address; default empty: nowhere.</value>
    /// </summary>
    public string CommitmentHost { get; set; } = "";

    /// <summary>TCP port there. <value>1 to 65535, default 104.</value></summary>
    public int CommitmentPort { get; set; } = 104;
}
