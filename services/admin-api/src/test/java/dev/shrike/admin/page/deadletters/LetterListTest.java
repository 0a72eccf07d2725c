package dev.shrike.admin.page.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.platform.TroubleException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetterListTest {
    private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void a_filter_narrows_by_place_handler_and_reason() {
        LetterBox.Found all = found(
                row(1, "bridge", "tick", "unknown-schema"),
                row(2, "bridge", "rate", "unknown-format"),
                row(3, "ticks", "following", "failed"));

        assertThat(LetterList.of(new LetterFilter("bridge", "", "", false), all).total())
                .isEqualTo(2);
        assertThat(LetterList.of(new LetterFilter("bridge", "rate", "", false), all)
                        .rows())
                .extracting(LetterRow::reason)
                .containsExactly("unknown-format");
        assertThat(LetterList.of(new LetterFilter("", "", "failed", false), all).total())
                .isEqualTo(1);
    }

    @Test
    void what_can_be_chosen_is_what_is_there_and_what_was_chosen() {
        LetterList list = LetterList.of(
                new LetterFilter("bridge", "gone", "", false),
                found(row(1, "bridge", "tick", "unknown-schema"), row(3, "ticks", "following", "failed")));

        assertThat(list.choices().places())
                .containsExactly(new LetterList.Choice("bridge", 1), new LetterList.Choice("ticks", 1));
        assertThat(list.choices().of())
                .containsExactly(new LetterList.Choice("gone", 0), new LetterList.Choice("tick", 1));
        assertThat(list.choices().reasons()).containsExactly(new LetterList.Choice("unknown-schema", 1));
    }

    @Test
    void its_revision_changes_with_what_is_shown_and_with_nothing_else() {
        LetterBox.Found one = found(row(1, "bridge", "tick", "unknown-schema"));
        LetterBox.Found two = found(row(1, "bridge", "tick", "unknown-schema"), row(2, "bridge", "tick", "failed"));

        assertThat(revision(one)).isEqualTo(revision(found(row(1, "bridge", "tick", "unknown-schema"))));
        assertThat(revision(one)).isNotEqualTo(revision(two));
    }

    @Test
    void a_hundred_are_shown_and_all_are_counted() {
        LetterRow[] many = IntStream.range(0, 250)
                .mapToObj(i -> row(i, "bridge", "tick", "unknown-schema"))
                .toArray(LetterRow[]::new);

        LetterList list = LetterList.of(LetterFilter.NONE, found(many));

        assertThat(list.rows()).hasSize(100);
        assertThat(list.total()).isEqualTo(250);
        assertThat(list.redrivable()).isEqualTo(250);
    }

    @Test
    void letters_are_counted_whoever_keeps_them_and_none_is_said_only_when_all_were_asked() {
        Trouble away = Trouble.of(503, "tick-api does not answer", "");
        LetterRow[] two = {row(1, "bridge", "tick", "unknown-schema"), row(3, "ticks", "following", "failed")};

        assertThat(LetterCount.count(found(two)).value()).isEqualTo(2);
        assertThat(LetterCount.count(new LetterBox.Found(List.of(two), List.of(away), false))
                        .value())
                .isEqualTo(2);
        assertThat(LetterCount.count(found()).value()).isZero();
        assertThat(LetterCount.count(new LetterBox.Found(List.of(), List.of(away), false))
                        .given())
                .isFalse();
    }

    @Test
    void a_key_names_a_letter_and_nothing_else_does() {
        UUID event = UUID.randomUUID();
        LetterKey key = LetterKey.ofService("ticks", "following-people", event);

        assertThat(LetterKey.parse(key.toString())).isEqualTo(key);
        assertThat(LetterKey.parse("bridge:3-1042").href("/l")).isEqualTo("/l/bridge/3-1042");
        for (String other :
                List.of("", "bridge:", "bridge:1-2/..", "nobody:x:" + event, "ticks:a b:" + event, "<script>")) {
            assertThatThrownBy(() -> LetterKey.parse(other)).as(other).isInstanceOf(TroubleException.class);
        }
    }

    private static String revision(LetterBox.Found found) {
        return LetterList.of(LetterFilter.NONE, found).revision();
    }

    private static LetterBox.Found found(LetterRow... rows) {
        return new LetterBox.Found(List.of(rows), List.of(), false);
    }

    private static LetterRow row(int number, String where, String of, String reason) {
        return new LetterRow(
                "bridge:0-" + number, where, of, reason, "waiting", "", "tick.v1.a.new", "TICK", number, 1, TIME);
    }
}
