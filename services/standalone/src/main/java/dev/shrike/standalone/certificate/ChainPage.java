package dev.shrike.standalone.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.gdpr.certificate.MalformedDocumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of the chain, as {@code GET /gdpr/certificates} answers it, in a file. */
public final class ChainPage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 512L << 20;

    private ChainPage() {}

    /**
     * The page's certificates, each in the form it is handed out in; what is none comes as it is, for a verifier to refuse.
     *
     * @throws IllegalArgumentException when it is no such page; the message follows upon the file's name
     */
    public static List<byte[]> read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("cannot be read");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException("is longer than 512 MiB");
        }
        try {
            JsonNode page = JSON.readTree(Files.readAllBytes(file)).path("certificates");
            if (page.isArray()) {
                List<byte[]> certificates = new ArrayList<>();
                page.forEach(it -> certificates.add(form(it.toString().getBytes(StandardCharsets.UTF_8))));
                return certificates;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is not JSON", e);
        }
        throw new IllegalArgumentException("is no page of /gdpr/certificates");
    }

    private static byte[] form(byte[] json) {
        try {
            return Certificate.read(json).file();
        } catch (MalformedDocumentException e) {
            return json;
        }
    }
}
