package dev.shrike.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.asyncapi.Participant;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the catalogue says about topologies, against the descriptions of the topologies, which other tests compare with what is built. */
class CatalogueTest {

    private static final List<String> TOPOLOGIES = List.of("score", "statistics", "rate-upcast", "erasure");
    private static final Pattern SOURCE = Pattern.compile("topics: \\[([^\\]]*)]");
    private static final Pattern SINK = Pattern.compile("Sink: \\S+ \\(topic: ([^)]*)\\)");

    static Stream<EventDefinition> events() {
        return EventCatalogue.standard().events().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theTopologiesThatReadAnEventAreItsSubscribers(EventDefinition event) {
        assertThat(inKafka(event.subscribers())).isEqualTo(with(event, SOURCE));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theTopologiesThatWriteItsHistoryAreItsPublishers(EventDefinition event) {
        assertThat(inKafka(event.publishers())).isEqualTo(with(event, SINK));
    }

    private static Set<String> inKafka(List<String> written) {
        return written.stream()
                .map(Participant::of)
                .filter(Participant::kafka)
                .map(Participant::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> with(EventDefinition event, Pattern place) {
        Set<String> topics = event.majors().stream().map(MajorVersion::topic).collect(Collectors.toSet());
        return TOPOLOGIES.stream()
                .filter(topology -> place.matcher(description(topology))
                        .results()
                        .flatMap(found -> Stream.of(found.group(1).split(", ")))
                        .anyMatch(topics::contains))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String description(String topology) {
        try (InputStream golden = CatalogueTest.class.getResourceAsStream("/golden/" + topology + ".txt")) {
            return new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("There is no description of " + topology, e);
        }
    }
}
