package dev.shrike.standalone.platform;

import dev.shrike.messaging.operations.monitor.PartHealth;
import dev.shrike.messaging.operations.monitor.PartState;
import dev.shrike.messaging.operations.monitor.PartsSource;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.ServerStatus;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The child processes as parts of the platform: whether each runs and answers, and since when. */
@Singleton
final class ServerParts implements PartsSource {
    private final LocalServers servers;

    ServerParts(LocalServers servers) {
        this.servers = servers;
    }

    @Override
    public List<PartState> parts() {
        return servers.status().stream().map(ServerParts::part).toList();
    }

    private static PartState part(ServerStatus server) {
        return new PartState(
                server.part().id(),
                server.healthy() ? PartHealth.UP : PartHealth.DOWN,
                startedAt(server),
                server.healthy() ? "" : server.pid().isPresent() ? "it does not answer" : "it does not run");
    }

    private static Optional<Instant> startedAt(ServerStatus server) {
        return server.pid().stream()
                .boxed()
                .findFirst()
                .flatMap(ProcessHandle::of)
                .flatMap(process -> process.info().startInstant());
    }
}
