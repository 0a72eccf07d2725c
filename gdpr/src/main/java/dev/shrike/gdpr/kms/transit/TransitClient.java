package dev.shrike.gdpr.kms.transit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.gdpr.kms.KmsSettings;
import dev.shrike.gdpr.kms.KmsUnavailableException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Asks a transit engine. An answer takes no longer than the timeout, repetitions included, and no more than 64 KiB; what failed in
 * a way that may pass is repeated twice. Neither tokens nor bodies get into messages. Thread-safe.
 */
final class TransitClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,4096}");
    private static final int MOST_ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LARGEST_ANSWER = 64 * 1024;

    private final HttpClient http;
    private final TransitKey key;
    private final KmsSettings settings;

    TransitClient(TransitKey key, KmsSettings settings) {
        this.key = key;
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @throws KmsUnavailableException when there is no usable answer */
    JsonNode get(String operation) throws GeneralSecurityException {
        return ask(operation, request(operation).GET());
    }

    /**
     * @throws GeneralSecurityException when the engine refuses what it was given: wrapped by another key, for another context
     * @throws KmsUnavailableException when there is no usable answer
     */
    JsonNode post(String operation, JsonNode body) throws GeneralSecurityException {
        return ask(operation, request(operation).POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String operation) throws KmsUnavailableException {
        return HttpRequest.newBuilder(key.resource(operation))
                .header("X-Vault-Token", token())
                .header("X-Vault-Request", "true");
    }

    private JsonNode ask(String operation, HttpRequest.Builder request) throws GeneralSecurityException {
        long end = System.nanoTime() + settings.timeout().toNanos();
        String trouble = "";
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            long left = end - System.nanoTime() - pause(attempt);
            if (left <= 0) {
                break;
            }
            rest(pause(attempt));
            try {
                HttpResponse<String> answer = send(request, Duration.ofNanos(left));
                if (!mayPass(answer.statusCode())) {
                    return body(operation, answer);
                }
                trouble = "answers " + answer.statusCode();
            } catch (IOException e) {
                trouble = "does not answer: " + e.getClass().getSimpleName();
            } catch (TimeoutException e) {
                trouble = "does not answer within " + settings.timeout();
            }
        }
        throw new KmsUnavailableException("The transit engine at " + key.server() + " " + trouble);
    }

    /** Unlike the client's own timeout this one includes the body. */
    private HttpResponse<String> send(HttpRequest.Builder request, Duration left)
            throws IOException, TimeoutException, KmsUnavailableException {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        try {
            return answer.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KmsUnavailableException("Interrupted while asking the transit engine");
        } finally {
            answer.cancel(true);
        }
    }

    private JsonNode body(String operation, HttpResponse<String> answer) throws GeneralSecurityException {
        int status = answer.statusCode();
        if (status == 400) {
            throw new GeneralSecurityException("The transit engine refuses to " + operation + " what it was given");
        }
        if (status / 100 != 2) {
            throw new KmsUnavailableException(
                    "The transit engine at " + key.server() + " answers " + status + " to " + operation);
        }
        if (answer.body().isEmpty()) {
            return JsonNodeFactory.instance.objectNode(); // what only does something says nothing
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) { // its message quotes the body
            throw new KmsUnavailableException("The transit engine at " + key.server() + " answers what is no JSON");
        }
    }

    private String token() throws KmsUnavailableException {
        String token = settings.tokenFile().isEmpty() ? settings.token().orElseThrow() : tokenOfFile();
        if (!TOKEN.matcher(token).matches()) { // the client would quote it
            throw new KmsUnavailableException("The transit engine's token is empty, or no token");
        }
        return token;
    }

    private String tokenOfFile() throws KmsUnavailableException {
        try {
            return Files.readString(settings.tokenFile().get()).strip();
        } catch (IOException e) {
            throw new KmsUnavailableException(
                    "The file with the transit engine's token cannot be read: "
                            + settings.tokenFile().get(),
                    e);
        }
    }

    private static boolean mayPass(int status) {
        return status == 429 || status / 100 == 5;
    }

    private static long pause(int attempt) {
        return attempt == 0 ? 0 : TimeUnit.MILLISECONDS.toNanos(FIRST_PAUSE_MILLIS << attempt);
    }

    private static void rest(long nanos) throws KmsUnavailableException {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KmsUnavailableException("Interrupted while asking the transit engine");
        }
    }
}
