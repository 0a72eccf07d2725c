package dev.shrike.standalone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private static final String COLUMNS =
            "\"columns\":[{\"name\":\"species\",\"type\":\"VARCHAR\"},{\"name\":\"n\",\"type\":\"BIGINT\"}]";

    @Test
    void textStandsToTheLeftAndNumbersToTheRight() throws JsonProcessingException {
        assertThat(shown("{" + COLUMNS + ",\"rows\":[[\"Furnarius rufus\",2],[null,10]],\"freshness\":[]}"))
                .isEqualTo("""
                        species           n
                        ───────────────  ──
                        Furnarius rufus   2
                                         10
                        2 rows
                        """);
    }

    @Test
    void whatIsCutOffBehindOrLeftOutIsSaid() throws JsonProcessingException {
        assertThat(shown("{" + COLUMNS + ",\"rows\":[[\"a\",1]],\"truncated\":true,\"freshness\":["
                        + "{\"table\":\"tick_latest\",\"loaded\":0.426,\"lag\":5,\"undecodable\":0},"
                        + "{\"table\":\"rate_latest\",\"loaded\":1.0,\"lag\":5,\"undecodable\":2}]}"))
                .endsWith("""
                        1 row, and more: --rows shows them
                        tick_latest is being loaded: 42 %
                        rate_latest is 5 records behind
                        rate_latest leaves out 2 records that are no events
                        """);
    }

    @Test
    void nothingSteersTheTerminalAndLongTextIsCut() throws JsonProcessingException {
        String shown = shown("{" + COLUMNS + ",\"rows\":[[\"\\u001b[2Ja\\nb\",1],[\"" + "🐦".repeat(200) + "\",1]]}");

        assertThat(shown).contains("?[2Ja?b").contains("🐦".repeat(79) + "…").doesNotContain("🐦".repeat(80));
    }

    @Test
    void aPlanIsShownAsItIs() throws JsonProcessingException {
        assertThat(shown("{\"columns\":[{\"name\":\"explain_key\"},{\"name\":\"explain_value\"}],"
                        + "\"rows\":[[\"physical_plan\",\"┌─┐\\n└─┘\"]]}"))
                .isEqualTo("┌─┐\n└─┘\n");
    }

    private static String shown(String answer) throws JsonProcessingException {
        StringWriter text = new StringWriter();
        new ResultTable(new PrintWriter(text, true)).show(new ObjectMapper().readTree(answer));
        return text.toString();
    }
}
