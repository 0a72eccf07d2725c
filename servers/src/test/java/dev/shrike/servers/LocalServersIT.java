package dev.shrike.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServersIT {
    @TempDir
    Path data;

    @Test
    void startsAllFourAndLeavesNoProcessBehind() {
        List<ProcessHandle> processes;
        try (LocalServers servers = LocalServers.start(ServerSettings.forTests(data))) {
            assertThat(servers.status()).hasSize(4).allMatch(ServerStatus::healthy);
            processes = servers.status().stream()
                    .flatMap(row -> ProcessHandle.of(row.pid().orElseThrow()).stream())
                    .toList();
            assertThat(processes).hasSize(4);
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(data.resolve("run")).isDirectoryNotContaining("glob:**.pid");
    }

    @Test
    void aTakenPortIsOneClearLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerSettings settings = ServerSettings.forTests(data).withPort(Part.NATS, taken.getLocalPort());
            try (LocalServers servers = LocalServers.open(settings)) {
                assertThatThrownBy(() -> servers.start(ready -> {}, Part.NATS))
                        .isInstanceOfSatisfying(ServerStartException.class, refused -> {
                            assertThat(refused.reason()).isEqualTo(ServerStartException.Reason.PORT_IN_USE);
                            assertThat(refused)
                                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                                    .hasMessageContaining("SHRIKE_NATS_PORT");
                        });
            }
        }
    }

    @Test
    void twoCannotHaveTheSameDataFolder() {
        try (LocalServers first = LocalServers.open(ServerSettings.forTests(data))) {
            assertThat(first.status()).noneMatch(ServerStatus::healthy);
            assertThatThrownBy(() -> LocalServers.open(ServerSettings.forTests(data)))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void whatAKilledRunLeftBehindIsStoppedByTheNextStart() {
        LocalServers first = LocalServers.open(ServerSettings.forTests(data));
        first.start(ready -> {}, Part.NATS, Part.POSTGRES);
        ServerSettings samePorts = ServerSettings.forTests(data)
                .withPort(Part.NATS, first.natsServer().port())
                .withPort(Part.POSTGRES, first.postgresServer().port());
        ProcessHandle nats = process(first.natsServer().pid());
        ProcessHandle postgres = process(first.postgresServer().pid());
        first.abandon();

        try (LocalServers second = LocalServers.open(samePorts)) {
            second.start(ready -> {}, Part.NATS, Part.POSTGRES);
            assertThat(List.of(nats, postgres)).noneMatch(ProcessHandle::isAlive);
            assertThat(second.natsServer().status().healthy()).isTrue();
            assertThat(second.postgresServer().status().healthy()).isTrue();
        }
    }

    @Test
    void leftoversCanBeSeenAndStoppedWithoutStartingAnything() throws IOException {
        LocalServers first = LocalServers.open(ServerSettings.forTests(data));
        first.start(ready -> {}, Part.NATS);
        ServerSettings samePort = ServerSettings.forTests(data)
                .withPort(Part.NATS, first.natsServer().port());
        first.abandon();

        assertThat(LocalServers.observe(samePort))
                .filteredOn(ServerStatus::healthy)
                .extracting(ServerStatus::part)
                .containsExactly(Part.NATS);
        try (LocalServers second = LocalServers.open(samePort)) {
            assertThat(second.stopLeftovers()).containsExactly(Part.NATS);
        }
        assertThat(LocalServers.observe(samePort)).noneMatch(ServerStatus::healthy);
    }

    private static ProcessHandle process(OptionalLong pid) {
        return ProcessHandle.of(pid.orElseThrow()).orElseThrow();
    }
}
