package dev.shrike.servers;

import dev.shrike.servers.ServerStartException.Reason;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server as a child process with a folder for its data, a log file and a port on 127.0.0.1. The port stays the same over restarts
 * of this object, and so does the data. Thread safe: starting and stopping exclude one another.
 */
public abstract sealed class Server implements AutoCloseable
        permits NatsServer, KafkaServer, RegistryServer, PostgresServer {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final long POLL_MILLIS = 50;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final Part part;
    private final ServerSettings settings;
    private final boolean portChosen;
    private final RunRecord record;
    private final LogTail log;
    private volatile int port;
    private volatile Process process;

    Server(Part part, ServerSettings settings) {
        this.part = part;
        this.settings = settings;
        Integer chosen = settings.ports().get(part);
        this.portChosen = chosen != null;
        this.port = portChosen ? chosen : FreePorts.any();
        this.record = new RunRecord(settings.data().resolve("run").resolve(part.id() + ".pid"), folder().toString());
        this.log = new LogTail(settings.data().resolve("logs").resolve(part.id() + ".log"));
    }

    /** Writes configuration and makes the data folder; runs before every start. */
    abstract void prepare() throws IOException;

    abstract List<String> command();

    Map<String, String> environment() {
        return Map.of();
    }

    /** Whether the server answers now; a failure to connect means that it does not. Takes at most a few seconds. */
    abstract boolean answers();

    /** Whether a server that was just started does its work; unless it answers too early, the same question. */
    boolean ready() throws IOException {
        return answers();
    }

    /** Checks, before any server is started, that this one will not fail for its port. */
    final synchronized void requirePort() throws IOException {
        if (!running()) {
            stopLeftover();
            choosePort();
        }
    }

    /** Asks the process to end in good order. */
    void askToStop(ProcessHandle running) throws IOException {
        running.destroy();
    }

    /** Stops what an earlier run that was killed has left behind, and says whether there was something. */
    boolean stopLeftover() throws IOException {
        Optional<ProcessHandle> leftover = record.running();
        if (leftover.isPresent()) {
            stopLeftover(leftover.get());
        }
        return leftover.isPresent();
    }

    /**
     * Starts the server and returns when it does its work. Does nothing when it runs.
     *
     * @throws ServerStartException when it cannot, with the process stopped again
     */
    public final synchronized void start() {
        if (running()) {
            return;
        }
        try {
            Files.createDirectories(folder());
            Files.createDirectories(folder().resolve("tmp"));
            stopLeftover();
            choosePort();
            prepare();
            log.rotate();
            process = launch();
            record.write(process.toHandle());
            awaitAnswer();
        } catch (IOException fault) {
            killQuietly();
            throw failure(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            killQuietly();
            throw new ServerStartException(Reason.DIED, "Starting " + part.title() + " was interrupted", stopped);
        } catch (ServerStartException refused) {
            killQuietly();
            throw refused;
        }
    }

    /** Asks the server to stop, waits, and kills it when it takes longer than 20 s. Does nothing when it does not run. */
    public final synchronized void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            if (running.isAlive()) {
                stopAndWait(running.toHandle());
            }
            record.clear();
            process = null;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Ends the process at once, as a crash would, and waits until it is gone. The data stays. */
    public final synchronized void kill() {
        killQuietly();
    }

    /** Stops and starts with the same data on the same port. */
    public final synchronized void restart() {
        stop();
        start();
    }

    public final Part part() {
        return part;
    }

    public final int port() {
        return port;
    }

    public final OptionalLong pid() {
        Process running = process;
        return running != null && running.isAlive() ? OptionalLong.of(running.pid()) : OptionalLong.empty();
    }

    public final boolean running() {
        return pid().isPresent();
    }

    /** Asks the server itself; takes at most a few seconds. */
    public final ServerStatus status() {
        OptionalLong pid = pid();
        return new ServerStatus(part, port, pid, pid.isPresent() && answers());
    }

    /** The same for a server that another process of ours has started. */
    final ServerStatus observe() throws IOException {
        Optional<ProcessHandle> process = record.running();
        OptionalLong pid = process.isPresent() ? OptionalLong.of(process.get().pid()) : OptionalLong.empty();
        return new ServerStatus(part, port, pid, pid.isPresent() && answers());
    }

    @Override
    public final void close() {
        stop();
    }

    final ServerSettings settings() {
        return settings;
    }

    final Path folder() {
        return settings.data().resolve(part.id());
    }

    final LogTail log() {
        return log;
    }

    final RunRecord record() {
        return record;
    }

    final void stopLeftover(ProcessHandle leftover) throws IOException {
        LOG.info("Stopping {} that an earlier run has left behind (process {})", part.title(), leftover.pid());
        stopAndWait(leftover);
        record.clear();
    }

    final boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private void choosePort() {
        if (portChosen || process != null) {
            Ports.requireFree(port, part.title(), part.portVariable());
        } else if (!FreePorts.isFree(port)) {
            port = FreePorts.any();
        }
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(command()))
                .directory(folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || name.startsWith("JDK_"));
        builder.environment().putAll(environment());
        return builder.start();
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        while (!ready()) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new ServerStartException(
                        Reason.DIED,
                        part.title() + " ended at its start with code " + process.exitValue() + ": " + log.lastLine()
                                + " (more in " + log.file() + ")");
            }
            if (System.nanoTime() > deadline) {
                throw new ServerStartException(
                        Reason.TIMED_OUT,
                        part.title() + " was not ready within "
                                + settings.startTimeout().toSeconds() + " s: " + log.lastLine() + " (more in "
                                + log.file() + ")");
            }
        }
    }

    private void stopAndWait(ProcessHandle running) throws IOException {
        askToStop(running);
        if (!Processes.awaitEnd(running, STOP_TIMEOUT)) {
            LOG.warn("{} did not stop within {} s and is killed", part.title(), STOP_TIMEOUT.toSeconds());
            Processes.kill(running);
        }
    }

    private void killQuietly() {
        Process running = process;
        if (running != null) {
            Processes.kill(running.toHandle());
        }
    }

    private ServerStartException failure(IOException fault) {
        String said = String.valueOf(fault.getMessage());
        if (DiskSpace.saysFull(said)) {
            return new ServerStartException(
                    Reason.DISK_FULL,
                    "The disk of " + settings.data() + " is full: " + part.title() + " cannot start",
                    fault);
        }
        return new ServerStartException(Reason.DIED, part.title() + " cannot be started: " + said, fault);
    }
}
