package dev.shrike.users.recipient;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Calls webhooks: no redirect is followed, no proxy asked, nothing read of the answer but its status, and nothing waited for longer
 * than the timeout. Thread-safe.
 */
@Singleton
class WebhookClient {

    /** Says which delivery it is; the same for each attempt. */
    static final String DELIVERY = "Shrike-Delivery";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final WebhookRules rules;
    private final RecipientSettings settings;
    private final Clock clock;

    WebhookClient(WebhookRules rules, RecipientSettings settings, Clock clock) {
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    Attempt send(URI url, byte[] secret, UUID delivery, String body) {
        Optional<String> refusal = rules.refusal(url);
        if (refusal.isPresent()) {
            return new Attempt.Refused(refusal.get());
        }
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Shrike")
                .header(DELIVERY, delivery.toString())
                .header(Signature.HEADER, Signature.of(secret, clock.instant(), body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return outcome(http.send(request, BodyHandlers.ofInputStream()));
        } catch (HttpTimeoutException e) {
            return new Attempt.Refused(
                    "did not answer within " + settings.timeout().toSeconds() + " s");
        } catch (IOException e) {
            return new Attempt.Refused("could not be reached: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Refused("this service stopped meanwhile");
        }
    }

    private static Attempt outcome(HttpResponse<InputStream> answer) throws IOException {
        answer.body().close(); // unread: it may be endless
        int status = answer.statusCode();
        return switch (status / 100) {
            case 2 -> new Attempt.Taken();
            case 3 -> new Attempt.Refused("answered " + status + ", a redirect, which is not followed");
            default -> new Attempt.Refused("answered " + status);
        };
    }

    @PreDestroy
    void stop() {
        http.shutdownNow();
    }
}
