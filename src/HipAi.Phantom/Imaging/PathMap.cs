using System.Numerics;
using System.Runtime.Intrinsics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>How far each ray runs inside each material, mm: one plane per material that occurs.</summary>
internal sealed class PathMap : IDisposable
{
    private static readonly int MaterialCount = Enum.GetValues<Material>().Length;
    private readonly ViewGeometry _view;
    private readonly Rasterizer _rasterizer;
    private readonly float[]?[] _planes = new float[MaterialCount][];
    private readonly float _origin;

    /// <param name="view">The view.</param>
    /// <param name="middle">A point in the middle of the scene; lengths along rays are counted from it, which keeps their digits.</param>
    public PathMap(ViewGeometry view, Vector3 middle)
    {
        _view = view;
        _rasterizer = new Rasterizer(view);
        _origin = view.Project(middle).Along;
    }

    public ViewGeometry View => _view;

    /// <summary>The plane of a material, or null when no ray meets it.</summary>
    public float[]? this[Material material] => _planes[(int)material];

    /// <summary>The plane of a material, made when absent.</summary>
    public float[] Plane(Material material) => _planes[(int)material] ??= Scratch.TakeClear(_view.Width * _view.Height);

    /// <summary>Adds a solid of one material that takes the place of another. Lengths stay fractions of the ray until <see cref="ToMillimetres"/>.</summary>
    public void Add(TriangleMesh mesh, Matrix4x4 transform, Material material, Material displaces)
    {
        if (material == displaces) return;
        if (material == Material.Air) _rasterizer.Draw(mesh, transform, new SingleSink(Plane(displaces), -1, _origin));
        else if (displaces == Material.Air) _rasterizer.Draw(mesh, transform, new SingleSink(Plane(material), 1, _origin));
        else _rasterizer.Draw(mesh, transform, new ExchangeSink(Plane(material), Plane(displaces), _origin));
    }

    /// <summary>Turns fractions of rays into millimetres; called once, after all solids are in.</summary>
    public void ToMillimetres()
    {
        var lengths = new float[_view.Width];
        for (var y = 0; y < _view.Height; y++)
        {
            _view.RayLengths(y, lengths);
            foreach (var plane in _planes)
                if (plane is not null) Lanes.Multiply(plane.AsSpan(y * _view.Width, _view.Width), lengths);
        }
    }

    /// <summary>Gives the planes back.</summary>
    public void Dispose()
    {
        for (var i = 0; i < _planes.Length; i++)
        {
            if (_planes[i] is { } plane) Scratch.Give(plane);
            _planes[i] = null;
        }
    }

    private static void AddTo(float[] plane, int pixel, Vector256<float> lengths)
    {
        var eight = plane.AsSpan(pixel, Vector256<float>.Count);
        (Vector256.Create<float>(eight) + lengths).CopyTo(eight);
    }

    private readonly struct SingleSink(float[] plane, float factor, float origin) : ITriangleSink
    {
        public void Cross(int pixel, float along, int sign) => plane[pixel] += factor * sign * (along - origin);

        public void Cross(int pixel, Vector256<float> along, Vector256<float> outside, int sign) =>
            AddTo(plane, pixel, Vector256.AndNot((along - Vector256.Create(origin)) * (factor * sign), outside));
    }

    private readonly struct ExchangeSink(float[] added, float[] displaced, float origin) : ITriangleSink
    {
        public void Cross(int pixel, float along, int sign)
        {
            var signed = sign * (along - origin);
            added[pixel] += signed;
            displaced[pixel] -= signed;
        }

        public void Cross(int pixel, Vector256<float> along, Vector256<float> outside, int sign)
        {
            var signed = Vector256.AndNot((along - Vector256.Create(origin)) * sign, outside);
            AddTo(added, pixel, signed);
            AddTo(displaced, pixel, -signed);
        }
    }
}
