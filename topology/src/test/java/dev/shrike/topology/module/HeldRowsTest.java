package dev.shrike.topology.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldRowsTest {
    private final KeyValueStore<String, Long> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("rows"), Serdes.String(), Serdes.Long())
            .withLoggingDisabled()
            .build();
    private final List<String> told = new ArrayList<>();
    private final HeldRows<Long> rows =
            new HeldRows<>(store, (key, before, now) -> told.add(key + ": " + before + " -> " + now));

    HeldRowsTest() {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_row_is_written_and_told_of_once_however_often_it_changes() {
        rows.put("ana", 1L);
        rows.put("ana", 2L);

        assertThat(rows.get("ana")).isEqualTo(2);
        assertThat(store.get("ana")).isNull();
        rows.write();
        assertThat(store.get("ana")).isEqualTo(2);
        assertThat(told).containsExactly("ana: null -> 2");
    }

    @Test
    void what_was_written_is_what_the_next_change_comes_after() {
        store.put("ana", 7L);

        rows.put("ana", 8L);
        rows.write();
        rows.put("ana", 9L);
        rows.write();
        rows.write();

        assertThat(told).containsExactly("ana: 7 -> 8", "ana: 8 -> 9");
    }

    @Test
    void a_removed_row_is_gone_before_it_is_written() {
        store.put("ana", 7L);

        rows.put("ana", null);

        assertThat(rows.get("ana")).isNull();
        rows.write();
        assertThat(store.get("ana")).isNull();
        assertThat(rows.get("ana")).isNull();
        assertThat(told).containsExactly("ana: 7 -> null");
    }

    @Test
    void not_more_is_held_than_has_room() {
        for (long i = 0; i < 25_000; i++) {
            rows.put("row-" + i, i);
        }

        assertThat(store.approximateNumEntries()).isEqualTo(20_000);
        rows.write();
        assertThat(store.approximateNumEntries()).isEqualTo(25_000);
        assertThat(told).hasSize(25_000);
    }
}
