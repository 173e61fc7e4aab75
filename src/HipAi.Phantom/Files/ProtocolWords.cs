using HipAi.Studies;

namespace HipAi.Phantom.Files;

/// <summary>How departments name their exposures: four habits, by view and side.</summary>
internal static class ProtocolWords
{
    /// <summary>Protocol name, series description and study description of an exposure.</summary>
    public static (string Protocol, string Series, string Study) Of(int habit, string projection, ImageLaterality side)
    {
        if (ProjectionNames.Other(projection) is var (name, study)) return (name, name, study);
        var view = Enum.GetValues<RadiographView>().First(view => view.Code() == projection);
        var left = side == ImageLaterality.Left;
        return habit switch
        {
            0 => English(view, left),
            1 => Short(view, left),
            2 => German(view, left),
            _ => French(view, left),
        };
    }

    private static (string Protocol, string Series, string Study) English(RadiographView view, bool left)
    {
        var side = left ? "Left" : "Right";
        return view switch
        {
            RadiographView.ApPelvis => ("Pelvis AP", "AP Pelvis", "XR PELVIS AND HIP"),
            RadiographView.ApHip => ($"Hip AP {side}", $"Hip AP {side}", $"XR HIP {side.ToUpperInvariant()}"),
            RadiographView.FrogLegLateral => ($"Hip Frog Leg {side}", $"Hip Frog Leg Lateral {side}", $"XR HIP {side.ToUpperInvariant()}"),
            _ => ($"Hip Axiolateral {side}", $"Hip {side} Cross Table Lateral", $"XR HIP {side.ToUpperInvariant()}"),
        };
    }

    private static (string Protocol, string Series, string Study) Short(RadiographView view, bool left)
    {
        var side = left ? "LT" : "RT";
        return view switch
        {
            RadiographView.ApPelvis => ("PELVIS 1V", "PELVIS AP", "PELVIS/HIP"),
            RadiographView.ApHip => ($"HIP AP {side}", $"{side} HIP AP", $"HIP {side} 2 VIEWS"),
            RadiographView.FrogLegLateral => ($"HIP FROG {side}", $"{side} HIP FROG LAT", $"HIP {side} 2 VIEWS"),
            _ => ($"HIP XTABLE {side}", $"{side} HIP X-TABLE LAT", $"HIP {side} 2 VIEWS"),
        };
    }

    private static (string Protocol, string Series, string Study) German(RadiographView view, bool left)
    {
        var side = left ? "links" : "rechts";
        return view switch
        {
            RadiographView.ApPelvis => ("Becken a.p.", "Beckenuebersicht", "Becken/Huefte"),
            RadiographView.ApHip => ($"Huefte {side} ap", $"Huefte {side} AP", $"Huefte {side} 2 Ebenen"),
            RadiographView.FrogLegLateral => ($"Huefte {side} Lauenstein", $"Lauenstein {side}", $"Huefte {side} 2 Ebenen"),
            _ => ($"Hueftgelenk {side} axial", $"Huefte {side} axial", $"Huefte {side} 2 Ebenen"),
        };
    }

    private static (string Protocol, string Series, string Study) French(RadiographView view, bool left)
    {
        var side = left ? "GAUCHE" : "DROITE";
        return view switch
        {
            RadiographView.ApPelvis => ("BASSIN FACE", "BASSIN DE FACE", "RX BASSIN"),
            RadiographView.ApHip => ($"HANCHE {side} AP", $"HANCHE {side} FACE AP", $"RX HANCHE {side}"),
            RadiographView.FrogLegLateral => ($"HANCHE {side} LAUENSTEIN", $"HANCHE {side} LAUENSTEIN", $"RX HANCHE {side}"),
            _ => ($"HANCHE {side} ARCELIN", $"HANCHE {side} PROFIL ARCELIN", $"RX HANCHE {side}"),
        };
    }
}
