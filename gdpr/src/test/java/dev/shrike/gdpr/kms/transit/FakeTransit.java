package dev.shrike.gdpr.kms.transit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.Aead;
import com.sun.net.httpserver.HttpExchange;
import dev.shrike.gdpr.kms.RemoteFake;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** A transit engine with the key {@code shrike}, as its documentation describes it. */
final class FakeTransit extends RemoteFake {

    private final Map<Integer, Aead> versions = new TreeMap<>(Map.of(1, freshKey()));
    private int latest = 1;
    private int minDecryption = 1;
    private int minEncryption;
    private int minAvailable;

    FakeTransit() throws IOException {}

    @Override
    protected synchronized Answer answer(HttpExchange exchange, JsonNode body) throws GeneralSecurityException {
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            return new Answer(403, json().putPOJO("errors", "permission denied"));
        }
        String path = exchange.getRequestURI().getPath();
        return switch (path) {
            case "/v1/transit/keys/shrike" -> new Answer(200, state());
            case "/v1/transit/keys/shrike/rotate" -> rotate();
            case "/v1/transit/keys/shrike/config" -> configure(body);
            case "/v1/transit/keys/shrike/trim" ->
                trim(body.path("min_available_version").asInt());
            case "/v1/transit/encrypt/shrike" -> encrypt(body);
            case "/v1/transit/decrypt/shrike" -> decrypt(body);
            default -> new Answer(404, json());
        };
    }

    private ObjectNode state() {
        return json().set(
                        "data",
                        json().put("latest_version", latest)
                                .put("min_decryption_version", minDecryption)
                                .put("min_encryption_version", minEncryption)
                                .put("min_available_version", minAvailable));
    }

    private Answer rotate() {
        latest++;
        versions.put(latest, freshKey());
        return new Answer(204, null);
    }

    private Answer configure(JsonNode body) {
        minDecryption = body.path("min_decryption_version").asInt(minDecryption);
        minEncryption = body.path("min_encryption_version").asInt(minEncryption);
        return new Answer(204, null);
    }

    private Answer trim(int available) {
        if (minEncryption == 0 || available > minDecryption || available > minEncryption || available > latest) {
            return new Answer(400, json());
        }
        minAvailable = available;
        versions.keySet().removeIf(version -> version < available);
        return new Answer(204, null);
    }

    private Answer encrypt(JsonNode body) throws GeneralSecurityException {
        int version = body.path("key_version").asInt(latest);
        if (version < minEncryption) {
            return new Answer(400, json());
        }
        byte[] wrapped = versions.get(version).encrypt(bytes(body, "plaintext"), bytes(body, "associated_data"));
        return new Answer(200, json().set("data", json().put("ciphertext", "vault:v" + version + ":" + text(wrapped))));
    }

    private Answer decrypt(JsonNode body) throws GeneralSecurityException {
        String[] parts = body.path("ciphertext").asText().split(":", 3);
        int version = Integer.parseInt(parts[1].substring(1));
        if (version < minDecryption || !versions.containsKey(version)) {
            return new Answer(400, json());
        }
        byte[] plain =
                versions.get(version).decrypt(Base64.getDecoder().decode(parts[2]), bytes(body, "associated_data"));
        return new Answer(200, json().set("data", json().put("plaintext", text(plain))));
    }
}
