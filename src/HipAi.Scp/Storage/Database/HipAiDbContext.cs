using HipAi.Scp.Storage.Listing;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HipAi.Scp.Storage.Database;

/// <summary>The tables. Times are UTC ticks, so that every database orders and compares them alike.</summary>
internal sealed class HipAiDbContext(DbContextOptions<HipAiDbContext> options) : DbContext(options)
{
    public DbSet<SchemaRow> Schema => Set<SchemaRow>();

    public DbSet<InstanceRow> Instances => Set<InstanceRow>();

    public DbSet<StudyRow> Studies => Set<StudyRow>();

    public DbSet<SnapshotRow> Snapshots => Set<SnapshotRow>();

    public DbSet<PredictionRow> Predictions => Set<PredictionRow>();

    public DbSet<ReportRow> Reports => Set<ReportRow>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<DestinationRow> Destinations => Set<DestinationRow>();

    public DbSet<InstallationRow> Installation => Set<InstallationRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<RefusalRow> Refusals => Set<RefusalRow>();

    public DbSet<QuarantinedObjectRow> QuarantinedObjects => Set<QuarantinedObjectRow>();

    public DbSet<CommitmentRow> Commitments => Set<CommitmentRow>();

    public DbSet<PerformedStepRow> PerformedSteps => Set<PerformedStepRow>();

    public DbSet<PerformedStepStudyRow> PerformedStepStudies => Set<PerformedStepStudyRow>();

    public DbSet<PerformedStepInstanceRow> PerformedStepInstances => Set<PerformedStepInstanceRow>();

    public DbSet<TemplateRow> Templates => Set<TemplateRow>();

    public DbSet<TemplateFileRow> TemplateFiles => Set<TemplateFileRow>();

    public DbSet<UserRow> Users => Set<UserRow>();

    public DbSet<ApiTokenRow> ApiTokens => Set<ApiTokenRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<HipDecisionRow> HipDecisions => Set<HipDecisionRow>();

    public DbSet<ReviewRow> Reviews => Set<ReviewRow>();

    public DbSet<OfferDismissalRow> OfferDismissals => Set<OfferDismissalRow>();

    /// <summary>Entries of the audit trail that wait for the end of the transaction: see <see cref="AuditChain"/>.</summary>
    internal List<AuditRow> AuditToAppend { get; } = [];

    /// <summary>Saves; what the work list shows of it is saved with it, and entries of the audit trail wait.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        HoldAuditBack();
        await ListColumns.FillAsync(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Saves; the entries of the audit trail too when they are not held back.</summary>
    internal Task<int> SaveChangesAsync(bool holdAuditBack)
    {
        if (holdAuditBack) HoldAuditBack();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess: true, CancellationToken.None);
    }

    private void HoldAuditBack()
    {
        foreach (var entry in ChangeTracker.Entries<AuditRow>().Where(entry => entry.State == EntityState.Added).ToList())
        {
            AuditToAppend.Add(entry.Entity);
            entry.State = EntityState.Detached;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<StudyState>().HaveConversion<string>();
        configurationBuilder.Properties<ClosedBecause>().HaveConversion<string>();
        configurationBuilder.Properties<DeliveryState>().HaveConversion<string>();
        configurationBuilder.Properties<PerformedStepStatus>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SchemaRow>(row =>
        {
            row.HasKey(s => s.Id);
            row.HasData(new SchemaRow { Id = 1, Version = SchemaRow.CurrentVersion });
        });
        modelBuilder.Entity<InstanceRow>(row =>
        {
            row.HasKey(i => i.Id);
            row.HasIndex(i => i.StudyInstanceUid);
            row.HasIndex(i => new { i.SopInstanceUid, i.Sha256 }).IsUnique();
            row.HasIndex(i => i.Sha256);
        });
        modelBuilder.Entity<StudyRow>(row =>
        {
            row.HasKey(s => s.StudyInstanceUid);
            row.HasIndex(s => new { s.State, s.ClosesAt });
            row.HasIndex(s => s.LastReceivedAt);
            row.HasIndex(s => s.AccessionNumber);
            row.HasIndex(s => s.PatientId);
            // The work list: a page and the counts are read from the first, filters and search from the second without looking at a row.
            row.HasIndex(s => new { s.Attention, s.ListOrder, s.StudyInstanceUid });
            row.HasIndex(s => new { s.Attention, s.ListOrder, s.StudyInstanceUid, s.WaitingSince, s.Marks, s.SearchText });
        });
        modelBuilder.Entity<SnapshotRow>().HasKey(r => new { r.StudyInstanceUid, r.Revision });
        modelBuilder.Entity<PredictionRow>().HasKey(r => new { r.StudyInstanceUid, r.SnapshotRevision });
        modelBuilder.Entity<ReportRow>().HasKey(r => new { r.StudyInstanceUid, r.Version });
        modelBuilder.Entity<DeliveryRow>().HasKey(r => new { r.StudyInstanceUid, r.Version, r.Destination });
        modelBuilder.Entity<OutboxRow>(row =>
        {
            row.HasKey(o => o.Id);
            row.HasIndex(o => new { o.StudyInstanceUid, o.Destination, o.Version }).IsUnique();
            row.HasIndex(o => new { o.State, o.Destination, o.Faults, o.Id });
        });
        modelBuilder.Entity<DestinationRow>().HasKey(d => d.Name);
        modelBuilder.Entity<InstallationRow>().HasKey(i => i.Id);
        modelBuilder.Entity<EventRow>(row =>
        {
            row.HasKey(e => e.Id);
            row.HasIndex(e => e.StudyInstanceUid);
        });
        modelBuilder.Entity<RefusalRow>().HasKey(r => r.Id);
        modelBuilder.Entity<QuarantinedObjectRow>().HasKey(r => r.Id);
        modelBuilder.Entity<CommitmentRow>(row =>
        {
            row.HasKey(c => c.Id);
            row.HasIndex(c => c.TransactionUid);
            row.HasIndex(c => new { c.EndedAt, c.NextAttemptAt });
        });
        modelBuilder.Entity<PerformedStepRow>().HasKey(p => p.SopInstanceUid);
        modelBuilder.Entity<PerformedStepStudyRow>(row =>
        {
            row.HasKey(p => new { p.StudyInstanceUid, p.StepUid });
            row.HasIndex(p => p.StepUid);
        });
        modelBuilder.Entity<TemplateRow>().HasKey(t => new { t.Name, t.Version });
        modelBuilder.Entity<TemplateFileRow>().HasKey(t => t.File);
        modelBuilder.Entity<PerformedStepInstanceRow>(row =>
        {
            row.HasKey(p => new { p.StepUid, p.SopInstanceUid });
            row.HasIndex(p => p.SopInstanceUid);
        });
        OnReviewCreating(modelBuilder);
    }

    /// <summary>The tables of people: who may do what, what they did, and what they decided.</summary>
    private static void OnReviewCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UserRow>(row =>
        {
            row.HasKey(u => u.Id);
            row.HasIndex(u => u.Name).IsUnique();
        });
        modelBuilder.Entity<ApiTokenRow>(row =>
        {
            row.HasKey(t => t.Id);
            row.HasIndex(t => t.Sha256).IsUnique();
        });
        modelBuilder.Entity<AuditRow>(row =>
        {
            row.HasKey(a => a.Id);
            row.HasIndex(a => a.StudyInstanceUid);
            row.HasIndex(a => a.Actor);
        });
        modelBuilder.Entity<HipDecisionRow>(row =>
        {
            row.HasKey(d => d.Id);
            row.HasIndex(d => d.StudyInstanceUid);
        });
        modelBuilder.Entity<OfferDismissalRow>().HasKey(d => new { d.StudyInstanceUid, d.Version });
        modelBuilder.Entity<ReviewRow>(row =>
        {
            row.HasKey(r => new { r.StudyInstanceUid, r.Version });
            row.HasIndex(r => r.SignedAt);
        });
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        value => value.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
