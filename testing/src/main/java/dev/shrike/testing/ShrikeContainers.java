package dev.shrike.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.utility.ResourceReaper;

/**
 * The whole platform in containers, each part in one of its own, on free ports of 127.0.0.1. {@link #start} returns when everything
 * is well; {@link #stop} leaves nothing.
 *
 * <pre>{@code
 * @Testcontainers
 * class NestsIT {
 *     @Container
 *     static final ShrikeContainers SHRIKE = new ShrikeContainers();
 *
 *     @Test
 *     void a_nest_is_published() {
 *         HttpRequest.newBuilder(SHRIKE.http().resolve("/health")) ...
 *     }
 * }
 * }</pre>
 *
 * <p>Starting takes a minute or two and some 2.5 GB of memory: one for all tests is enough. Needs a Docker engine and the {@code docker
 * compose} command. Not thread-safe.
 */
public final class ShrikeContainers implements Startable {
    private static final Logger LOG = LoggerFactory.getLogger(ShrikeContainers.class);
    private static final String HTTP = "SHRIKE_HTTP_PORT";
    private static final String NATS = "SHRIKE_NATS_PORT";
    private static final String KAFKA = "SHRIKE_KAFKA_PORT";
    private static final String REGISTRY = "SHRIKE_REGISTRY_PORT";
    private static final String MAIL = "SHRIKE_IMAP_PORT";

    /** The platform of a test does not live until the second compiler pays. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);

    private final Images images;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path folder;
    private Compose compose;
    private Parts parts;

    /** Of the images that the environment names, or the public ones. */
    public ShrikeContainers() {
        this(Images.ofEnvironment());
    }

    /** Of these images. */
    public ShrikeContainers(Images images) {
        this.images = images;
    }

    /** Sets a variable of {@code compose.yaml}, before the start. */
    public ShrikeContainers with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Whether an engine answers here, so that {@link #start} has a chance. */
    public static boolean available() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /**
     * Starts everything, and returns when all is well.
     *
     * @throws IllegalStateException when no engine answers, an image is missing or a part does not get well; says what engine and part say
     */
    @Override
    public void start() {
        if (compose != null) {
            return;
        }
        DockerClientFactory.instance()
                .client(); // fails where there is no engine; starts what cleans up after a JVM that is killed
        LOG.info("Starting Shrike in containers of {}", images);
        List.of(HTTP, NATS, KAFKA, REGISTRY, MAIL)
                .forEach(port -> environment.computeIfAbsent(port, any -> freePort()));
        List.of("SHRIKE_JAVA_OPTS", "SHRIKE_KAFKA_OPTS")
                .forEach(options -> environment.putIfAbsent(options, SHORT_LIVED));
        String project = "shrike-test-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        try {
            folder = Files.createTempDirectory("shrike-containers-");
            compose = new Compose(project, PlatformFiles.lay(folder), environment());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        // should this JVM end before stop() was called
        ResourceReaper.instance().registerLabelsFilterForCleanup(Map.of(Parts.PROJECT, project));
        parts = new Parts(compose);
        try {
            compose.run(START_TIMEOUT, "up", "-d");
        } catch (IllegalStateException fault) {
            try {
                throw new IllegalStateException(fault.getMessage() + parts.failures(), fault);
            } finally {
                stop();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stop();
            throw new IllegalStateException("Interrupted while Shrike started", stopped);
        }
        LOG.info("Shrike is ready at {}", http());
    }

    /** Stops everything, and removes containers, networks and volumes. */
    @Override
    public void stop() {
        if (compose == null) {
            return;
        }
        try {
            compose.run(STOP_TIMEOUT, "down", "-v");
        } catch (IllegalStateException fault) {
            LOG.warn("What is left is removed when this JVM ends: {}", fault.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        compose = null;
        parts = null;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException fault) {
            LOG.warn("{} could not be deleted", folder, fault);
        }
    }

    /** All REST. */
    public URI http() {
        return URI.create("http://127.0.0.1:" + environment.get(HTTP));
    }

    /** JetStream. */
    public URI nats() {
        return URI.create("nats://127.0.0.1:" + environment.get(NATS));
    }

    /** Kafka's {@code bootstrap.servers}. */
    public String kafka() {
        return "127.0.0.1:" + environment.get(KAFKA);
    }

    /** The registry's Confluent API. */
    public URI registry() {
        return URI.create("http://127.0.0.1:" + environment.get(REGISTRY) + "/apis/ccompat/v7");
    }

    /** Every mail that was sent, by IMAP: an address is its own mailbox, with any password. */
    public URI mail() {
        return URI.create("imap://127.0.0.1:" + environment.get(MAIL));
    }

    /** Of the account {@code admin}. */
    public String adminPassword() {
        return parts.read("auth-api", "/run/shrike/admin-password").strip();
    }

    /** The parts one by one, while the platform runs. */
    public Parts parts() {
        if (parts == null) {
            throw new IllegalStateException("Shrike does not run");
        }
        return parts;
    }

    private Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>(images.names());
        all.putAll(environment);
        return all;
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
