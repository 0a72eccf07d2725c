package dev.shrike.standalone.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LettersTableTest {
    private static final String LETTER = """
            {"service":"ticks","handler":"following","event_id":"e1","state":"parked","failures":10,
             "last_failed_at":"2026-11-21T07:00:00.123456Z","subject":"user.v1.a\\u001b[2J.created",
             "history":[{"at":"2026-11-21T06:00:00Z","by":"delivery","error":"IllegalStateException"},
                        {"at":"2026-11-21T07:00:00Z","by":"redrive"}]}""";

    private final StringWriter said = new StringWriter();
    private final LettersTable table = new LettersTable(new PrintWriter(said, true));

    @Test
    void aLetterIsALineThatCannotSteerTheTerminal() throws Exception {
        table.list(json("[" + LETTER + "]"));

        assertThat(said.toString().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("ticks ")
                                .contains(" following ", " e1 ", " parked ", " 10 ", " 2026-11-21T07:00:00Z ")
                                .endsWith("user.v1.a?[2J.created"),
                        line -> assertThat(line).isEqualTo("1 dead letter"));
    }

    @Test
    void aLetterIsShownWithWhatHappenedToIt() throws Exception {
        table.show(json("[" + LETTER + "]"));

        assertThat(said.toString().lines())
                .contains("failures         10")
                .contains("  2026-11-21T06:00:00Z  delivery IllegalStateException")
                .contains("  2026-11-21T07:00:00Z  redrive  handled");
    }

    @Test
    void itIsDoneOnlyWhenEveryLetterIs() throws Exception {
        String handled = "{\"handler\":\"a\",\"event_id\":\"e1\",\"outcome\":\"ALREADY_HANDLED\",\"reason\":\"\"}";
        String refused = "{\"handler\":\"a\",\"event_id\":\"e2\",\"outcome\":\"REFUSED\",\"reason\":\"order\"}";

        assertThat(LettersTable.allHandled(json("[" + handled + "]"))).isTrue();
        JsonNode both = json("[" + handled + "," + refused + "]");
        assertThat(LettersTable.allHandled(both)).isFalse();
        table.outcomes(both);
        assertThat(said.toString()).contains("REFUSED  order", "1 of 2 handled");
        assertThat(LettersTable.allHandled(json("[]"))).isTrue();
        table.outcomes(json("[]"));
        assertThat(said.toString()).contains("No such dead letter waits");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
