package dev.shrike.schemas.command;

import dev.shrike.schemas.entry.EntryFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads commands from the class path: each {@code META-INF/shrike/commands.index} names the entries of its jar, a line each. */
final class CommandFiles {
    private final EntryFiles files;

    CommandFiles(ClassLoader loader) {
        files = new EntryFiles(loader, "META-INF/shrike/commands.index");
    }

    List<CommandDefinition> read() {
        return files.read(Entry.class).stream().map(CommandFiles::definition).toList();
    }

    private static CommandDefinition definition(Entry entry) {
        return new CommandDefinition(
                entry.name(),
                entry.meaning(),
                entry.handledBy(),
                List.copyOf(entry.issuedBy()),
                new LinkedHashMap<>(entry.payload()),
                entry.leadsTo().stream().map(EventType::of).toList(),
                new LinkedHashMap<>(entry.rejections()));
    }

    record Entry(
            String name,
            String meaning,
            String handledBy,
            List<String> issuedBy,
            Map<String, String> payload,
            List<String> leadsTo,
            Map<String, String> rejections) {}
}
