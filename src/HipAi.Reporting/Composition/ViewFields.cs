using System.ComponentModel;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>A view that was judged.</summary>
/// <param name="Code">The view.</param>
/// <param name="Side">The side it shows.</param>
/// <param name="Text">Its phrase.</param>
/// <param name="Count">How many images.</param>
public sealed record ViewFields(
    [property: Description("the view")] RadiographView Code,
    [property: Description("the side it shows")] ImageLaterality Side,
    [property: Description("its phrase: `cross-table lateral of the right hip`")] string Text,
    [property: Description("how many images were taken so")] int Count);
