using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>A plate on the lateral cortex, with its holes and screws.</summary>
internal sealed class LateralPlate
{
    private const float Gap = 0.3f;

    private readonly ImplantSketch sketch;
    private readonly FemoralFrame femur;
    private readonly PlateForm form;
    private readonly float lowerSeat;
    private readonly float slope;

    /// <summary>Adds the bar; screws follow by the methods.</summary>
    public LateralPlate(ImplantSketch sketch, PlateForm form)
    {
        this.sketch = sketch;
        this.form = form;
        // Short plates are flat bars; long ones come with the bow of the femur.
        femur = form.Bottom - form.Top < 130 ? sketch.Femur.Straight(form.Top, form.Bottom) : sketch.Femur;
        lowerSeat = femur.LateralReach(form.Bottom);
        slope = form.Contoured ? 0 : Slope();
        var steps = Math.Max(3, (int)((form.Bottom - form.Top) / 14));
        var path = new Vector3[steps + 1];
        for (var i = 0; i <= steps; i++) path[i] = On(form.Top + ((form.Bottom - form.Top) * i / steps), form.Thickness / 2);
        sketch.Add(Shapes.Plate(path, -femur.Medial, form.Width, form.Thickness), form.Metal, Material.SoftTissue, name: form.Name);
    }

    /// <summary>Steel mostly, titanium sometimes.</summary>
    public static Material Metal(ImplantSketch sketch, double titanium = 0.2) =>
        sketch.Chance(titanium) ? Material.Titanium : Material.Steel;

    /// <summary>
    /// Adds screws through both cortices and the holes left empty. The first and the last hole always have a screw; a long
    /// plate bridges the break and holds few in its middle.
    /// </summary>
    /// <param name="first">Level of the first hole.</param>
    /// <param name="count">Number of holes.</param>
    /// <param name="spacing">Distance of the holes.</param>
    /// <param name="screw">The screws.</param>
    /// <param name="filled">Share of the holes with a screw.</param>
    public void Screws(float first, int count, float spacing, ScrewForm screw, double filled = 0.9)
    {
        // In the wide upper bone some surgeons prefer a coarse thread.
        var cancellous = screw == ScrewForm.Cortical && count > 4 && sketch.Chance(0.3);
        for (var i = 0; i < count; i++)
        {
            var level = first + (i * spacing);
            var stagger = i % 2 == 0 ? 1.2f : -1.2f;
            var bridging = count >= 8 && i > count / 4 && i < count - 4;
            var used = i == 0 || i == count - 1 || sketch.Chance(bridging ? filled * 0.35 : filled);
            if (!used) Hole(level, screw, stagger);
            else if (cancellous && i < 2) Bicortical(level, ScrewForm.Cancellous with { ThreadLength = 32 }, stagger, sketch.Between(-2, 2));
            else Bicortical(level, screw, stagger, sketch.Between(-2, 2));
        }

        sketch.Note("holes", count);
    }

    /// <summary>A hole through the plate.</summary>
    public void Hole(float level, ScrewForm screw, float anterior = 0)
    {
        var middle = On(level, form.Thickness / 2, anterior);
        // Across the plate, which slants where the bone flares.
        var along = Vector3.Normalize(On(level + 4, 0) - On(level - 4, 0));
        var across = Vector3.Normalize(femur.Medial - (along * Vector3.Dot(femur.Medial, along)));
        var through = across * ((form.Thickness / 2) - 0.25f);
        SweepSection size = new(screw.ThreadDiameter * 0.55f, screw.ThreadDiameter * 0.75f);
        sketch.Add(Shapes.Sweep([middle - through, middle + through], [size, size], femur.Anterior, 12), Material.SoftTissue, form.Metal, name: form.Name);
    }

    /// <summary>A screw through the plate and both cortices.</summary>
    public void Bicortical(float level, ScrewForm screw, float anterior = 0, float rise = 0)
    {
        var beyond = sketch.Anatomy.OuterRadius(level) + sketch.Between(0.5f, 3);
        var tip = femur.At(level, beyond, anterior * 0.3f) + new Vector3(0, 0, rise);
        sketch.Add(Shapes.Screw(On(level, Seat(screw), anterior), tip, screw, 8), form.Metal, Material.Spongiosa, name: Word(screw));
    }

    /// <summary>A short screw through the plate into the lateral cortex only, as beside a stem.</summary>
    public void Unicortical(float level, ScrewForm screw)
    {
        var tip = On(level, -sketch.Between(6, 9));
        sketch.Add(Shapes.Screw(On(level, Seat(screw)), tip, screw, 8), form.Metal, Material.Cortex, name: Word(screw));
    }

    /// <summary>A point a clearance outside the plate's bone side.</summary>
    public Vector3 On(float level, float clearance, float anterior = 0) =>
        femur.At(level, -Seat(level) - Gap - clearance, anterior);

    /// <summary>How far outside the bone's surface at a point the middle of the plate's outer half lies, along a fixation that comes out there.</summary>
    /// <param name="entry">Where the fixation leaves the bone.</param>
    /// <param name="direction">Unit direction of the fixation into the bone.</param>
    public float Beyond(Vector3 entry, Vector3 direction)
    {
        var outside = Vector3.Dot(entry - On(-entry.Z, form.Thickness * 0.8f), femur.Medial);
        return MathF.Max(1, outside / Vector3.Dot(direction, femur.Medial));
    }

    /// <summary>Where the shank of a screw begins: its head is sunk in the plate, that of a locking screw all of it.</summary>
    private float Seat(ScrewForm screw) => form.Thickness + (screw == ScrewForm.Locking ? 0.2f : 1.6f) - screw.HeadHeight;

    private static string Word(ScrewForm screw) => screw == ScrewForm.Locking ? "locking screw" : screw.ThreadDiameter > 6 ? "cancellous screw" : "cortical screw";

    /// <summary>Distance of the plate's bone side from the shaft axis.</summary>
    private float Seat(float level)
    {
        if (!form.Contoured) return lowerSeat + (slope * (form.Bottom - level));
        var reach = femur.LateralReach(level);
        return MathF.Max(reach, (reach + femur.LateralReach(level - 14) + femur.LateralReach(level + 14)) / 3);
    }

    /// <summary>A straight plate lies on its lower end and leans on the bulge above, which is trimmed a little.</summary>
    private float Slope()
    {
        const float trimmed = 3, steepest = 0.13f;
        var most = -0.03f;
        for (var level = form.Top + 4; level < form.Bottom - 15; level += 8)
            most = MathF.Max(most, (femur.LateralReach(level) - trimmed - lowerSeat) / (form.Bottom - level));
        return MathF.Min(most, steepest);
    }
}
