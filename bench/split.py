"""Counts what `HipAi.Bench split FOLDER` printed. Limits were chosen on one seed and are reported on another.

    ./run simulate --studies 300 --seed 202 --pixel-spacing 0.8 --out /tmp/set202
    dotnet run -c Release --project bench/HipAi.Bench -- split /tmp/set202 > /tmp/202.csv
    python3 bench/split.py /tmp/202.csv
"""
import csv
import statistics
import sys

groups: dict[tuple[str, str], list[dict[str, str]]] = {}
for row in csv.DictReader(open(sys.argv[1])):
    groups.setdefault((row["kind"], row["change"]), []).append(row)
print("kind change n: outcomes; error of the midline (median, worst); hip not judged of n, of those mostly lost; milliseconds")
for (kind, change), rows in sorted(groups.items()):
    outcomes: dict[str, int] = {}
    for row in rows:
        outcomes[row["outcome"]] = outcomes.get(row["outcome"], 0) + 1
    moved = [row for row in rows if row["outcome"] == "AtMidline"]
    errors = [abs(float(row["midline"]) - float(row["truth"])) for row in moved if row["truth"] != "NaN"] or [0.0]
    half = [(min(float(row["midline"]), 1 - float(row["midline"])), int(row["width"]) / int(row["height"])) for row in moved]
    narrow = [share for share, aspect in half if share < 0.65 * (1 - share) and share * aspect < 0.4]
    tilted = sum(row["tilt"] != "0" for row in rows if row["outcome"].startswith("At"))
    lost = sorted(float(row["lost"]) for row in rows)
    print(kind, change, f"{len(rows)}:", outcomes, f"tilt noted {tilted}; error {statistics.median(errors):.3f} {max(errors):.3f};",
          f"one half not judged {len(narrow)}; lost of the hip, median {statistics.median(lost):.2f};",
          f"{statistics.median(float(row['milliseconds']) for row in rows):.1f} ms")
