package dev.shrike.gdpr.kms.gcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import dev.shrike.gdpr.kms.KmsUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks Cloud KMS over its REST interface. An answer takes no longer than the timeout, login and repetitions included, and no more
 * than 64 KiB; what failed in a way that may pass is repeated twice. Neither tokens nor bodies get into messages. Thread-safe.
 */
final class GcpClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LARGEST_ANSWER = 64 * 1024;

    private final HttpClient http;
    private final URI server;
    private final Login login;
    private final Duration timeout;
    private volatile GoogleCredentials credentials;

    /** Finds credentials; may take a while, and fail. */
    @FunctionalInterface
    interface Login {
        GoogleCredentials find() throws IOException;
    }

    GcpClient(URI server, Login login, Duration timeout) {
        this.server = server;
        this.login = login;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @throws KmsUnavailableException when there is no usable answer */
    JsonNode get(String resource) throws GeneralSecurityException {
        return ask(request(resource).GET());
    }

    /**
     * @throws GeneralSecurityException when the service refuses what it was given: wrapped by another key, for another context
     * @throws KmsUnavailableException when there is no usable answer
     */
    JsonNode post(String resource, Map<String, String> body) throws GeneralSecurityException {
        return ask(request(resource)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())));
    }

    private HttpRequest.Builder request(String resource) {
        return HttpRequest.newBuilder(server.resolve("/v1/" + resource)).timeout(timeout);
    }

    private JsonNode ask(HttpRequest.Builder request) throws GeneralSecurityException {
        HttpResponse<String> answer = bounded(() -> repeated(request));
        int status = answer.statusCode();
        if (status == 400) {
            throw new GeneralSecurityException("Cloud KMS refuses what it was given");
        }
        if (status / 100 != 2) {
            throw new KmsUnavailableException("Cloud KMS answers " + status);
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) { // its message quotes the body
            throw new KmsUnavailableException("Cloud KMS answers what is no JSON");
        }
    }

    private HttpResponse<String> repeated(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest authorised =
                request.setHeader("Authorization", "Bearer " + token()).build();
        HttpResponse<String> answer = send(authorised);
        for (int attempt = 1; attempt < MOST_ATTEMPTS && mayPass(answer.statusCode()); attempt++) {
            TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE_MILLIS << attempt);
            answer = send(authorised);
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
    }

    private String token() throws IOException {
        GoogleCredentials known = credentials;
        if (known == null) {
            known = login.find();
            credentials = known;
        }
        known.refreshIfExpired();
        AccessToken token = known.getAccessToken();
        if (token == null || token.getTokenValue() == null) {
            throw new IOException("no access token");
        }
        return token.getTokenValue();
    }

    /** Login and request may each have limits of their own, which together are too many. */
    private <T> T bounded(Callable<T> call) throws KmsUnavailableException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().name("gcp-kms").start(task);
        try {
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new KmsUnavailableException("Cloud KMS does not answer within " + timeout);
        } catch (ExecutionException e) { // messages of the login may quote what was received
            throw new KmsUnavailableException(
                    "Cloud KMS does not answer: " + e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KmsUnavailableException("Interrupted while asking Cloud KMS");
        } finally {
            task.cancel(true);
        }
    }

    private static boolean mayPass(int status) {
        return status == 429 || status / 100 == 5;
    }
}
