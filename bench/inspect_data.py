#!/usr/bin/python3
"""Looks into a data folder of HipAI with its own SQL, beside or after the service.

  inspect_data.py DATA                        objects, studies, reports and times as NAME=VALUE
  inspect_data.py DATA TRUTH LOG...           also: is everything there that `hipai send` says was answered 0000?

Exits with 1 and says what when something that was acknowledged is missing, or a study is not reported once.
"""
import hashlib
import json
import os
import re
import sqlite3
import sys

TICKS = 1e7
ANSWERED = re.compile(r"^0000\S*.*? (?P<path>/\S+\.dcm)(?: \(copy (?P<copy>\d+)\))?(?P<remark> \((?:again|other patient|other bytes)\))?$")


def derived(uid, copy):
    """The UID that `hipai send --copies` makes (PS3.5 B.2)."""
    raw = bytearray(hashlib.sha256(f"{uid}#{copy}".encode("ascii")).digest()[:16])
    raw[6] = raw[6] & 0x0F | 0x80
    raw[8] = raw[8] & 0x3F | 0x80
    return f"2.25.{int.from_bytes(raw, 'big')}"


def acknowledged(truth_file, logs):
    """(UID, how many different contents were acknowledged under it)."""
    with open(truth_file, encoding="utf-8") as file:
        truth = json.load(file)
    uid_of = {f"{study['studyInstanceUid']}/{image['fileName']}": image["sopInstanceUid"] for study in truth["studies"] for image in study["images"]}
    contents = {}
    for log in logs:
        with open(log, encoding="utf-8") as lines:
            for line in lines:
                if not (match := ANSWERED.match(line.rstrip("\n"))):
                    continue
                uid = uid_of["/".join(match["path"].split("/")[-2:])]
                uid = derived(uid, match["copy"]) if match["copy"] else uid
                remark = match["remark"] or ""
                contents.setdefault(uid, set()).add(remark if "other" in remark else "")
    return contents


def rank(values, share):
    return sorted(values)[max(0, int(-(-share * len(values) // 1)) - 1)] if values else 0


def main():
    data, faults = sys.argv[1], []
    database = sqlite3.connect(f"file:{os.path.join(data, 'hipai.db')}?mode=ro", uri=True)
    ask = lambda sql: database.execute(sql).fetchall()
    states = dict(ask("SELECT State, COUNT(*) FROM Studies GROUP BY State"))
    times = [(sent - came) / TICKS for sent, came in ask(
        "SELECT MIN(d.At), (SELECT MAX(i.ReceivedAt) FROM Instances i WHERE i.StudyInstanceUid = d.StudyInstanceUid) FROM Deliveries d WHERE d.Version = 1 GROUP BY d.StudyInstanceUid")]
    late = ask("SELECT COUNT(*) FROM (SELECT StudyInstanceUid FROM Reports GROUP BY StudyInstanceUid HAVING COUNT(*) > 1)")[0][0]
    first, last = ask("SELECT MIN(ReceivedAt), MAX(ReceivedAt) FROM Instances")[0]
    delivered = ask("SELECT MAX(At) FROM Deliveries")[0][0]
    print(f"objects={ask('SELECT COUNT(*) FROM Instances')[0][0]}")
    print(f"studies={sum(states.values())}")
    print(f"delivered={states.get('Delivered', 0)}")
    print(f"quarantined={states.get('Quarantined', 0)}")
    print(f"held={states.get('Held', 0)}")
    print(f"reports={ask('SELECT COUNT(*) FROM Reports')[0][0]}")
    print(f"receipts={ask('SELECT COUNT(*) FROM Deliveries')[0][0]}")
    print(f"more_than_one_report={late}")
    print(f"receiving_seconds={(last - first) / TICKS:.1f}")
    print(f"drained_seconds={((delivered or last) - last) / TICKS:.1f}")
    print(f"total_seconds={((delivered or last) - first) / TICKS:.1f}")
    for name, share in (("p50", 0.5), ("p95", 0.95), ("max", 1.0)):
        print(f"report_{name}={rank(times, share):.1f}")

    for uid, revision in ask("SELECT StudyInstanceUid, Revision FROM Studies WHERE State = 'Delivered'"):
        reports = database.execute("SELECT COUNT(*) FROM Reports r JOIN Deliveries d USING (StudyInstanceUid, Version) WHERE r.StudyInstanceUid = ? AND r.SnapshotRevision = ?", (uid, revision)).fetchone()[0]
        if reports != 1:
            faults.append(f"study {uid}: its newest snapshot is reported and delivered {reports} times")
    waiting = {state: n for state, n in states.items() if state not in ("Delivered", "Held", "Quarantined")}
    if waiting:
        faults.append(f"studies that are not reported: {waiting}")
    paths = ask("SELECT RelativePath, DataSetLength FROM Instances")
    faults += [f"{path} is indexed and not there" for path, length in paths if not os.path.exists(os.path.join(data, path)) or os.path.getsize(os.path.join(data, path)) < length]
    if len(sys.argv) > 3:
        contents = acknowledged(sys.argv[2], sys.argv[3:])
        rows = dict(ask("SELECT SopInstanceUid, COUNT(*) FROM Instances GROUP BY SopInstanceUid"))
        missing = [uid for uid, kinds in contents.items() if rows.get(uid, 0) < len(kinds)]
        print(f"acknowledged={sum(len(kinds) for kinds in contents.values())}")
        faults += [f"{uid} was answered 0000 and is not there" for uid in missing]
        if not contents:
            faults.append("no log holds an answer 0000: the logs are not those of hipai send")
    for fault in faults[:20]:
        print(f"FAILED: {fault}", file=sys.stderr)
    return 1 if faults else 0


sys.exit(main())
