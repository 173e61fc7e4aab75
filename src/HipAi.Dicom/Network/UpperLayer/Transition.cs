namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>One cell of PS3.8 Table 9-10.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Next">The state after it; of the two that AE-6 and AR-8 allow, the first.</param>
/// <param name="Otherwise">
/// The second state where the action decides: after AE-6 Sta13 (the request was not acceptable), after AR-8 Sta10 (this side is the acceptor).
/// </param>
internal readonly record struct Transition(UpperLayerAction Action, UpperLayerState Next, UpperLayerState? Otherwise = null);
