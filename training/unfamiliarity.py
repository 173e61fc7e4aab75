"""How unlike the training images an image is: one number inside the exported graph, 1 where one familiar image of a hundred goes beyond."""
from __future__ import annotations

import torch
from torch import Tensor, nn


class Unfamiliarity(nn.Module):
    """The distance of the features to the nearest class (Mahalanobis, Lee et al. 2018) and the energy of the logits (Liu et al. 2020),
    weighed by a logistic regression on calibration hips, of which some hold hardware outside the classes."""

    def __init__(self, whiten: Tensor, centres: Tensor, weights: Tensor, limit: float, area: float):
        super().__init__()
        self.register_buffer("whiten", whiten)
        self.register_buffer("centres", centres)
        self.register_buffer("weights", weights)
        self.limit, self.area = limit, area

    def forward(self, features: Tensor, logits: Tensor) -> Tensor:
        evidence = _evidence(features @ self.whiten, logits, self.centres)
        # Always above 0, and 1 at the limit.
        return torch.exp((evidence @ self.weights).unsqueeze(1) - self.limit)

    @staticmethod
    def fit(features: Tensor, logits: Tensor, labels: Tensor, kept: int = 48) -> "Unfamiliarity":
        """From calibration hips; a label of -1 is hardware outside the classes."""
        known = labels >= 0
        classes = [features[labels == c].mean(0) for c in range(logits.shape[1])]
        rest = torch.cat([features[labels == c] - classes[c] for c in range(logits.shape[1])])
        values, vectors = torch.linalg.eigh(rest.T @ rest / len(rest))
        whiten = vectors[:, -kept:] / values[-kept:].clamp_min(1e-8).sqrt()
        centres = torch.stack(classes) @ whiten
        evidence = _evidence(features @ whiten, logits, centres)
        weights = _separate(evidence, ~known)
        score = evidence @ weights
        limit = float(torch.quantile(score[known], 0.99))
        return Unfamiliarity(whiten, centres, weights, limit, area(score[~known], score[known]))


def _evidence(z: Tensor, logits: Tensor, centres: Tensor) -> Tensor:
    """[n, 2]: the logarithm of the squared distance to the nearest centre, and the negative energy's opposite."""
    distance = (z * z).sum(1, keepdim=True) - 2 * z @ centres.T + (centres * centres).sum(1)
    nearest = distance.amin(1).clamp_min(1e-6)
    return torch.stack([nearest.log(), -logits.logsumexp(1)], 1)


def _separate(evidence: Tensor, is_strange: Tensor) -> Tensor:
    """Non-negative weights of a logistic regression that tells strange from familiar hips."""
    mean, deviation = evidence.mean(0), evidence.std(0)
    scaled = (evidence - mean) / deviation
    free = torch.zeros(3, requires_grad=True)
    balance = float((~is_strange).sum() / is_strange.sum().clamp_min(1))
    optimiser = torch.optim.LBFGS([free], max_iter=100)

    def step():
        optimiser.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(
            scaled @ nn.functional.softplus(free[:2]) + free[2], is_strange.float(), pos_weight=torch.tensor(balance))
        loss.backward()
        return loss

    optimiser.step(step)
    return (nn.functional.softplus(free[:2]) / deviation).detach()


def area(strange: Tensor, familiar: Tensor) -> float:
    """Area under the curve: how often one of the first scores higher than one of the second; not a number without any of the first."""
    return float((strange[:, None] > familiar[None]).float().mean()) if len(strange) else float("nan")
