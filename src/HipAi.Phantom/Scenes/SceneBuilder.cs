using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Foreign;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Scenes;

/// <summary>Puts a patient into a view: path lengths of every material along every ray.</summary>
internal static class SceneBuilder
{
    // Flesh is smooth: it is projected at this pitch, mm, and enlarged.
    private const float FleshPitch = 1.7f;

    /// <summary>Projects the patient.</summary>
    public static PathMap Project(Patient patient, ViewPlan plan)
    {
        var middle = plan.View == RadiographView.ApPelvis ? Vector3.Zero : Steady.Transform(Vector3.Zero, Pelvis(patient, plan, SideOf(plan)));
        var paths = new PathMap(plan.Geometry, middle);
        Add(paths, patient.Spine, Matrix4x4.CreateScale(1, -1, 1).Then(plan.PatientPose));
        foreach (var side in (ReadOnlySpan<HipSide>)[HipSide.Right, HipSide.Left]) AddHip(paths, patient, plan, side);
        foreach (var tissue in patient.Tissues)
            if (!tissue.Smooth) paths.Add(tissue.Mesh, plan.PatientPose, tissue.Material, tissue.Displaces);
        foreach (var thing in patient.Foreign) paths.Add(thing.Mesh, Anchor(patient, plan, thing.Anchor), thing.Material, thing.Displaces);
        paths.ToMillimetres();
        AddFlesh(paths, patient, plan, middle);
        return paths;
    }

    /// <summary>From a hip's canonical frame to the room, for what stays with the pelvis.</summary>
    public static Matrix4x4 Pelvis(Patient patient, ViewPlan plan, HipSide side) => patient.Place(side).Then(plan.PatientPose);

    /// <summary>From a hip's canonical frame to the room, for what moves with the femur.</summary>
    public static Matrix4x4 Femur(Patient patient, ViewPlan plan, HipSide side)
    {
        var (hardware, mount) = (patient.Hip(side).Hardware, patient.Hip(side).Mount);
        var migrated = Matrix4x4.CreateTranslation(hardware.FemurMigration * 0.15f, 0, hardware.FemurMigration);
        var pose = mount.Held is { } held ? plan.Pose(side).Held(held) : plan.Pose(side);
        return Matrix4x4.CreateTranslation(hardware.FemurShift - mount.Pivot)
            .Then(pose.Matrix())
            .Then(Matrix4x4.CreateTranslation(mount.Seat))
            .Then(migrated)
            .Then(Pelvis(patient, plan, side));
    }

    private static Matrix4x4 Anchor(Patient patient, ViewPlan plan, ForeignAnchor anchor) => anchor switch
    {
        ForeignAnchor.RightPelvis => Pelvis(patient, plan, HipSide.Right),
        ForeignAnchor.LeftPelvis => Pelvis(patient, plan, HipSide.Left),
        ForeignAnchor.RightFemur => Femur(patient, plan, HipSide.Right),
        ForeignAnchor.LeftFemur => Femur(patient, plan, HipSide.Left),
        _ => plan.PatientPose,
    };

    private static void AddHip(PathMap paths, Patient patient, ViewPlan plan, HipSide side)
    {
        var hip = patient.Hip(side);
        var (pelvis, femur) = (Pelvis(patient, plan, side), Femur(patient, plan, side));
        Add(paths, hip.Pelvis, pelvis);
        foreach (var piece in hip.Femur) Add(paths, piece, femur);
        paths.Add(hip.Marrow, femur, Material.Fat, Material.Spongiosa);
        foreach (var part in hip.Lesions.Concat(hip.Hardware.Parts))
            paths.Add(part.Mesh, part.Segment == ImplantSegment.Femur ? femur : pelvis, part.Material, part.Displaces);
    }

    private static void Add(PathMap paths, BoneMesh bone, Matrix4x4 transform)
    {
        paths.Add(bone.Outer, transform, Material.Cortex, Material.SoftTissue);
        paths.Add(bone.Spongiosa, transform, Material.Spongiosa, Material.Cortex);
    }

    private static void AddFlesh(PathMap paths, Patient patient, ViewPlan plan, Vector3 middle)
    {
        var factor = Math.Max(2, (int)MathF.Round(FleshPitch / plan.Geometry.Pitch));
        var coarse = plan.Geometry.Coarser(factor);
        var skin = Flesh(coarse, patient, plan, 0);
        var muscle = Flesh(coarse, patient, plan, 1);
        using var bellies = Bellies(coarse, patient, plan, middle);
        var (lean, fat) = (bellies.Plane(Material.SoftTissue), bellies.Plane(Material.Fat));
        for (var i = 0; i < skin.Length; i++)
        {
            lean[i] += MathF.Min(muscle[i], skin[i]);
            fat[i] += MathF.Max(0, skin[i] - muscle[i]);
        }

        Scratch.Give(skin);
        Scratch.Give(muscle);
        AddUp(lean, coarse, factor, paths.Plane(Material.SoftTissue), plan.Geometry);
        AddUp(fat, coarse, factor, paths.Plane(Material.Fat), plan.Geometry);
    }

    private static void AddUp(float[] plane, ViewGeometry coarse, int factor, float[] target, ViewGeometry view)
    {
        var up = FloatPlane.Up(plane, coarse.Width, coarse.Height, factor, view.Width, view.Height);
        // A fold of the skin may lie where a moved thigh has left no flesh.
        for (var i = 0; i < target.Length; i++) target[i] = MathF.Max(0, target[i] + up[i]);
        Scratch.Give(up);
    }

    /// <summary>What is large and soft in trunk and thighs: muscles and the fat between them.</summary>
    private static PathMap Bellies(ViewGeometry coarse, Patient patient, ViewPlan plan, Vector3 middle)
    {
        var paths = new PathMap(coarse, middle);
        foreach (var tissue in patient.Tissues)
            if (tissue.Smooth) paths.Add(tissue.Mesh, plan.PatientPose, tissue.Material, tissue.Displaces);
        foreach (var side in (ReadOnlySpan<HipSide>)[HipSide.Right, HipSide.Left])
            foreach (var tissue in patient.Hip(side).Thigh) paths.Add(tissue.Mesh, Femur(patient, plan, side), tissue.Material, tissue.Displaces);
        paths.ToMillimetres();
        return paths;
    }

    private static float[] Flesh(ViewGeometry view, Patient patient, ViewPlan plan, float inset)
    {
        var hull = new HullMap(view);
        hull.Add(patient.Body.Trunk(inset), plan.PatientPose);
        foreach (var fold in patient.Body.Folds(inset)) hull.Add(fold, plan.PatientPose);
        foreach (var side in (ReadOnlySpan<HipSide>)[HipSide.Right, HipSide.Left])
            hull.Add(patient.Body.Thigh(patient.Hip(side).Anatomy, patient.Pelvis.HipDistance, inset), Femur(patient, plan, side));
        return hull.Lengths();
    }

    private static HipSide SideOf(ViewPlan plan) => plan.Side == ImageLaterality.Left ? HipSide.Left : HipSide.Right;
}
