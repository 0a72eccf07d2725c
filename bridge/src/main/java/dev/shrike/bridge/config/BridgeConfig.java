package dev.shrike.bridge.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.shrike.bridge.settings.BridgeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads a bridge's configuration: YAML whose names are those of the settings records ({@code kafka.session-timeout: 6s}), laid over
 * defaults. {@code ${NAME}} and {@code ${NAME:otherwise}} stand for environment variables. Unknown names are refused. Thread-safe.
 */
public final class BridgeConfig {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(Units.module())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .build();

    private final BridgeSettings defaults;
    private final Placeholders placeholders;

    /**
     * @param defaults what holds where the file says nothing
     * @param environment variables
     */
    public BridgeConfig(BridgeSettings defaults, Map<String, String> environment) {
        this.defaults = defaults;
        this.placeholders = new Placeholders(environment);
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException when it cannot be read or meant
     */
    public BridgeSettings read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new ConfigException("The configuration " + file + " cannot be read: " + e, e);
        }
    }

    BridgeSettings parse(String yaml) {
        ObjectNode settings = MAPPER.valueToTree(defaults);
        try {
            JsonNode written = MAPPER.readTree(yaml);
            if (!written.isMissingNode() && !written.isNull()) {
                new Overlay(placeholders).lay(settings, written);
            }
            return MAPPER.treeToValue(settings, BridgeSettings.class);
        } catch (JsonMappingException e) {
            throw new ConfigException(where(e) + cause(e), e);
        } catch (JsonProcessingException e) {
            throw new ConfigException("The configuration is not YAML: " + e.getOriginalMessage(), e);
        }
    }

    private static String where(JsonMappingException e) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            path.append(
                    step.getFieldName() == null
                            ? "[" + step.getIndex() + "]"
                            : (path.isEmpty() ? "" : ".") + step.getFieldName());
        }
        return path.isEmpty() ? "" : path + ": ";
    }

    /** What our own check says, else what the parser says. */
    private static String cause(JsonMappingException e) {
        Throwable cause = e;
        while (cause instanceof JsonProcessingException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof JsonProcessingException parser ? parser.getOriginalMessage() : cause.getMessage();
    }
}
