package dev.shrike.admin.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for whole answers no longer than a request's timeout says: the client's own clock stops when the headers are there. */
public final class WholeAnswer {
    private WholeAnswer() {}

    /**
     * Sends the request and returns when its answer is there, body included.
     *
     * @param request with a timeout
     * @throws HttpTimeoutException when it is not there in time
     */
    public static <T> HttpResponse<T> of(HttpClient http, HttpRequest request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        Duration within = request.timeout().orElseThrow(() -> new IllegalArgumentException("A request has a timeout"));
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("No whole answer within " + within.toMillis() + " ms");
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof IOException known
                    ? known
                    : new IOException(fault.getCause().toString(), fault.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
