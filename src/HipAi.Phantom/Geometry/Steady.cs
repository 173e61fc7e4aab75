using System.Numerics;

namespace HipAi.Phantom.Geometry;

/// <summary>
/// Arithmetic that gives the same bits on every machine. The runtime's own sine, exponential, matrix product and the
/// like ask the C library or fuse multiplication and addition where the processor can, and then differ in their last
/// digit; a simulated study must not. Everything here is plain multiplication, addition, division and square root, which
/// IEEE 754 defines to the bit. Angles are in radians.
/// </summary>
internal static class Steady
{
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiHigh = 1.57079632673412561417;
    private const double HalfPiLow = 6.07710050650619224932e-11;
    private const double Log2 = 0.69314718055994530942;

    /// <summary>Sine; the argument within ±10,000.</summary>
    public static float Sin(float radians) => (float)SinCosDouble(radians).Sin;

    /// <summary>Cosine; the argument within ±10,000.</summary>
    public static float Cos(float radians) => (float)SinCosDouble(radians).Cos;

    /// <summary>Sine and cosine; the argument within ±10,000.</summary>
    public static (float Sin, float Cos) SinCos(float radians)
    {
        var (sin, cos) = SinCosDouble(radians);
        return ((float)sin, (float)cos);
    }

    /// <summary>Tangent.</summary>
    public static float Tan(float radians)
    {
        var (sin, cos) = SinCosDouble(radians);
        return (float)(sin / cos);
    }

    /// <summary>Arc sine of -1 to 1, -π/2 to π/2.</summary>
    public static float Asin(float sine) => Atan2(sine, (float)Math.Sqrt(Math.Max(0, 1 - ((double)sine * sine))));

    /// <summary>Arc cosine of -1 to 1, 0 to π.</summary>
    public static float Acos(float cosine) => Atan2((float)Math.Sqrt(Math.Max(0, 1 - ((double)cosine * cosine))), cosine);

    /// <summary>The angle of a point from the x axis, -π to π; 0 at the origin.</summary>
    public static float Atan2(float y, float x)
    {
        var (ay, ax) = (Math.Abs((double)y), Math.Abs((double)x));
        if (ay == 0 && ax == 0) return 0;
        var angle = ay > ax ? HalfPi - Arctangent(ax / ay) : Arctangent(ay / ax);
        if (x < 0) angle = (2 * HalfPi) - angle;
        return (float)(y < 0 ? -angle : angle);
    }

    /// <summary>e to the power of a number.</summary>
    public static float Exp(float power) => (float)ExpDouble(power);

    /// <summary>The natural logarithm of a number above 0.</summary>
    public static float Log(float number) => (float)LogDouble(number);

    /// <summary>The natural logarithm of a number above 0, to double precision.</summary>
    public static double Log(double number) => LogDouble(number);

    /// <summary>A base of 0 or more to a power; 0 for a base of 0.</summary>
    public static float Pow(float number, float power) => number <= 0 ? 0 : (float)ExpDouble(power * LogDouble(number));

    /// <summary>e to the power of each element; elements from -87 to 87, others are brought into that range. Relative error below 3e-7.</summary>
    public static Vector<float> Exp(Vector<float> power)
    {
        var x = Vector.Min(Vector.Max(power, new Vector<float>(-87f)), new Vector<float>(87f));
        var whole = Vector.Floor((x * 1.44269504f) + new Vector<float>(0.5f));
        var r = x - (whole * 0.693359375f) - (whole * -2.12194440e-4f);
        var p = new Vector<float>(1.9875691500e-4f);
        p = (p * r) + new Vector<float>(1.3981999507e-3f);
        p = (p * r) + new Vector<float>(8.3334519073e-3f);
        p = (p * r) + new Vector<float>(4.1665795894e-2f);
        p = (p * r) + new Vector<float>(1.6666665459e-1f);
        p = (p * r) + new Vector<float>(5.0000001201e-1f);
        p = (p * r * r) + r + Vector<float>.One;
        var bits = Vector.ShiftLeft(Vector.ConvertToInt32(whole) + new Vector<int>(127), 23);
        return p * Vector.AsVectorSingle(bits);
    }

    /// <summary>The natural logarithm of each element; elements must be normal numbers above 0. Relative error below 3e-7.</summary>
    public static Vector<float> Log(Vector<float> number)
    {
        // The mantissa is brought to 0.71..1.41, where the polynomial of Cephes holds.
        var bits = Vector.AsVectorInt32(number);
        var exponent = Vector.ShiftRightArithmetic(bits - new Vector<int>(0x3f3504f3), 23);
        var r = Vector.AsVectorSingle(bits - Vector.ShiftLeft(exponent, 23)) - Vector<float>.One;
        var whole = Vector.ConvertToSingle(exponent);
        var q = r * r;
        var p = new Vector<float>(7.0376836292e-2f);
        p = (p * r) - new Vector<float>(1.1514610310e-1f);
        p = (p * r) + new Vector<float>(1.1676998740e-1f);
        p = (p * r) - new Vector<float>(1.2420140846e-1f);
        p = (p * r) + new Vector<float>(1.4249322787e-1f);
        p = (p * r) - new Vector<float>(1.6668057665e-1f);
        p = (p * r) + new Vector<float>(2.0000714765e-1f);
        p = (p * r) - new Vector<float>(2.4999993993e-1f);
        p = (p * r) + new Vector<float>(3.3333331174e-1f);
        var tail = (p * r * q) - (whole * 2.12194440e-4f) - (q * 0.5f);
        return (r + tail) + (whole * 0.693359375f);
    }

    /// <summary>A point moved by a transform.</summary>
    public static Vector3 Transform(Vector3 point, in Matrix4x4 m) => new(
        (((point.X * m.M11) + (point.Y * m.M21)) + (point.Z * m.M31)) + m.M41,
        (((point.X * m.M12) + (point.Y * m.M22)) + (point.Z * m.M32)) + m.M42,
        (((point.X * m.M13) + (point.Y * m.M23)) + (point.Z * m.M33)) + m.M43);

    /// <summary>A direction turned by a transform, without its translation.</summary>
    public static Vector3 TransformNormal(Vector3 direction, in Matrix4x4 m) => new(
        ((direction.X * m.M11) + (direction.Y * m.M21)) + (direction.Z * m.M31),
        ((direction.X * m.M12) + (direction.Y * m.M22)) + (direction.Z * m.M32),
        ((direction.X * m.M13) + (direction.Y * m.M23)) + (direction.Z * m.M33));

    /// <summary>One transform, then another: what <c>first * second</c> means for row vectors. Both affine.</summary>
    public static Matrix4x4 Then(this in Matrix4x4 first, in Matrix4x4 second)
    {
        var x = TransformNormal(new Vector3(first.M11, first.M12, first.M13), second);
        var y = TransformNormal(new Vector3(first.M21, first.M22, first.M23), second);
        var z = TransformNormal(new Vector3(first.M31, first.M32, first.M33), second);
        var t = Transform(new Vector3(first.M41, first.M42, first.M43), second);
        return Affine(x, y, z, t);
    }

    /// <summary>Rotation about the x axis.</summary>
    public static Matrix4x4 RotationX(float radians) => AxisAngle(Vector3.UnitX, radians);

    /// <summary>Rotation about the y axis.</summary>
    public static Matrix4x4 RotationY(float radians) => AxisAngle(Vector3.UnitY, radians);

    /// <summary>Rotation about the z axis.</summary>
    public static Matrix4x4 RotationZ(float radians) => AxisAngle(Vector3.UnitZ, radians);

    /// <summary>Rotation about a unit vector through the origin.</summary>
    public static Matrix4x4 AxisAngle(Vector3 axis, float radians)
    {
        var (s, c) = SinCos(radians);
        var (x, y, z, d) = (axis.X, axis.Y, axis.Z, 1 - c);
        return Affine(
            new Vector3((x * x * d) + c, (x * y * d) + (z * s), (x * z * d) - (y * s)),
            new Vector3((x * y * d) - (z * s), (y * y * d) + c, (y * z * d) + (x * s)),
            new Vector3((x * z * d) + (y * s), (y * z * d) - (x * s), (z * z * d) + c),
            Vector3.Zero);
    }

    /// <summary>The cross product.</summary>
    public static Vector3 Cross(Vector3 a, Vector3 b) =>
        new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    /// <summary>A point of the line through two points; 0 is the first, 1 the second.</summary>
    public static Vector3 Lerp(Vector3 a, Vector3 b, float t) => a + ((b - a) * t);

    /// <summary>A number between two.</summary>
    public static float Lerp(float a, float b, float t) => a + ((b - a) * t);

    /// <summary>A point of a plane, turned about the origin.</summary>
    public static Vector2 Turn(Vector2 point, float radians)
    {
        var (s, c) = SinCos(radians);
        return new Vector2((point.X * c) - (point.Y * s), (point.X * s) + (point.Y * c));
    }

    private static Matrix4x4 Affine(Vector3 x, Vector3 y, Vector3 z, Vector3 t) =>
        new(x.X, x.Y, x.Z, 0, y.X, y.Y, y.Z, 0, z.X, z.Y, z.Z, 0, t.X, t.Y, t.Z, 1);

    private static (double Sin, double Cos) SinCosDouble(double x)
    {
        var quarter = Math.Floor((x / HalfPi) + 0.5);
        var r = x - (quarter * HalfPiHigh) - (quarter * HalfPiLow);
        var q = r * r;
        // Taylor polynomials: the first term left out is below 1e-13 on an eighth of a turn.
        var (sin, cos) = (1.0, 1.0);
        for (var n = 13; n >= 3; n -= 2) sin = 1 - (q * sin / (n * (n - 1)));
        for (var n = 14; n >= 2; n -= 2) cos = 1 - (q * cos / (n * (n - 1)));
        sin *= r;
        return ((long)quarter & 3) switch { 0 => (sin, cos), 1 => (cos, -sin), 2 => (-sin, -cos), _ => (-cos, sin) };
    }

    /// <summary>Arc tangent of 0 to 1.</summary>
    private static double Arctangent(double t)
    {
        // atan(t) = atan(b) + atan((t - b) / (1 + t b)), with b so near that a short series serves.
        var (b, angle) = t < 0.25 ? (0.0, 0.0) : t < 0.75 ? (0.5, 0.46364760900080611621) : (1.0, HalfPi / 2);
        var r = (t - b) / (1 + (t * b));
        var q = r * r;
        var series = 0.0;
        for (var n = 21; n >= 1; n -= 2) series = (1.0 / n) - (q * series);
        return angle + (r * series);
    }

    private static double ExpDouble(double x)
    {
        if (x < -700) return 0;
        if (x > 700) return double.PositiveInfinity;
        var whole = Math.Floor((x / Log2) + 0.5);
        var r = x - (whole * Log2);
        var sum = 1.0;
        for (var n = 13; n >= 1; n--) sum = 1 + (r * sum / n);
        return sum * BitConverter.Int64BitsToDouble(((long)whole + 1023) << 52);
    }

    private static double LogDouble(double x)
    {
        if (x <= 0) return double.NegativeInfinity;
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (mantissa > 1.4142135623730951) (mantissa, exponent) = (mantissa / 2, exponent + 1);
        // log m = 2 atanh((m - 1) / (m + 1)).
        var r = (mantissa - 1) / (mantissa + 1);
        var q = r * r;
        var series = 0.0;
        for (var n = 23; n >= 1; n -= 2) series = (1.0 / n) + (q * series);
        return (2 * r * series) + (exponent * Log2);
    }
}
