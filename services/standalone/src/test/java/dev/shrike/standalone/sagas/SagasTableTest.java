package dev.shrike.standalone.sagas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SagasTableTest {
    private static final String STUCK = """
            {"id": "5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11", "saga": "registration", "key": "a-person", "status": "stuck",
             "failure": "set-credentials: username-taken", "stuck_at": "create-person", "started": "2026-11-20T22:30:00.5Z",
             "changed": "2026-11-20T22:31:00.25Z",
             "steps": [{"name": "provision-key", "status": "done", "attempts": 1, "undo_attempts": 0, "failure": ""},
                       {"name": "create-person", "status": "undoing", "attempts": 1, "undo_attempts": 10,
                        "failure": "java.net.ConnectException"}],
             "interventions": [{"at": "2026-11-20T22:32:00Z", "remedy": "retry", "by": "an-admin",
                                "reason": "fixed \\u001b[2J"}]}""";

    private final StringWriter out = new StringWriter();
    private final SagasTable table = new SagasTable(new PrintWriter(out));

    @Test
    void a_list_has_a_line_for_each_saga() throws IOException {
        table.list(new ObjectMapper().readTree("[" + STUCK + "]"));

        assertThat(out.toString().lines())
                .hasSize(3)
                .element(1)
                .asString()
                .containsSubsequence(
                        "5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11",
                        "registration",
                        "stuck",
                        "2026-11-20T22:31:00Z",
                        "a-person",
                        "username-taken");
    }

    @Test
    void a_saga_is_shown_with_its_steps_and_interventions_and_cannot_steer_the_terminal() throws IOException {
        table.show(new ObjectMapper().readTree(STUCK));

        assertThat(out.toString())
                .contains("about a-person: stuck at undoing create-person", "because set-credentials: username-taken")
                .containsPattern("create-person +undoing +1 +10 +java.net.ConnectException")
                .contains("retry by an-admin, because: fixed ?[2J")
                .doesNotContain("\u001b");
    }
}
