#!/usr/bin/env python3
"""How studies per hour and latency grow with workers and with nodes, and what a study costs.

    python3 bench/scaling.py [--studies 96] [--judge models|none] [--pixel-spacing 0.8] [--only NAME]

Sends the same simulated studies (real models, or none: then only receiving, database and files are left) to
  - one node on SQLite with 1, 2 and 4 workers,
  - 1, 2 and 4 nodes on one PostgreSQL and one folder, one worker each,
as fast as they are taken, and reads from the database when the first image came and when each report was delivered.
Needs the build (./run does it), and PostgreSQL's server for the nodes. Prints a Markdown table.
"""
import argparse, glob, os, pathlib, shutil, socket, sqlite3, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
HIPAI = ["dotnet", str(ROOT / "src/HipAi.Scp/bin/Release/net10.0/hipai.dll")]
EMPTY = ["dotnet", str(ROOT / "bench/HipAi.Bench/bin/Release/net10.0/HipAi.Bench.dll")]
SETS = 4  # as many as there are nodes at most: each node's sender has studies of its own
TICKS = os.sysconf("SC_CLK_TCK")


def port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


class Postgres:
    def __init__(self, folder):
        self.bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.data, self.port = f"{folder}/pg", port()
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.user:
            shutil.chown(folder, "postgres")
        run(*self.user, f"{self.bin}/initdb", "-D", self.data, "-U", "hipai", "--auth=trust", "--encoding=UTF8", "--locale=C")
        self.pg_ctl("start", "-o", f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200")
        run(f"{self.bin}/createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "hipai", "hipai")
        self.pid = int(open(f"{self.data}/postmaster.pid").readline())

    def pg_ctl(self, verb, *more):
        subprocess.run([*self.user, f"{self.bin}/pg_ctl", "-D", self.data, "-w", "-l", f"{self.data}/log", *more, verb],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def connection(self):
        return f"Host=127.0.0.1;Port={self.port};Username=hipai;Database=hipai;Maximum Pool Size=20"

    def query(self, sql):
        out = run(f"{self.bin}/psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "hipai", "-d", "hipai", "-AtF", "\t", "-c", sql)
        return [line.split("\t") for line in out.splitlines()]

    def size(self):
        return int(self.query("SELECT pg_database_size('hipai') - pg_database_size('template0')")[0][0])

    def cpu(self):
        return cpu(self.pid) + sum(cpu(int(pid)) for pid in run("pgrep", "-P", str(self.pid)).split())


class Sqlite:
    def __init__(self, root):
        self.file = f"{root}/hipai.db"

    def query(self, sql):
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=30) as db:
            return [[str(cell) for cell in row] for row in db.execute(sql)]

    def size(self):
        return sum(os.path.getsize(path) for path in glob.glob(self.file + "*"))

    def cpu(self):
        return 0.0  # in the node's own


def cpu(pid):
    """Seconds of the processor that a process and its ended children have used."""
    try:
        fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return 0.0
    return sum(int(fields[i]) for i in (11, 12, 13, 14)) / TICKS


def memory(pid):
    return int(next(line for line in open(f"/proc/{pid}/status") if line.startswith("VmHWM")).split()[1]) / 1024


def start(command, folder, root, workers, extra, number):
    dicom = port()
    env = dict(os.environ, DOTNET_CONTENTROOT=str(ROOT), HipAi__Receiving__Port=str(dicom), HipAi__Storage__Root=root,
               HipAi__Assembly__QuietPeriod="00:00:02", HipAi__Pipeline__Workers=str(workers), HipAi__Inference__IntraOpThreads="1",
               HipAi__Storage__NodeName=f"node{number}", ASPNETCORE_URLS=f"http://127.0.0.1:{port()}", Logging__LogLevel__Default="Warning",
               Logging__LogLevel__HipAi="Warning", **extra)
    log = open(f"{folder}/node{number}.log", "w+")
    node = subprocess.Popen(command + ["serve"], env=env, stdout=log, stderr=subprocess.STDOUT)
    deadline = time.time() + 120
    while "Application started" not in open(log.name).read():
        if node.poll() is not None or time.time() > deadline:
            sys.exit(f"node {number} did not start:\n{open(log.name).read()}")
        time.sleep(0.2)
    return node, dicom


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))]


def measure(name, command, sets, copies, nodes, workers, postgres):
    folder = tempfile.mkdtemp(prefix="hipai-scaling-")
    os.chmod(folder, 0o755)
    root = f"{folder}/data"
    database = Postgres(folder) if postgres else Sqlite(root)
    extra = {"HipAi__Storage__Database": database.connection()} if postgres else {}
    running = [start(command, folder, root, workers, extra, i) for i in range(nodes)]
    idle, idle_database = sum(cpu(node.pid) for node, _ in running), database.cpu()
    senders = [subprocess.Popen(HIPAI + ["send", "--port", str(running[i % nodes][1]), "--copies", str(copies), sets[i]],
                                stdout=subprocess.DEVNULL) for i in range(SETS)]
    studies = copies * sum(len(os.listdir(s)) - 1 for s in sets)
    deadline = time.time() + 3600
    while int(database.query("""SELECT count(*) FROM "Studies" WHERE "State" = 'Delivered'""")[0][0]) < studies:
        if time.time() > deadline:
            sys.exit(f"{name}: not all studies were delivered within an hour")
        time.sleep(0.5)
    if any(sender.wait() for sender in senders):
        sys.exit(f"{name}: a sender ended with an error")
    used = sum(cpu(node.pid) for node, _ in running) - idle
    peak = max(memory(node.pid) for node, _ in running)
    database_cpu, size = database.cpu() - idle_database, database.size()
    first = int(database.query('SELECT min("ReceivedAt") FROM "Instances"')[0][0])
    images = int(database.query('SELECT count(*) FROM "Instances"')[0][0])
    received = int(database.query('SELECT max("ReceivedAt") FROM "Instances"')[0][0])
    rows = [(int(a), int(b)) for a, b in database.query(
        'SELECT s."LastReceivedAt", d."At" FROM "Studies" s JOIN "Deliveries" d ON d."StudyInstanceUid" = s."StudyInstanceUid"')]
    twice = int(database.query('SELECT count(*) FROM (SELECT "StudyInstanceUid" FROM "Reports" GROUP BY "StudyInstanceUid" HAVING count(*) > 1) AS t')[0][0])
    for node, _ in running:
        node.terminate()
    for node, _ in running:
        node.wait()
    if postgres:
        database.pg_ctl("stop", "-m", "fast")
    shutil.rmtree(folder)
    seconds = (max(at for _, at in rows) - first) / 1e7
    waits = [(at - last) / 1e7 for last, at in rows]
    return (f"| {name} | {len(rows)} | {images} | {len(rows) / seconds * 3600:.0f} | {images / max((received - first) / 1e7, 0.001):.0f} "
            f"| {percentile(waits, .5):.1f} / {percentile(waits, .95):.1f} | {used / len(rows):.2f} | {database_cpu / len(rows):.3f} | {size / len(rows) / 1024:.0f} | {peak:.0f} | {twice} |")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--studies", type=int, default=96, help="a multiple of 12")
    arguments.add_argument("--judge", choices=["models", "none"], default="models")
    arguments.add_argument("--pixel-spacing", default="0.8", help="millimetres; 0.15 makes images of full size")
    arguments.add_argument("--only", help="run the rows whose name holds this")
    options = arguments.parse_args()
    command = HIPAI if options.judge == "models" else EMPTY
    source = tempfile.mkdtemp(prefix="hipai-scaling-set-")
    sets = []
    for i in range(SETS):
        sets.append(f"{source}/{i}")
        run(*HIPAI, "simulate", "--studies", "3", "--seed", str(500 + i), "--pixel-spacing", options.pixel_spacing, "--out", sets[-1], env=dict(os.environ, DOTNET_CONTENTROOT=str(ROOT)))
    copies = max(1, options.studies // (3 * SETS))
    print(f"\nJudged by {options.judge}; {os.cpu_count()} cores, senders, database and nodes on the same.\n")
    print("| | studies | images | studies/h | images/s received | last image to report p50 / p95, s (2 s quiet period in it) | node CPU s/study | database CPU s/study | database kB/study | peak MB of a node | reported twice |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    rows = [(f"SQLite, {n} worker{'s' if n > 1 else ''}", 1, n, False) for n in (1, 2, 4)]
    rows += [(f"PostgreSQL, {n} node{'s' if n > 1 else ''}", n, 1, True) for n in (1, 2, 4)]
    for name, nodes, workers, postgres in rows:
        if not options.only or options.only in name:
            print(measure(name, command, sets, copies, nodes, workers, postgres), flush=True)
    shutil.rmtree(source)


if __name__ == "__main__":
    main()
