package dev.shrike.schemas.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.UnknownEventException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandCatalogueTest {

    @Test
    void aCommandSaysWhatItLeadsToAndHowItMayBeRefused() {
        CommandDefinition change =
                CommandCatalogue.standard().find("change-profile").orElseThrow();

        assertThat(change.handledBy()).isEqualTo("user-api");
        assertThat(change.leadsTo())
                .containsExactly(new EventType("user", 1, "updated"), new EventType("gdpr", 1, "rectify"));
        assertThat(change.payload()).containsKeys("display_name", "email");
        assertThat(change.mayBeRejectedWith("email-taken")).isTrue();
        assertThat(change.mayBeRejectedWith("invalid")).isTrue();
        assertThat(change.mayBeRejectedWith("too-late")).isFalse();
    }

    @Test
    void aCommandLeadsOnlyToEventsOfTheCatalogue() {
        assertThatThrownBy(() -> catalogue(command("sing", "user.v1.sung")))
                .isInstanceOf(SchemaException.class)
                .hasMessage("The command sing leads to user.v1.sung, which is no event");
        assertThatThrownBy(() -> catalogue(command("sing", "song.v1.new"))).isInstanceOf(UnknownEventException.class);
        assertThatThrownBy(() -> EventType.of("user.updated"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("user.updated");
    }

    @Test
    void aNameBelongsToOneCommand() {
        CommandDefinition tick = command("tick", "tick.v1.new");
        assertThatThrownBy(() -> catalogue(tick, tick)).hasMessage("Two commands are called tick");
    }

    private static CommandCatalogue catalogue(CommandDefinition... commands) {
        return new CommandCatalogue(List.of(commands), EventCatalogue.standard());
    }

    private static CommandDefinition command(String name, String event) {
        return new CommandDefinition(
                name, "", "a-service", List.of(), Map.of(), List.of(EventType.of(event)), Map.of());
    }
}
