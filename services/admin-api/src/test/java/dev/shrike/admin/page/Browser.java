package dev.shrike.admin.page;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What a browser does for the page: keeps cookies, sends forms; follows nothing by itself. */
public final class Browser implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final Map<String, String> cookies = new HashMap<>();
    private List<String> set = List.of();

    public Browser(URI base) {
        this.base = base;
    }

    public Answer get(String path, String... headers) {
        return send(path, HttpRequest.newBuilder().GET(), headers);
    }

    public Answer post(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                headers);
    }

    /** Logs in by the form. */
    public Answer logIn(String username, String password) {
        String csrf = get("/admin/login").html().select("[name=csrf]").attr("value");
        return post(
                "/admin/login",
                Map.of("username", username, "password", password, "csrf", csrf, "to", "/admin/ui/audit"));
    }

    /** The token that the session's forms carry. */
    public String csrf() {
        return get("/admin/ui/audit").html().select("[name=csrf]").attr("value");
    }

    public void keep(String cookie, String value) {
        cookies.put(cookie, value);
    }

    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    /** The last answer's. */
    public List<String> setCookies() {
        return set;
    }

    private Answer send(String path, HttpRequest.Builder request, String... headers) {
        request.uri(base.resolve(path)).timeout(Duration.ofSeconds(20));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            set = response.headers().allValues("Set-Cookie");
            for (String cookie : set) {
                String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
                if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return new Answer(response);
        } catch (IOException e) {
            throw new AssertionError("No answer from " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public Document html() {
            return Jsoup.parse(response.body());
        }

        public String text() {
            return html().text();
        }
    }
}
