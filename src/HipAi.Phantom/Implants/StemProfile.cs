using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Implants;

/// <summary>The outline of a stem in its canal, level by level: medial curve along the calcar, straight lateral side, oblique cut.</summary>
internal sealed class StemProfile
{
    private const float CutSlope = 1.05f;
    private const float Clearance = 0.4f;

    private readonly FemoralFrame femur;
    private readonly float tipHalf;
    private readonly float topHalf;
    private readonly float topLevel;
    private readonly float curveLevel;

    public StemProfile(FemoralFrame femur, StemForm form)
    {
        Form = form;
        var anatomy = femur.Anatomy;
        var lesser = anatomy.LesserTrochanterLevel;
        var wanted = anatomy.CanalRadius(lesser - 12) + 11;
        Resection = Math.Clamp(femur.CalcarLevel(wanted), 22, lesser - 6);
        CutMedial = MathF.Min(wanted, femur.MedialLimit(Resection)) - Clearance - (form.Cement is null ? 0 : form.Mantle / 2);
        Tip = Resection + form.Length;
        // Only long revision stems are made with a bow.
        this.femur = form.Length > 185 ? femur : femur.Straight(lesser - 5, Tip);
        topLevel = form.Kind == StemKind.Cylindrical ? lesser - 8 : lesser;
        curveLevel = lesser + (form.Kind == StemKind.Short ? 15 : 30);
        topHalf = Within(topLevel, anatomy.CanalRadius(topLevel) * form.TopFill);
        tipHalf = Within(Tip, anatomy.CanalRadius(Tip) * form.TipFill);
        Shoulder = FindShoulder();
    }

    public StemForm Form { get; }

    /// <summary>The femur as the stem runs in it.</summary>
    public FemoralFrame Femur => femur;

    /// <summary>Level of the medial end of the neck cut.</summary>
    public float Resection { get; }

    /// <summary>How far medial of the shaft axis the stem reaches at the cut.</summary>
    public float CutMedial { get; }

    /// <summary>Level of the tip.</summary>
    public float Tip { get; }

    /// <summary>Level of the lateral shoulder.</summary>
    public float Shoulder { get; }

    /// <summary>Length of the oblique top, from the medial corner to the shoulder.</summary>
    public float CutLength => (Resection - Shoulder) * MathF.Sqrt(1 + (CutSlope * CutSlope));

    /// <summary>A point on the oblique top where the neck leaves the stem.</summary>
    public Vector3 NeckRoot
    {
        get
        {
            var medial = CutMedial - ((Resection - Shoulder) * CutSlope * 0.42f);
            return femur.At(Resection - ((CutMedial - medial) / CutSlope), medial);
        }
    }

    /// <summary>The section at a level, widened by a cement mantle as far as the bone allows.</summary>
    public Level At(float below, float mantle)
    {
        var canal = femur.Anatomy.CanalRadius(below) - 0.2f;
        var half = HalfWidth(below);
        var lateral = -MathF.Min(half + mantle, MathF.Max(canal, half));
        var medialLimit = femur.MedialLimit(below) - 0.2f;
        var medial = Medial(below, half);
        medial = MathF.Max(MathF.Min(medial + mantle, medialLimit), MathF.Min(medial, medialLimit));
        var t = Math.Clamp((below - Resection) / Form.Length, 0, 1);
        var depth = Form.TopDepth + ((Form.TipDepth - Form.TopDepth) * MathF.Sqrt(t));
        depth = MathF.Min(MathF.Min(depth, canal - 0.2f), below > Resection + 40 && Form.Squareness <= 2.2f ? half : depth);
        return new Level(below, medial, lateral, MathF.Min(depth + mantle, canal));
    }

    /// <summary>All sections, from the tip upward.</summary>
    public IEnumerable<Level> Levels(float mantle)
    {
        var tip = Tip + (mantle > 0 ? (Form.Kind == StemKind.PolishedTaper ? 13 : 6) : 0);
        foreach (var (up, share) in new[] { (0f, 0.4f), (1.2f, 0.75f), (4f, 0.97f) })
        {
            var level = At(tip - up, mantle);
            yield return level with { Medial = level.Medial * share, Lateral = level.Lateral * share, HalfDepth = level.HalfDepth * share };
        }

        const int steps = 14;
        for (var i = 1; i <= steps; i++) yield return At(tip - 4 + ((Resection - tip + 4) * i / steps), mantle);
        var top = mantle > 0 ? Resection - (0.6f * (Resection - Shoulder)) : Shoulder;
        for (var i = 1; i <= 6; i++) yield return At(Resection + ((top - Resection) * i / 6), mantle);
    }

    private float HalfWidth(float below)
    {
        var bottom = Form.Kind == StemKind.Cylindrical ? topLevel + 35 : Tip;
        var t = Math.Clamp((below - topLevel) / (bottom - topLevel), -0.2f, 1);
        var half = Within(below, topHalf + ((tipHalf - topHalf) * t));
        // Below the body of a modular stem its shaft is thinner by a step.
        if (Form.Kind == StemKind.ModularRevision && below > Resection + 62) half = MathF.Max(4, half - 1.6f);
        // The shoulder is rounded off on its lateral side.
        return below < Shoulder + 9 ? half - MathF.Min(half - 2, (Shoulder + 9 - below) * (Shoulder + 9 - below) * 0.045f) : half;
    }

    private float Medial(float below, float half)
    {
        if (below < Resection) return MathF.Max(CutMedial - ((Resection - below) * CutSlope), 2.5f - half);
        var t = Math.Clamp((curveLevel - below) / (curveLevel - Resection), 0, 1);
        return half + (MathF.Max(0, CutMedial - half) * Steady.Pow(t, 1.5f));
    }

    private float FindShoulder()
    {
        var half = Within(Resection - 12, topHalf);
        return Resection - ((CutMedial + half - 9.5f) / CutSlope);
    }

    private float Within(float below, float half) => MathF.Max(2.5f, MathF.Min(half, femur.Anatomy.CanalRadius(below) - Clearance));

    /// <summary>One horizontal section, mm from the shaft axis.</summary>
    internal readonly record struct Level(float Below, float Medial, float Lateral, float HalfDepth);
}
