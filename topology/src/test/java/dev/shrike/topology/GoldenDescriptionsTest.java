package dev.shrike.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.topology.bench.TopologyBench;
import dev.shrike.topology.module.TopologyModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shape of each topology, frozen. A changed node, store or repartition topic may strand state that is out there: change the
 * golden file on purpose, and say in an ADR how running topologies move over. After a failure the new description lies under
 * target/golden.
 */
class GoldenDescriptionsTest {
    /** All that this module brings, so that none is without its golden file. */
    static Stream<TopologyModule> topologies() {
        return ServiceLoader.load(TopologyModule.class).stream().map(ServiceLoader.Provider::get);
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void a_topology_is_what_was_agreed(TopologyModule module) throws IOException {
        String description = TopologyBench.topology(module).describe().toString();
        Path written = Path.of("target/golden", module.name() + ".txt");
        Files.createDirectories(written.getParent());
        Files.writeString(written, description);

        assertThat(description).isEqualTo(golden(module));
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void no_name_was_left_to_chance(TopologyModule module) {
        assertThat(TopologyBench.topology(module).describe().toString()).doesNotContainPattern("-\\d{10}");
    }

    private static String golden(TopologyModule module) throws IOException {
        try (var file = GoldenDescriptionsTest.class.getResourceAsStream("/golden/" + module.name() + ".txt")) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
