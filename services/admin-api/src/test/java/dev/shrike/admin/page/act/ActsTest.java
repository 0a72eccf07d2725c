package dev.shrike.admin.page.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.platform.TroubleException;
import dev.shrike.admin.page.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActsTest {
    private final UUID person = UUID.randomUUID();
    private final Act suspend = Act.change("suspend", "person", person);
    private final Session session = Samples.admin().session();
    private final List<String> written = new ArrayList<>();
    private final Acts acts = new Acts(
            (who, act, outcome) -> written.add(who + " " + act.action() + " " + act.id() + " " + outcome.word()));

    @Test
    void a_change_is_written_down_with_how_it_ended() {
        acts.change(session, suspend, () -> Samples.given("done"));
        acts.change(session, suspend, () -> failed(409));
        acts.change(session, suspend, () -> failed(503));

        String act = session.person() + " suspend " + person + " ";
        assertThat(written).containsExactly(act + "done", act + "refused", act + "failed");
    }

    @Test
    void a_look_that_cannot_be_written_down_is_refused() {
        Acts full = new Acts((who, act, outcome) -> {
            throw new IllegalStateException("the disk is full");
        });

        assertThatThrownBy(() -> full.view(session, Act.view("person", person))).isInstanceOf(TroubleException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "Ana", "", "ana@example.org", "a;b", "-a"})
    void an_act_has_words_of_the_platform_and_no_free_text(String word) {
        assertThatIllegalArgumentException().isThrownBy(() -> Act.change(word, "projection", "sightings"));
        assertThatIllegalArgumentException().isThrownBy(() -> Act.change("rebuild", word, "sightings"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ana@example.org", "a b", "select * from x"})
    void what_it_is_done_to_is_an_id(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> Act.change("rebuild", "projection", id));
    }

    @Test
    void a_person_is_named_by_their_id_only() {
        assertThatIllegalArgumentException().isThrownBy(() -> Act.change("suspend", "person", "ana"));
    }

    private static Answer<String> failed(int status) {
        return new Answer.Failed<>(Trouble.of(status, "No", ""));
    }
}
