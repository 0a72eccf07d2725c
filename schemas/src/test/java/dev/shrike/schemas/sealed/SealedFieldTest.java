package dev.shrike.schemas.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.Examples;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SealedFieldTest {
    private final EventCatalogue catalogue = EventCatalogue.standard();

    @Test
    void the_schema_says_what_is_sealed_whose_it_is_and_what_for() {
        assertThat(catalogue.major("tick", 1).sealedFields())
                .extracting(SealedField::path, SealedField::dataSubject, SealedField::purpose)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("data.sighting.location", "data.user.id", "sighting"),
                        org.assertj.core.groups.Tuple.tuple("data.sighting.note", "data.user.id", "sighting"));
        assertThat(catalogue.major("user", 1).sealedFields())
                .extracting(SealedField::path)
                .containsExactly("data.profile", "data.client");
        assertThat(catalogue.major("score", 1).sealedFields()).isEmpty();
    }

    @Test
    void a_value_is_written_and_read_by_path() {
        SealedField note = catalogue.major("tick", 1).sealedFields().getLast();
        var tick = Examples.tickWithSighting();

        assertThat(note.read(tick)).isEmpty();
        note.write(tick, ByteBuffer.wrap(new byte[] {9}));

        assertThat(note.read(tick)).contains(ByteBuffer.wrap(new byte[] {9}));
        assertThat(note.personOf(tick)).hasToString(Examples.PERSON);
    }

    @Test
    void an_event_without_the_record_around_it_has_no_sealed_value() {
        assertThat(catalogue.major("tick", 1).sealedFields().getFirst().read(Examples.plainTick()))
                .isEmpty();
    }
}
