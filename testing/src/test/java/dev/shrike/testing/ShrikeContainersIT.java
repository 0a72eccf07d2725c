package dev.shrike.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testcontainers.DockerClientFactory;

/** What a team reads when its platform does not start. */
@EnabledIfSystemProperty(named = "shrike.system", matches = "containers", disabledReason = "only with -Pdocker")
class ShrikeContainersIT {

    @BeforeEach
    void engine() {
        assumeTrue(ShrikeContainers.available(), "no Docker engine answers");
    }

    @Test
    void an_image_that_cannot_be_had_is_told_with_its_part_and_registry_and_nothing_stays() {
        try (var containers = new ShrikeContainers(with("SHRIKE_NATS_IMAGE", "localhost:1/no-such-image:1"))) {
            assertThatThrownBy(containers::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("nats")
                    .hasMessageContaining("localhost:1/");
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void a_part_that_fails_says_why_and_nothing_stays() {
        try (var containers = new ShrikeContainers().with("SHRIKE_COMPACTION_LAG", "soon")) {
            assertThatThrownBy(containers::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("setup")
                    .hasMessageContaining("soon");
        }
        assertThat(left()).isEmpty();
    }

    private static Images with(String variable, String image) {
        Map<String, String> names = new HashMap<>(Images.ofEnvironment().names());
        names.put(variable, image);
        return new Images(names);
    }

    private static List<String> left() {
        return DockerClientFactory.lazyClient().listContainersCmd().withShowAll(true).exec().stream()
                .map(one -> one.getLabels().getOrDefault(Parts.PROJECT, ""))
                .filter(project -> project.startsWith("shrike-test-"))
                .toList();
    }
}
