package dev.shrike.gateway.graphql.persisted;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the file of the queries that are answered: a JSON object, from SHA-256 to text. */
final class AllowList {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AllowList() {}

    /** @throws IllegalStateException when it cannot be read, or a hash is not that of its text: the service does not start */
    static Map<Hash, String> read(String file) {
        try {
            Map<String, String> texts = JSON.readValue(Path.of(file).toFile(), new TypeReference<>() {});
            texts.forEach((hash, query) -> {
                if (!Hash.of(query).equals(new Hash(hash))) {
                    throw new IllegalStateException("In " + file + ", " + hash + " is not the SHA-256 of its query");
                }
            });
            return texts.values().stream().collect(Collectors.toUnmodifiableMap(Hash::of, query -> query));
        } catch (IOException e) {
            throw new IllegalStateException("The allow list " + file + " cannot be read", e);
        }
    }
}
