package dev.shrike.analytics.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.analytics.table.Tables;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final Changes changes =
            new Changes(Tables.of(EventCatalogue.standard()).getFirst());

    @Test
    void ofEachKeyOnlyTheLastRowIsPresent() {
        put("a");
        put("b");
        put("a");

        assertThat(present()).containsExactly("b", "a");
        assertThat(changes.present()).containsExactly(1, 2);
        assertThat(changes.size()).isEqualTo(2);
    }

    @Test
    void whatWasRemovedLastIsChangedAndNotPresent() {
        put("a");
        changes.remove(key("a"), 1);
        changes.remove(key("b"), 2);
        put("b");

        assertThat(present()).containsExactly("b");
        assertThat(names(changes.changed())).containsExactly("a", "b");
    }

    @Test
    void whatIsNoEventEndsItsKey() {
        put("a");
        changes.undecodable(key("a"), "broken");
        changes.undecodable(null, "no key");

        assertThat(present()).isEmpty();
        assertThat(names(changes.changed())).containsExactly("a");
    }

    @Test
    void manyKeysThatComeAgainAndAgainAreToldApart() {
        Random random = new Random(7);
        Map<String, Integer> expected = new HashMap<>();
        for (int row = 0; row < 60_000; row++) {
            String name = "https://images.example/" + random.nextInt(20_000) + "-é.jpg";
            if (random.nextInt(10) == 0) {
                changes.remove(key(name), row);
                expected.remove(name);
            } else {
                put(name);
                expected.put(name, row);
            }
        }

        Map<String, Integer> present = new HashMap<>();
        changes.present().forEach(row -> present.put(name(row), row));
        assertThat(present).isEqualTo(expected);
    }

    private void put(String name) {
        changes.rows().addKey(name.getBytes(StandardCharsets.UTF_8));
        changes.put(key(name), 0);
    }

    private static Key key(String name) {
        return Key.of(name.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> present() {
        return names(changes.present());
    }

    private List<String> names(IntStream rows) {
        return rows.mapToObj(this::name).toList();
    }

    private String name(int row) {
        return new String(changes.rows().text(row, 0), StandardCharsets.UTF_8);
    }
}
