package org.example.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.KnownSchemaIds;
import dev.shrike.topology.module.Timing;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.module.Wiring;
import dev.shrike.topology.serde.EventSerde;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstSightingsTest {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final MajorVersion TICKS = CATALOGUE.major("tick", 1);
    private static final EventSerde EVENTS = new EventSerde(CATALOGUE, new KnownSchemaIds(ids()));
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final TopologyTestDriver driver = new TopologyTestDriver(topology(), properties(), NOON);

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void the_earliest_tick_of_a_species_counts_however_late_it_comes() {
        ticked("Furnarius rufus", NOON);
        ticked("Furnarius rufus", NOON.plusSeconds(60));
        assertThat(written())
                .containsExactly(Map.entry(
                        "Furnarius rufus", "{\"species\":\"Furnarius rufus\",\"time\":\"2026-11-20T12:00:00Z\"}"));

        ticked("Furnarius rufus", NOON.minusSeconds(3 * 86_400));
        ticked("Vanellus chilensis", NOON);
        assertThat(written())
                .hasEntrySatisfying(
                        "Furnarius rufus", first -> assertThat(first).contains("2026-11-17T12:00:00Z"))
                .containsKey("Vanellus chilensis");
    }

    @Test
    void a_tick_without_a_species_is_left_alone() {
        ticked(null, NOON);

        assertThat(written()).isEmpty();
    }

    @Test
    void the_runtime_finds_it() {
        assertThat(ServiceLoader.load(TopologyModule.class))
                .anySatisfy(module -> assertThat(module).isInstanceOf(FirstSightings.class));
    }

    @Test
    void its_shape_is_what_was_agreed() throws IOException {
        try (var golden = getClass().getResourceAsStream("/golden.txt")) {
            assertThat(topology().describe().toString())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void ticked(String species, Instant time) {
        Tick tick = Ticks.of(species, time);
        driver.createInputTopic(TICKS.topic(), new StringSerializer(), EVENTS.serializer())
                .pipeInput(TICKS.keyOf(tick), tick, NOON.plusSeconds(86_400));
    }

    private Map<String, String> written() {
        return driver.createOutputTopic(FirstSightings.TOPIC, new StringDeserializer(), new StringDeserializer())
                .readKeyValuesToMap();
    }

    private static Topology topology() {
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties())));
        new FirstSightings().build(builder, new Wiring(CATALOGUE, EVENTS, 6, "dead-letter", Timing.standard()));
        return builder.build(properties());
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "first-sightings-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:0");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/state/" + System.nanoTime());
        return properties;
    }

    private static Map<Long, Integer> ids() {
        var ids = new HashMap<Long, Integer>();
        CATALOGUE.majors().forEach(major -> major.minors().forEach(minor -> ids.put(minor.fingerprint(), ids.size())));
        return ids;
    }
}
