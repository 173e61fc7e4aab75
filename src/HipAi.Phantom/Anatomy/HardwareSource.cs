using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Anatomy;

internal static class ImplantBuilder
{
    public static ImplantAssembly Build(HardwareClass hardware, HipAnatomy anatomy, Random random) =>
        new([], false, false, 0, FractureLine.None, new Dictionary<string, string>());
}
