package dev.shrike.schemas.command;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.shrike.schemas.SchemaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads commands from the class path: each {@code META-INF/shrike/commands.index} names the entries of its jar, a line each. */
final class CommandFiles {
    private static final String INDEX = "META-INF/shrike/commands.index";
    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final ClassLoader loader;

    CommandFiles(ClassLoader loader) {
        this.loader = loader;
    }

    List<CommandDefinition> read() {
        try {
            var commands = new ArrayList<CommandDefinition>();
            for (var indexes = loader.getResources(INDEX); indexes.hasMoreElements(); ) {
                try (InputStream index = indexes.nextElement().openStream()) {
                    new String(index.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .forEach(line -> commands.add(definition(line.strip())));
                }
            }
            return commands;
        } catch (IOException e) {
            throw new SchemaException("The catalogue of commands cannot be read from the class path", e);
        }
    }

    private CommandDefinition definition(String path) {
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException(path + " is not on the class path");
            }
            Entry entry = YAML.readValue(in, Entry.class);
            return new CommandDefinition(
                    entry.name(),
                    entry.meaning(),
                    entry.handledBy(),
                    List.copyOf(entry.issuedBy()),
                    new LinkedHashMap<>(entry.payload()),
                    entry.leadsTo().stream().map(EventType::of).toList(),
                    new LinkedHashMap<>(entry.rejections()));
        } catch (IOException e) {
            throw new SchemaException("The entry " + path + " of the catalogue of commands is not well formed", e);
        }
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
