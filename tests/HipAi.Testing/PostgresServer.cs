using System.Net;
using System.Net.Sockets;

namespace HipAi.Testing;

/// <summary>
/// A PostgreSQL server of its own on a free port of the loopback, with a folder in memory where the system has such a place; it can be
/// stopped and started again. A machine without PostgreSQL fails the test.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "hipai";

    private readonly string _folder;
    private readonly int _port;
    private int _made;

    private PostgresServer(string folder, int port) => (_folder, _port) = (folder, port);

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Makes one and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or did not start.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        var parent = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var server = new PostgresServer(Directory.CreateDirectory(Path.Combine(parent, $"hipai-postgres-{Guid.NewGuid():N}")).FullName, FreePort());
        // The server refuses to run as root.
        if (Environment.IsPrivilegedProcess) await RequireAsync("chown", "postgres", server._folder);
        await ServerToolAsync("initdb", "-D", server.Data, "-U", User, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it over the data that it had.</summary>
    /// <param name="flushes">False for a server that does not wait for its disk.</param>
    public Task StartAgainAsync(bool flushes = true) => ServerToolAsync(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"),
        "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c fsync={(flushes ? "on" : "off")}", "start");

    /// <summary>Ends it at once, connections and all, as after a crash.</summary>
    public Task StopAsync() => ServerToolAsync("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    /// <summary>Makes an empty database and returns how to connect to it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"hipai{Interlocked.Increment(ref _made)}";
        await RequireAsync(Program("createdb"), "-h", "127.0.0.1", "-p", $"{_port}", "-U", User, name);
        return $"Host=127.0.0.1;Port={_port};Username={User};Database={name};Timeout=5;Maximum Pool Size=20";
    }

    /// <summary>Copies a database into a new, empty one, as an administrator does: with pg_dump and pg_restore.</summary>
    /// <param name="connection">How to connect to the one that is copied.</param>
    /// <returns>How to connect to the copy.</returns>
    public async Task<string> RestoreCopyAsync(string connection)
    {
        var copy = await CreateDatabaseAsync();
        var dump = Path.GetTempFileName();
        try
        {
            await RequireAsync(Program("pg_dump"), "-h", "127.0.0.1", "-p", $"{_port}", "-U", User, "-Fc", "-f", dump, NameOf(connection));
            await RequireAsync(Program("pg_restore"), "-h", "127.0.0.1", "-p", $"{_port}", "-U", User, "-d", NameOf(copy), dump);
            return copy;
        }
        finally
        {
            File.Delete(dump);
        }
    }

    private static string NameOf(string connection) => connection.Split(';').Single(part => part.StartsWith("Database=", StringComparison.Ordinal))["Database=".Length..];

    /// <summary>Ends it and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Task ServerToolAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RequireAsync("runuser", ["-u", "postgres", "--", Program(program), .. arguments])
        : RequireAsync(Program(program), arguments);

    /// <summary>Debian keeps the server's programs beside the PATH, by version.</summary>
    private static string Program(string name)
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return versions.Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin", name)).LastOrDefault(File.Exists) ?? Tool.Find(name);
    }

    /// <summary>Output goes nowhere: the server that pg_ctl leaves behind would keep a pipe open.</summary>
    private static async Task RequireAsync(string program, params string[] arguments)
    {
        var quoted = string.Join(' ', new[] { Tool.Find(program) }.Concat(arguments).Select(argument => $"'{argument}'"));
        var log = Path.GetTempFileName();
        try
        {
            var ended = await Tool.RunAsync("bash", ["-c", $"{quoted} >{log} 2>&1 </dev/null"]);
            if (ended.ExitCode != 0) throw new InvalidOperationException($"{quoted} ended with {ended.ExitCode}:\n{await File.ReadAllTextAsync(log)}");
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
