namespace HipAi.Phantom.Failures;

/// <summary>Simulated blood values; drawn to go with infection, and as little certain as real ones.</summary>
/// <param name="CReactiveProtein">C-reactive protein, mg/L.</param>
/// <param name="ErythrocyteSedimentationRate">Erythrocyte sedimentation rate, mm in the first hour.</param>
public sealed record Laboratory(double CReactiveProtein, int ErythrocyteSedimentationRate);
