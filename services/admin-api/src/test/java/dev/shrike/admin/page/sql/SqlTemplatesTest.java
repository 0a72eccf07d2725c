package dev.shrike.admin.page.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.shell.Menu;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class SqlTemplatesTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void the_console_knows_tables_columns_and_saved_queries() {
        Document page = page(new Console(
                Samples.given(new Console.Tables(List.of(table()))),
                Samples.given(new Console.Saved(List.of(query(Samples.EVIL)))),
                "from tick_latest"));

        assertThat(page.select("#sql-form").attr("data-tables")).isEqualTo("{\"tick_latest\":[\"image\",\"note\"]}");
        assertThat(page.select("#sql").text()).isEqualTo("from tick_latest");
        assertThat(page.select("[data-sql]").attr("data-sql")).isEqualTo(Samples.EVIL);
        assertThat(page.select(".table-names .sealed")).hasSize(1);
    }

    @Test
    void without_tables_the_rest_is_there() {
        Document page = page(new Console(Samples.away(), Samples.away(), ""));

        assertThat(page.select("#sql")).hasSize(1);
        assertThat(page.select("[role=alert]")).hasSize(2);
    }

    @Test
    void rows_are_text_whatever_they_hold() {
        Result.Rows rows = new Result.Rows(
                List.of(new Result.Column(Samples.EVIL, "VARCHAR"), new Result.Column("n", "BIGINT")),
                List.of(
                        List.of(JSON.textNode(Samples.EVIL), JSON.numberNode(4)),
                        List.<JsonNode>of(JSON.nullNode(), JSON.nullNode())),
                true,
                12,
                List.of(new Result.Freshness("tick_latest", 2, 0, 1, TIME, TIME)));

        Document part = part(Samples.given(rows));

        assertThat(part.select("td").eachText()).containsExactly(Samples.EVIL, "4", "null", "null");
        assertThat(part.select("td.number")).hasSize(1);
        assertThat(part.text())
                .contains("2 rows and more, which were cut off, in 12 ms", "As of 21 Nov 2026, 10:00:00");
    }

    @Test
    void an_error_says_where_it_is() {
        Document part = part(
                new Answer.Failed<>(Trouble.of(400, "Validation", "sql: line 2, column 7: no such column <b>x</b>")));

        assertThat(part.select("[data-line]").attr("data-line")).isEqualTo("2");
        assertThat(part.select("[data-line]").attr("data-column")).isEqualTo("7");
        assertThat(part.text()).contains("no such column <b>x</b>");
    }

    @Test
    void an_error_without_a_place_is_shown_as_it_is() {
        Document part = part(new Answer.Failed<>(Trouble.of(422, "Unprocessable", "The query took too long.")));

        assertThat(part.select("[data-line]")).isEmpty();
        assertThat(part.text()).contains("The query took too long.");
    }

    @Test
    void limits_are_kept_within_bounds() {
        assertThat(new SqlForm("x", null, null, null, null).question("json", 5_000))
                .containsEntry("limits", Map.of("rows", 1_000, "seconds", 30));
        assertThat(new SqlForm("x", "99999", "9999", null, null).question("json", 5_000))
                .containsEntry("limits", Map.of("rows", 5_000, "seconds", 30));
        assertThat(new SqlForm("secret", "1", "1", null, null)).hasToString("SqlForm[redacted]");
    }

    private static Document page(Console console) {
        return WellFormed.page(Samples.views().text(Samples.admin(), Menu.SQL, "sql/page.jte", console));
    }

    private static Document part(Answer<Result.Rows> answer) {
        return WellFormed.part(Samples.views().text(Samples.admin(), Menu.SQL, "sql/result.jte", new Result(answer)));
    }

    private static Console.Table table() {
        return new Console.Table(
                "tick_latest",
                "tick.v1.latest",
                2,
                0,
                0.5,
                TIME,
                List.of(
                        new Console.Column("image", "VARCHAR", "data.image.url", "The image", false),
                        new Console.Column("note", "VARCHAR", "data.sighting.note", "A note", true)));
    }

    private static Console.Query query(String sql) {
        return new Console.Query("best", new Console.Owner(UUID.randomUUID()), sql, Samples.EVIL, TIME, TIME);
    }
}
