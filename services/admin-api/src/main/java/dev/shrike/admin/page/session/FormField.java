package dev.shrike.admin.page.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks into a form before its controller does, and leaves it as it was. */
final class FormField {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private FormField() {}

    /** The field's value; empty when the body is no form, has no such field, or does not arrive in time. Blocks. */
    static Optional<String> of(HttpRequest<?> request, String name) {
        boolean form = request.getContentType()
                .map(type -> type.getName().equals(MediaType.APPLICATION_FORM_URLENCODED))
                .orElse(false);
        if (!form || !(request instanceof ServerHttpRequest<?> server)) {
            return Optional.empty();
        }
        try (CloseableByteBody copy = server.byteBody().split(SplitBackpressureMode.FASTEST);
                CloseableAvailableByteBody whole = copy.buffer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return find(whole.toString(StandardCharsets.UTF_8), name);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException unread) {
            return Optional.empty(); // without its token the form is refused
        }
    }

    static Optional<String> find(String form, String name) {
        try {
            return Arrays.stream(form.split("&"))
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                    .findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
