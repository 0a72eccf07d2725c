package dev.shrike.gdpr.kms.gcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.Aead;
import com.sun.net.httpserver.HttpExchange;
import dev.shrike.gdpr.kms.RemoteFake;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cloud KMS with one key, as its REST reference describes it. A ciphertext begins with the number of its version. */
final class FakeGcp extends RemoteFake {

    static final String KEY = "projects/shrike/locations/europe/keyRings/vault/cryptoKeys/kek";

    private static final String PATH = "/v1/" + KEY;

    private final List<Aead> versions = new ArrayList<>(List.of(freshKey()));

    FakeGcp() throws IOException {}

    /** As its own rotation does. */
    synchronized void rotate() {
        versions.add(freshKey());
    }

    @Override
    protected synchronized Answer answer(HttpExchange exchange, JsonNode body) throws GeneralSecurityException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(401, json());
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals(PATH)) {
            return new Answer(200, json().set("primary", json().put("name", version(versions.size()))));
        }
        if (path.equals(PATH + ":decrypt")) {
            return decrypt(body);
        }
        for (int number = 1; number <= versions.size(); number++) {
            if (path.equals("/v1/" + version(number) + ":encrypt")) {
                return encrypt(number, body);
            }
        }
        return new Answer(404, json());
    }

    private Answer encrypt(int number, JsonNode body) throws GeneralSecurityException {
        byte[] wrapped =
                versions.get(number - 1).encrypt(bytes(body, "plaintext"), bytes(body, "additionalAuthenticatedData"));
        byte[] numbered = new byte[wrapped.length + 1];
        numbered[0] = (byte) number;
        System.arraycopy(wrapped, 0, numbered, 1, wrapped.length);
        return new Answer(200, json().put("name", version(number)).put("ciphertext", text(numbered)));
    }

    private Answer decrypt(JsonNode body) throws GeneralSecurityException {
        byte[] numbered = bytes(body, "ciphertext");
        if (numbered.length < 2 || numbered[0] < 1 || numbered[0] > versions.size()) {
            return new Answer(400, json());
        }
        byte[] wrapped = Arrays.copyOfRange(numbered, 1, numbered.length);
        byte[] plain = versions.get(numbered[0] - 1).decrypt(wrapped, bytes(body, "additionalAuthenticatedData"));
        return new Answer(200, json().put("plaintext", text(plain)));
    }

    private static String version(int number) {
        return KEY + "/cryptoKeyVersions/" + number;
    }
}
