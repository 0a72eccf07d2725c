package dev.shrike.topology.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollectReportsTest {
    private static final String ANA = UUID.randomUUID().toString();

    private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>();
    private final CollectReports collect = new CollectReports(EventCatalogue.standard(), "score-topology", 3);
    private final String order = UUID.randomUUID().toString();

    @BeforeEach
    void init() {
        StateStore store = CollectReports.store().withLoggingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        context.setCurrentSystemTimeMs(1_000);
        collect.init(context);
    }

    @Test
    void all_partitions_are_waited_for_and_added_up() {
        report(order, 0, 2);
        report(order, 1, 0);
        assertThat(answers()).isEmpty();

        report(order, 2, 5);

        assertThat(answers()).containsExactly("{\"images\":7}");
    }

    @Test
    void a_partition_that_reports_twice_counts_once() {
        report(order, 0, 2);
        report(order, 0, 2);
        report(order, 1, 1);
        report(order, 2, 1);

        assertThat(answers()).containsExactly("{\"images\":4}");
    }

    @Test
    void two_orders_are_kept_apart_and_nothing_is_kept_of_an_answered_one() {
        String other = UUID.randomUUID().toString();
        for (int partition = 0; partition < 3; partition++) {
            report(order, partition, 1);
        }
        report(other, 0, 9);

        assertThat(answers()).containsExactly("{\"images\":3}");
        KeyValueStore<String, CollectReports.Collected> store = context.getStateStore(CollectReports.STORE);
        try (var rows = store.all()) {
            assertThat(rows).toIterable().extracting(row -> row.key).containsExactly(other);
        }
    }

    private void report(String about, int partition, long images) {
        collect.process(
                new Record<>(about, new ErasureReport(about, null, ANA, partition, Map.of("images", images)), 1_000L));
    }

    private List<String> answers() {
        return context.forwarded().stream()
                .map(forwarded -> ((Gdpr) forwarded.record().value()).getData().getEvidence())
                .toList();
    }
}
