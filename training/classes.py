"""The codes of the classes, in the order of the logits; the manifests carry them, and the product refuses any other order."""

HARDWARE = [
    "no_hardware", "total_hip_arthroplasty", "hemiarthroplasty", "intramedullary_nail", "cannulated_screws",
    "dynamic_hip_screw", "blade_or_plate", "arthroplasty_with_fixation", "post_infectious",
]
VIEWS = ["ap_pelvis", "ap_hip", "frog_leg_lateral", "cross_table_lateral", "other"]
QUALITIES = ["adequate", "exposure", "cut_off", "templating", "not_a_hip"]
TRIAGE = VIEWS + QUALITIES
FAILURES = ["none", "infection", "aseptic_loosening", "dislocation", "periprosthetic_fracture", "polyethylene_wear"]
ARTHROPLASTIES = {"total_hip_arthroplasty", "hemiarthroplasty", "arthroplasty_with_fixation"}
