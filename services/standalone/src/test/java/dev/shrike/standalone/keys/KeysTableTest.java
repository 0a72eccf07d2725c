package dev.shrike.standalone.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class KeysTableTest {
    private static final String KEYS = """
            {"keys_to_wrap": 1234, "epochs": [
              {"kek_id": "tink:0a1b2c3d", "state": "destroyed", "living_keys": 0, "destroyed_keys": 7,
               "began": "2026-09-01T10:00:00.123Z", "retired": "2026-10-01T10:00:00Z", "destroyed": "2026-10-08T10:00:01.5Z"},
              {"kek_id": "tink:11111111", "state": "retired", "living_keys": %d, "destroyed_keys": 0,
               "began": "2026-10-01T10:00:00Z", "retired": "2026-11-01T10:00:00Z"},
              {"kek_id": "tink:22222222\\u001b[2J", "state": "current", "living_keys": 40, "destroyed_keys": 2,
               "began": "2026-11-01T10:00:00Z"}]}""";

    private final StringWriter out = new StringWriter();

    @Test
    void every_key_has_a_line_and_what_waits_is_told() throws IOException {
        show(KEYS.formatted(1234));

        assertThat(out.toString())
                .containsPattern(
                        "tink:0a1b2c3d +destroyed +0 +7 +2026-09-01T10:00:00Z +2026-10-01T10:00:00Z +2026-10-08T10:00:01Z")
                .containsPattern("tink:22222222\\?\\[2J +current +40 +2 +2026-11-01T10:00:00Z\n")
                .contains("1,234 data keys wait")
                .doesNotContain("grace", "\u001b");
    }

    @Test
    void a_retired_key_that_nobody_needs_is_explained() throws IOException {
        show(KEYS.formatted(0));

        assertThat(out.toString()).contains("A retired key is kept for its grace");
    }

    private void show(String json) throws IOException {
        new KeysTable(new PrintWriter(out)).show(new ObjectMapper().readTree(json));
    }
}
