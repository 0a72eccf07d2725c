package dev.shrike.servers;

import dev.shrike.servers.ServerStartException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** PostgreSQL, with a password also on the loopback address. Runs as root too, in a user namespace of its own. */
public final class PostgresServer extends Server {
    private static final Duration INIT_TIMEOUT = Duration.ofMinutes(2);
    private static final String USER = "shrike";

    private final Map<String, Boolean> databases = new ConcurrentHashMap<>();
    private volatile Path programs;

    PostgresServer(ServerSettings settings) {
        super(Part.POSTGRES, settings);
    }

    /** The superuser that everything local connects as. */
    public String user() {
        return USER;
    }

    /** JDBC url without a database. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port();
    }

    /** JDBC url of a database, made when it is absent. */
    public String jdbcUrl(String database) {
        databases.computeIfAbsent(database, this::createDatabase);
        return url() + "/" + database;
    }

    @Override
    void prepare() throws IOException {
        programs = new PostgresPrograms(settings().home()).find();
        databases.clear();
        if (!Files.exists(cluster().resolve("PG_VERSION"))) {
            initialize();
        }
        Files.deleteIfExists(cluster().resolve("postmaster.pid"));
    }

    @Override
    List<String> command() {
        List<String> command =
                asUser(List.of(program("postgres"), "-D", cluster().toString()));
        PostgresConfiguration.of(port(), settings().durable()).forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        return command;
    }

    @Override
    Map<String, String> environment() {
        return Map.of("LC_ALL", "C");
    }

    @Override
    boolean answers() {
        if (!accepts()) {
            return false;
        }
        try (Connection connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** SIGINT: PostgreSQL ends its sessions and stops; on SIGTERM it would wait for its clients to leave. */
    @Override
    void askToStop(ProcessHandle running) throws IOException {
        Path bin = programs == null ? new PostgresPrograms(settings().home()).find() : programs;
        Command.run(
                folder(),
                INIT_TIMEOUT,
                asUser(List.of(bin.resolve("pg_ctl").toString(), "kill", "INT", Long.toString(running.pid()))));
    }

    /** PostgreSQL keeps a note of its own process too, which also helps when ours was lost. */
    @Override
    boolean stopLeftover() throws IOException {
        boolean stopped = super.stopLeftover();
        Path note = cluster().resolve("postmaster.pid");
        if (Files.exists(note)) {
            Optional<ProcessHandle> postmaster = Files.readAllLines(note).stream()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(record()::carriesMark);
            if (postmaster.isPresent()) {
                stopLeftover(postmaster.get());
                return true;
            }
        }
        return stopped;
    }

    private void initialize() throws IOException {
        Folders.delete(cluster());
        Path password = Files.createTempFile(
                folder(),
                "pw-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, settings().postgresPassword() + "\n");
            Command.Result result = Command.run(
                    folder(),
                    INIT_TIMEOUT,
                    asUser(List.of(
                            program("initdb"),
                            "-D",
                            cluster().toString(),
                            "-U",
                            USER,
                            "--auth=scram-sha-256",
                            "--pwfile=" + password,
                            "--encoding=UTF8",
                            "--locale=C",
                            "--no-sync",
                            "--no-instructions")));
            if (!result.succeeded()) {
                Folders.delete(cluster());
                throw refusal(result);
            }
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private static ServerStartException refusal(Command.Result result) {
        if (result.output().contains("unshare")) {
            return new ServerStartException(
                    Reason.NOT_ALLOWED,
                    "PostgreSQL does not run as root, and user namespaces are not allowed here: run Shrike as an ordinary user");
        }
        Reason reason = DiskSpace.saysFull(result.output()) ? Reason.DISK_FULL : Reason.UNUSABLE_DATA;
        return new ServerStartException(reason, "PostgreSQL's folder cannot be laid out: " + result.lastLine());
    }

    private boolean createDatabase(String database) {
        try (Connection connection = connect()) {
            PostgresDatabases.create(connection, database);
            return true;
        } catch (SQLException fault) {
            throw new IllegalStateException("Database " + database + " cannot be made", fault);
        }
    }

    private Connection connect() throws SQLException {
        return PostgresDatabases.connect(url() + "/postgres", USER, settings().postgresPassword());
    }

    private static List<String> asUser(List<String> command) {
        List<String> whole = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("unshare", "--user"));
        }
        whole.addAll(command);
        return whole;
    }

    private String program(String name) {
        return programs.resolve(name).toString();
    }

    private Path cluster() {
        return folder().resolve("cluster");
    }
}
