package dev.shrike.topology.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.module.Wiring;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyModulesTest {
    private static final List<String> STANDARD = List.of("rate-upcast", "score", "statistics", "erasure");

    @TempDir
    private Path jar;

    @Test
    void those_of_the_platform_are_found() {
        assertThat(found(Selection.all())).containsExactlyElementsOf(STANDARD);
    }

    @Test
    void one_that_another_jar_brings_is_found_as_well() throws IOException {
        try (var loader = extension(Foreign.class.getName())) {
            assertThat(TopologyModules.selected(loader, Selection.all()))
                    .extracting(TopologyModule::name)
                    .containsAll(STANDARD)
                    .contains("foreign");
        }
    }

    @Test
    void only_what_is_selected_runs() {
        assertThat(found(Selection.of(" erasure,score "))).containsExactly("score", "erasure");
        assertThat(found(Selection.of("*"))).containsExactlyElementsOf(STANDARD);
    }

    @Test
    void a_name_that_nothing_has_is_refused_and_those_there_are_are_told() {
        assertThatThrownBy(() -> found(Selection.of("score,skore")))
                .isInstanceOf(TopologyStartException.class)
                .hasMessageContaining("No topology is called skore;")
                .hasMessageContaining("erasure, rate-upcast, score, statistics");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ","})
    void selecting_nothing_is_refused(String setting) {
        assertThatIllegalArgumentException().isThrownBy(() -> Selection.of(setting));
    }

    @Test
    void one_that_cannot_be_loaded_stops_the_start_and_is_named() throws IOException {
        try (var loader = extension("org.example.Missing")) {
            assertThatThrownBy(() -> TopologyModules.selected(loader, Selection.all()))
                    .isInstanceOf(TopologyStartException.class)
                    .hasMessageContaining("org.example.Missing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Nests", "nests_2", "-nests", "../nests", "nests."})
    void a_name_that_is_no_part_of_a_topic_is_refused(String name) {
        assertThatThrownBy(() -> TopologyModules.selected(List.of(new Named(name, "a")), Selection.all()))
                .isInstanceOf(TopologyStartException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void two_may_not_have_one_name_or_one_topic() {
        assertThatThrownBy(() -> TopologyModules.selected(
                        List.of(new Named("nests", "a"), new Named("nests", "b")), Selection.all()))
                .hasMessageContaining("the name nests");
        assertThatThrownBy(() -> TopologyModules.selected(
                        List.of(new Named("nests", "a"), new Named("eggs", "a")), Selection.all()))
                .hasMessageContaining("the topic a");
    }

    @Test
    void one_that_lists_a_store_twice_is_refused_and_named() {
        assertThatThrownBy(() -> TopologyModules.selected(List.of(new Listed("eggs", "eggs")), Selection.all()))
                .isInstanceOf(TopologyStartException.class)
                .hasMessage("The topology listed lists its store eggs twice among those that may be asked");
        assertThat(TopologyModules.selected(List.of(new Listed("eggs", "nests")), Selection.all()))
                .hasSize(1);
    }

    private List<String> found(Selection selection) {
        return TopologyModules.selected(getClass().getClassLoader(), selection).stream()
                .map(TopologyModule::name)
                .toList();
    }

    private URLClassLoader extension(String className) throws IOException {
        Path services = jar.resolve("META-INF/services/" + TopologyModule.class.getName());
        Files.createDirectories(services.getParent());
        Files.writeString(services, className);
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
    }

    private record Named(String name, String topic) implements TopologyModule {
        @Override
        public List<String> inputs() {
            return List.of();
        }

        @Override
        public List<String> ownTopics() {
            return List.of(topic);
        }

        @Override
        public void build(StreamsBuilder builder, Wiring wiring) {}
    }

    private record Listed(String one, String other) implements TopologyModule {
        @Override
        public String name() {
            return "listed";
        }

        @Override
        public List<String> inputs() {
            return List.of();
        }

        @Override
        public List<String> ownTopics() {
            return List.of();
        }

        @Override
        public List<QueryableStore<?, ?>> queryable() {
            return List.of(QueryableStore.byText(one, Serdes.String()), QueryableStore.byText(other, Serdes.String()));
        }

        @Override
        public void build(StreamsBuilder builder, Wiring wiring) {}
    }

    /** As another team would write it. */
    public static final class Foreign implements TopologyModule {
        @Override
        public String name() {
            return "foreign";
        }

        @Override
        public List<String> inputs() {
            return List.of();
        }

        @Override
        public List<String> ownTopics() {
            return List.of();
        }

        @Override
        public void build(StreamsBuilder builder, Wiring wiring) {}
    }
}
