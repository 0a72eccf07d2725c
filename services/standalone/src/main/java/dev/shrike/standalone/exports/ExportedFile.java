package dev.shrike.standalone.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An export that is whole: it holds what its manifest says, byte by byte.
 *
 * @param bytes size of the file
 * @param manifest what it says of itself
 */
public record ExportedFile(long bytes, JsonNode manifest) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "manifest.json";

    /**
     * Reads and checks a file.
     *
     * @throws ExportFailure when it is no export, or not whole
     */
    static ExportedFile read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            JsonNode manifest = manifest(zip);
            for (JsonNode part : manifest.path("files")) {
                check(zip, part);
            }
            return new ExportedFile(Files.size(file), manifest);
        }
    }

    /** How many events are in it. */
    public long events() {
        long events = 0;
        for (JsonNode count : manifest.path("events")) {
            events += count.asLong();
        }
        return events;
    }

    /** How many values of the person were damaged. */
    public long tampered() {
        return manifest.at("/sealed_values/tampered").asLong();
    }

    /** One line for each file in it: its name, and how many rows it has. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (JsonNode part : manifest.path("files")) {
            lines.add("  %-24s %,12d"
                    .formatted(part.path("name").asText(), part.path("rows").asLong()));
        }
        return lines;
    }

    private static JsonNode manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new ExportFailure("The file has no " + MANIFEST + ": it is no export");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return JSON.readTree(in);
        }
    }

    private static void check(ZipFile zip, JsonNode part) throws IOException {
        String name = part.path("name").asText();
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ExportFailure("The export is not whole: " + name + " is missing");
        }
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of()
                .formatHex(digest.digest())
                .equals(part.path("sha256").asText())) {
            throw new ExportFailure("The export is not whole: " + name + " is not as its manifest says");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
