using HipAi.Scp.Delivery;

namespace HipAi.KillHost;

/// <summary>The real forms with a kill point before each kind: after a report is taken from the outbox and before anything of it is sent.</summary>
internal static class KillForms
{
    public static ReportForms Around(ReportForms forms, KillSwitch killer) => forms with
    {
        Sr = (package, destination) => Passing(killer, "form-sr", () => forms.Sr(package, destination)),
        EncapsulatedPdf = package => Passing(killer, "form-pdf", () => forms.EncapsulatedPdf(package)),
        Hl7 = (package, destination) => Passing(killer, "form-hl7", () => forms.Hl7(package, destination)),
        Fhir = (package, destination) => Passing(killer, "form-fhir", () => forms.Fhir(package, destination)),
    };

    private static T Passing<T>(KillSwitch killer, string point, Func<T> write)
    {
        killer.Pass(point);
        return write();
    }
}
