package dev.shrike.bridge.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongTableTest {

    @Test
    void itHoldsWhatAMapHolds() {
        var random = new Random(7);
        var table = new LongTable();
        Map<Long, Long> map = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            long key = random.nextLong(20_000) - 10_000;
            table.put(key, i);
            map.put(key, (long) i);
        }
        assertThat(table.size()).isEqualTo(map.size());
        map.forEach((key, value) -> assertThat(table.get(key)).isEqualTo(value));
        assertThat(table.get(30_000)).isEqualTo(LongTable.ABSENT);
        Map<Long, Long> entries = new HashMap<>();
        table.forEach(entries::put);
        assertThat(entries).isEqualTo(map);
    }
}
