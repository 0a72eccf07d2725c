package dev.shrike.admin.alert.tell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.admin.http.WholeAnswer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** A signed request, in the form of the Standard Webhooks specification. Thread-safe. */
@Singleton
final class WebhookChannel implements Channel {
    private static final int FIRST_SUCCESS = 200;
    private static final int LAST_SUCCESS = 299;

    private final WebhookSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final Optional<Signature> signature;
    private final HttpClient http;

    WebhookChannel(WebhookSettings settings, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.signature = Optional.ofNullable(settings.secret()).map(Signature::new);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean open() {
        return settings.url() != null;
    }

    @Override
    public void tell(Message message) {
        try {
            HttpResponse<Void> answer = WholeAnswer.of(http, request(message), BodyHandlers.discarding());
            if (answer.statusCode() < FIRST_SUCCESS || answer.statusCode() > LAST_SUCCESS) {
                throw new UntoldException("the webhook answered " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UntoldException(
                    "the webhook does not answer: " + e.getClass().getName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UntoldException("the process is stopping");
        }
    }

    private HttpRequest request(Message message) {
        String id = message.notice().id().toString();
        Instant now = clock.instant();
        byte[] body = body(message);
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .POST(BodyPublishers.ofByteArray(body));
        signature.ifPresent(sign -> request.header("webhook-signature", sign.of(id, now, body)));
        return request.build();
    }

    private byte[] body(Message message) {
        try {
            return json.writeValueAsBytes(NoticeBody.of(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A notice is no JSON", e);
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
