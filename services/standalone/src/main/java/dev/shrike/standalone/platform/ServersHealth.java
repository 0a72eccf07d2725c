package dev.shrike.standalone.platform;

import dev.shrike.servers.LocalServers;
import dev.shrike.servers.ServerStatus;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;

/** Whether the child processes run and answer. */
@Singleton
final class ServersHealth implements HealthIndicator {
    private final LocalServers servers;
    private final ExecutorService threads;

    ServersHealth(LocalServers servers, @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.servers = servers;
        this.threads = threads;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(() -> CompletableFuture.supplyAsync(this::ask, threads));
    }

    private HealthResult ask() {
        var ill = servers.status().stream().filter(server -> !server.healthy()).toList();
        if (ill.isEmpty()) {
            return HealthResult.builder("servers", HealthStatus.UP).build();
        }
        String reason = ill.stream().map(ServersHealth::reason).collect(Collectors.joining(", "));
        return HealthResult.builder("servers", HealthStatus.DOWN)
                .details(Map.of("reason", reason))
                .build();
    }

    private static String reason(ServerStatus server) {
        return server.part().title() + (server.pid().isPresent() ? " does not answer" : " does not run");
    }
}
