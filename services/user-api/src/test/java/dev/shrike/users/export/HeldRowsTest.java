package dev.shrike.users.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.client.exceptions.HttpClientException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldRowsTest {

    private static final String FIRST = "";

    @Test
    void rowsComePageByPageAlsoBehindAnEmptyOne() {
        Map<String, HeldPage> pages = Map.of(
                FIRST,
                new HeldPage(List.of(row(1), row(2)), "2"),
                "2",
                new HeldPage(List.of(), "2b"),
                "2b",
                new HeldPage(List.of(row(3)), null));

        HeldRows rows = new HeldRows("notifier", after -> pages.get(after == null ? FIRST : after));

        assertThat(rows).toIterable().containsExactly(row(1), row(2), row(3));
    }

    @Test
    void aServiceThatDoesNotAnswerIsNamed() {
        HeldRows rows = new HeldRows("notifier", after -> {
            throw new HttpClientException("connection refused");
        });

        assertThatExceptionOfType(SourceAwayException.class)
                .isThrownBy(rows::hasNext)
                .satisfies(away -> assertThat(away.service()).isEqualTo("notifier"));
    }

    @Test
    void aServiceThatDoesNotKnowTheQuestionIsAway() {
        assertThatExceptionOfType(SourceAwayException.class)
                .isThrownBy(() -> new HeldRows("notifier", after -> null).hasNext());
    }

    @Test
    void pagesThatGoInACircleEnd() {
        HeldRows rows = new HeldRows("notifier", after -> new HeldPage(List.of(), "1"));

        assertThatExceptionOfType(SourceAwayException.class)
                .isThrownBy(rows::hasNext)
                .withMessageContaining("without end");
    }

    private static ObjectNode row(int number) {
        return JsonNodeFactory.instance.objectNode().put("number", number);
    }
}
