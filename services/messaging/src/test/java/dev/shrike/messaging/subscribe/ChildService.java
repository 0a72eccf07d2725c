package dev.shrike.messaging.subscribe;

import dev.shrike.servers.Brokers;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The service of the tests in a process of its own, which can be killed. */
final class ChildService {
    private static final long MOST_SECONDS = 90;

    private ChildService() {}

    /** Runs until the process ends. Returns its exit code. */
    static int run(URI nats, String database, Map<String, Object> more, Path log) throws Exception {
        Brokers brokers = Brokers.shared();
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("shrike.nats.url", nats);
        properties.put("shrike.messaging.relay.enabled", false);
        properties.put("datasources.birds.url", brokers.jdbcUrl(database));
        properties.put("datasources.birds.username", brokers.postgresUser());
        properties.put("datasources.birds.password", brokers.postgresPassword());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ChildService.class.getName()));
        properties.forEach((key, value) -> command.add(key + "=" + value));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The process still runs after " + MOST_SECONDS + " s");
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Arguments are properties: {@code name=value}. */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, Object> properties = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            properties.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        ApplicationContext.run(properties, "test");
        new CountDownLatch(1).await();
    }
}
