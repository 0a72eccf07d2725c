package dev.shrike.schemas.command;

import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every command of the platform. Each leads only to events that the event catalogue knows. Immutable and thread-safe.
 */
public final class CommandCatalogue {
    private static final class Standard {
        private static final CommandCatalogue INSTANCE = new CommandCatalogue(
                new CommandFiles(CommandCatalogue.class.getClassLoader()).read(), EventCatalogue.standard());
    }

    private final Map<String, CommandDefinition> byName = new LinkedHashMap<>();

    /** @throws SchemaException when a name is there twice, or a command leads to an event that is not in the catalogue */
    public CommandCatalogue(List<CommandDefinition> commands, EventCatalogue events) {
        for (CommandDefinition command : commands) {
            if (byName.put(command.name(), command) != null) {
                throw new SchemaException("Two commands are called " + command.name());
            }
            command.leadsTo().forEach(event -> require(command, event, events));
        }
    }

    /** The catalogue made of every {@code META-INF/shrike/commands.index} on the class path. */
    public static CommandCatalogue standard() {
        return Standard.INSTANCE;
    }

    /** All commands, in the order of the catalogue. */
    public List<CommandDefinition> commands() {
        return List.copyOf(byName.values());
    }

    /** A command by name, if there is one. */
    public Optional<CommandDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static void require(CommandDefinition command, EventType event, EventCatalogue events) {
        boolean known = events.major(event.event(), event.major()).minors().stream()
                .anyMatch(minor -> minor.types().contains(event.type()));
        if (!known) {
            throw new SchemaException("The command " + command.name() + " leads to " + event + ", which is no event");
        }
    }
}
