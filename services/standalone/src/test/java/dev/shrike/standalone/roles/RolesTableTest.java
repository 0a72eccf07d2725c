package dev.shrike.standalone.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolesTableTest {
    private static final String PERSON = "9f3c2c52-7a0e-4f0a-9d60-0f3c5d1f6a11";
    private static final String BOSS = "1d2c3b4a-0000-4000-8000-000000000001";

    @Test
    void whatSomebodyHasComesFirstThenAllThatTheyWereGiven() throws Exception {
        assertThat(shown("""
                {"user": {"id": "%s"}, "roles": ["analyst"], "history": [
                  {"role": "analyst", "granted": "2026-11-20T08:00:00.123Z", "granted_by": "%s",
                   "revoked": "2026-11-21T08:00:00Z"},
                  {"role": "analyst", "granted": "2026-11-22T08:00:00Z", "granted_by": "%s"}]}
                """.formatted(PERSON, BOSS, BOSS)))
                .containsExactly(
                        PERSON + " is analyst",
                        "ROLE        GIVEN                 BY                                    TAKEN                 BY",
                        "analyst     2026-11-20T08:00:00Z  " + BOSS + "  2026-11-21T08:00:00Z  -",
                        "analyst     2026-11-22T08:00:00Z  " + BOSS + "  -                     -");
    }

    @Test
    void whoHasNoneIsAUser() throws Exception {
        assertThat(shown("{\"user\": {\"id\": \"" + PERSON + "\"}, \"roles\": [], \"history\": []}"))
                .containsExactly(PERSON + " has no role besides that of a user");
    }

    private static List<String> shown(String json) throws Exception {
        StringWriter out = new StringWriter();
        new RolesTable(new PrintWriter(out)).show(new ObjectMapper().readTree(json));
        return out.toString().lines().toList();
    }
}
