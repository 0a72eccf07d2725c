package dev.shrike.gdpr.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.MemoryVault;
import dev.shrike.gdpr.Ticks;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.tick.v1.Tick;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventSealerTest {

    private final MemoryVault vault = new MemoryVault();
    private final EventSealer sealer = new EventSealer(vault);

    @Test
    void opensWhatItSealed() {
        Tick tick = sealed(Birders.ana());

        assertThat(open(tick, Ticks.LOCATION)).isEqualTo(new Opened.Readable(Ticks.montevideo()));
        assertThat(open(tick, Ticks.NOTE)).isEqualTo(new Opened.Readable(Ticks.twoChicks()));
    }

    @Test
    void theSameValueSealedTwiceGivesOtherBytes() {
        assertThat(sealed(Birders.ana()).getData().getSighting().getNote())
                .isNotEqualTo(sealed(Birders.ana()).getData().getSighting().getNote());
    }

    @Test
    void nullStaysNull() {
        Tick tick = sealer.seal(Ticks.by(Birders.ana()), Map.of(Ticks.NOTE, NullNode.getInstance()));

        assertThat(tick.getData().getSighting().getNote()).isNull();
        assertThat(open(tick, Ticks.NOTE)).isEqualTo(new Opened.Readable(NullNode.getInstance()));
        assertThat(vault.questions()).isZero();
    }

    @Test
    void valueMovedToAnotherEventIsTampered() {
        Tick other = Ticks.by(Birders.ana(), UUID.randomUUID());
        other.getData().setSighting(sealed(Birders.ana()).getData().getSighting());

        assertThat(open(other, Ticks.NOTE)).isInstanceOf(Opened.Tampered.class);
    }

    @Test
    void valueMovedToAnotherFieldIsTampered() {
        Tick tick = sealed(Birders.ana());
        tick.getData().getSighting().setLocation(tick.getData().getSighting().getNote());

        assertThat(open(tick, Ticks.LOCATION)).isInstanceOf(Opened.Tampered.class);
    }

    @Test
    void valueMovedToAnotherPersonIsTampered() {
        sealed(Birders.bruno());
        Tick tick = sealed(Birders.ana());
        tick.getData().getUser().setId(Birders.bruno().toString());

        assertThat(open(tick, Ticks.NOTE)).isInstanceOf(Opened.Tampered.class);
    }

    @Test
    void valueMovedToAPersonWithoutAnyKeyIsTampered() {
        Tick tick = sealed(Birders.ana());
        tick.getData().getUser().setId(Birders.bruno().toString());

        assertThat(open(tick, Ticks.NOTE)).isInstanceOf(Opened.Tampered.class);
    }

    @Test
    void afterAnErasureItIsErasedAndNothingElse() {
        Tick tick = sealed(Birders.ana());
        vault.erase(Birders.ana());

        assertThat(open(tick, Ticks.NOTE)).isInstanceOf(Opened.Erased.class);
        assertThatExceptionOfType(PersonErasedException.class).isThrownBy(() -> sealed(Birders.ana()));
    }

    @Test
    void aVaultThatIsAwayNeverLooksLikeAnErasure() {
        Tick tick = sealed(Birders.ana());
        vault.goAway();

        assertThat(open(tick, Ticks.NOTE)).isEqualTo(new Opened.Unavailable("away"));
        assertThatExceptionOfType(VaultUnavailableException.class).isThrownBy(() -> sealed(Birders.ana()));
    }

    @Test
    void showsEachReaderWhatTheyMaySee() {
        Tick tick = sealed(Birders.ana());
        EventJson json = new EventJson(EventCatalogue.standard());

        assertThat(note(json.toJson(tick, sealer.viewFor(Birders.ana()::equals))))
                .isEqualTo(Ticks.twoChicks());
        assertThat(note(json.toJson(tick, sealer.viewFor(Birders.bruno()::equals))))
                .isEqualTo(mark("sealed"));
        vault.goAway();
        assertThat(note(json.toJson(tick, sealer.view()))).isEqualTo(mark("unavailable"));
        vault.comeBack();
        vault.erase(Birders.ana());
        assertThat(note(json.toJson(tick, sealer.view()))).isEqualTo(mark("erased"));
    }

    @Test
    void refusesAPathThatIsNotSealed() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> sealer.seal(Ticks.by(Birders.ana()), Map.of("data.sighting.species", Ticks.twoChicks())))
                .withMessageContaining("data.sighting.species");
    }

    @Test
    void refusesAValueThatHasNoPlaceInTheEvent() {
        Tick tick = Ticks.by(Birders.ana());
        tick.getData().setSighting(null);

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> sealer.seal(tick, Map.of(Ticks.NOTE, Ticks.twoChicks())));
    }

    @Test
    void showsNothingOfAReadableValueInALog() {
        assertThat(open(sealed(Birders.ana()), Ticks.NOTE).toString()).doesNotContain("chicks");
    }

    private Tick sealed(UUID person) {
        return sealer.seal(Ticks.by(person), Map.of(Ticks.LOCATION, Ticks.montevideo(), Ticks.NOTE, Ticks.twoChicks()));
    }

    private Opened open(Tick tick, String path) {
        return sealer.open(tick, Ticks.field(path));
    }

    private static JsonNode note(JsonNode tick) {
        return tick.at("/data/sighting/note");
    }

    private static JsonNode mark(String state) {
        return JsonNodeFactory.instance.objectNode().put(state, true);
    }
}
