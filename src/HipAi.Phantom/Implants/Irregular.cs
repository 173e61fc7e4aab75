using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Implants;

/// <summary>Makes cement and bone look less like lathe work.</summary>
internal static class Irregular
{
    /// <summary>
    /// Shifts every point by a smooth field of waves. While the amplitude is well below the wavelength the field only
    /// bends space, so a closed mesh stays closed and outward.
    /// </summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="amplitude">Largest shift per axis, mm, at most an eighth of the wavelength.</param>
    /// <param name="wavelength">Length of the waves, mm.</param>
    /// <param name="random">The dice for the phases.</param>
    public static TriangleMesh Warp(TriangleMesh mesh, float amplitude, float wavelength, Random random)
    {
        var phases = new Vector3(random.NextSingle(), random.NextSingle(), random.NextSingle()) * MathF.Tau;
        var wave = MathF.Tau / wavelength;
        var reach = MathF.Min(amplitude, wavelength / 8);
        Vector3 Shift(Vector3 p) => new Vector3(
            Steady.Sin((wave * p.Y) + phases.X) + Steady.Sin((0.6f * wave * p.Z) + phases.Y),
            Steady.Sin((wave * p.Z) + phases.Y) + Steady.Sin((0.6f * wave * p.X) + phases.Z),
            Steady.Sin((wave * p.X) + phases.Z) + Steady.Sin((0.6f * wave * p.Y) + phases.X)) * (reach / 2);
        return mesh with { Vertices = [.. mesh.Vertices.Select(p => p + Shift(p))] };
    }
}
