package dev.shrike.gdpr.kms.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.Aead;
import com.sun.net.httpserver.HttpExchange;
import dev.shrike.gdpr.kms.RemoteFake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** AWS KMS with one key, as its API reference describes it. */
final class FakeAws extends RemoteFake {

    static final String ARN = "arn:aws:kms:eu-west-1:111122223333:key/0d990263-018e-4e65-a703-eff731de951e";

    private final Aead key = freshKey();

    FakeAws() throws IOException {}

    @Override
    protected Answer answer(HttpExchange exchange, JsonNode body) throws GeneralSecurityException {
        String signature = exchange.getRequestHeaders().getFirst("Authorization");
        if (signature == null || !signature.startsWith("AWS4-HMAC-SHA256 Credential=fake-id/")) {
            return new Answer(403, json().put("__type", "UnrecognizedClientException"));
        }
        if (!ARN.equals(body.path("KeyId").asText())) {
            return new Answer(400, json().put("__type", "NotFoundException"));
        }
        byte[] context = body.path("EncryptionContext").toString().getBytes(StandardCharsets.UTF_8);
        return switch (exchange.getRequestHeaders().getFirst("X-Amz-Target")) {
            case "TrentService.Encrypt" ->
                new Answer(
                        200,
                        json().put("KeyId", ARN)
                                .put("CiphertextBlob", text(key.encrypt(bytes(body, "Plaintext"), context))));
            case "TrentService.Decrypt" ->
                new Answer(
                        200,
                        json().put("KeyId", ARN)
                                .put("Plaintext", text(key.decrypt(bytes(body, "CiphertextBlob"), context))));
            default -> new Answer(400, json().put("__type", "UnsupportedOperationException"));
        };
    }
}
