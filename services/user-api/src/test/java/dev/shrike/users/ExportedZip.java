package dev.shrike.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An export as a person gets it. */
record ExportedZip(HttpResponse<byte[]> response, Map<String, String> files) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static ExportedZip fetch(Http caller, String export) {
        HttpRequest request = HttpRequest.newBuilder(caller.base().resolve("/gdpr/exports/" + export + "/file"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + caller.token())
                .build();
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
            return new ExportedZip(response, unzip(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    JsonNode json(String file) {
        try {
            return JSON.readTree(files.get(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> eventIds() {
        List<String> ids = new ArrayList<>();
        json("events.json").forEach(event -> ids.add(event.path("id").asText()));
        return ids;
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static Map<String, String> unzip(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Override
    public String toString() {
        return "ExportedZip[" + response.statusCode() + ", " + files.keySet() + "]";
    }
}
