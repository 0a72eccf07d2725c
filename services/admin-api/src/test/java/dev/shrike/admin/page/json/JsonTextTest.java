package dev.shrike.admin.page.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private static final String PERSON = "0a0e6c2b-7d6c-4a86-9a2e-111111111111";

    @Test
    void json_is_indented_and_stays_json() {
        assertThat(text("{\"a\":[1,true,null],\"b\":{},\"c\":\"x\\ny\"}")).isEqualTo("""
                {
                  "a": [
                    1,
                    true,
                    null
                  ],
                  "b": {},
                  "c": "x\\ny"
                }""");
    }

    @Test
    void what_is_not_shown_is_marked() {
        JsonText json =
                of("{\"data\":{\"note\":{\"sealed\":true},\"profile\":{\"erased\":true},\"other\":{\"sealed\":1}}}");

        assertThat(json.pieces())
                .filteredOn(
                        piece -> piece.kind().equals("sealed") || piece.kind().equals("erased"))
                .extracting(JsonText.Piece::text)
                .containsExactly("sealed", "erased");
    }

    @Test
    void the_id_of_a_person_leads_to_the_person() {
        assertThat(of("{\"id\":\"" + PERSON + "\",\"data\":{\"user\":{\"id\":\"" + PERSON + "\"}}}")
                        .pieces())
                .filteredOn(piece -> piece.href() != null)
                .extracting(JsonText.Piece::href)
                .containsExactly("/admin/ui/people/" + PERSON);
        assertThat(of("{\"data\":{\"user\":{\"id\":\"../../evil\"}}}").pieces())
                .allMatch(piece -> piece.href() == null);
    }

    @Test
    void what_is_very_long_is_cut() {
        assertThat(text("\"" + "x".repeat(100_000) + "\"")).hasSizeLessThan(5_000);
        assertThat(of("[" + "1,".repeat(20_000) + "1]").pieces()).hasSizeLessThan(50_000);
    }

    @Test
    void a_trace_is_known_by_its_id() {
        assertThat(Trace.idOf("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(Trace.idOf("<script>")).isNull();
        assertThat(Trace.idOf(null)).isNull();
    }

    private static String text(String json) {
        return of(json).pieces().stream().map(JsonText.Piece::text).collect(Collectors.joining());
    }

    private static JsonText of(String json) {
        try {
            return JsonText.of(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
