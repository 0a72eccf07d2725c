package dev.shrike.admin.page.door;

import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.session.PageCookies;
import dev.shrike.admin.page.session.PagePaths;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.session.Visits;
import dev.shrike.admin.page.shell.Link;
import dev.shrike.admin.page.shell.Views;
import dev.shrike.rest.problem.Problem;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The last to see what pages answer: gives every answer its headers, leads who has no session to the form for logging in and back, and
 * makes pages of problems, which programs would read elsewhere. Thread-safe.
 */
@ServerFilter({PagePaths.HOME, PagePaths.PAGES + "/**", PagePaths.LOGIN, PagePaths.LOGOUT})
final class PageAnswers implements Ordered {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            CONTENT_SECURITY_POLICY,
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=()",
            HttpHeaders.CACHE_CONTROL,
            "no-store");

    private final Visits visits;
    private final Views views;

    PageAnswers(Visits visits, Views views) {
        this.visits = visits;
        this.views = views;
    }

    /** Around the check of who asks, so that refusals pass here, too. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.TRACING.after();
    }

    @ResponseFilter
    MutableHttpResponse<?> finish(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        MutableHttpResponse<?> page = answer.code() >= 400 ? readable(request, answer) : answer;
        HEADERS.forEach((name, value) -> {
            if (!page.getHeaders().contains(name)) {
                page.header(name, value);
            }
        });
        return page;
    }

    private MutableHttpResponse<?> readable(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        boolean page = answer.getBody(String.class).isPresent();
        if (page
                && answer.getContentType()
                        .map(type -> type.getName().equals("text/html"))
                        .orElse(false)) {
            return answer;
        }
        if (answer.code() == 401) {
            return toLogin(request);
        }
        Trouble trouble = trouble(answer);
        Optional<Visit> visit = visits.of(request);
        HttpStatus status = HttpStatus.valueOf(answer.code());
        MutableHttpResponse<String> shown = visit.map(known -> known.htmx()
                        ? views.page(status, known, null, "door/troublePart.jte", trouble)
                        : views.page(status, known, null, "door/trouble.jte", trouble))
                .orElseGet(() -> views.open(status, "door/outside.jte", trouble));
        Optional.ofNullable(answer.header(HttpHeaders.RETRY_AFTER))
                .ifPresent(seconds -> shown.header(HttpHeaders.RETRY_AFTER, seconds));
        return shown;
    }

    private static Trouble trouble(HttpResponse<?> answer) {
        if (answer.code() == 404) {
            return Trouble.of(404, "There is no such page", "It may have moved, or what it was about is gone.");
        }
        return answer.getBody(Problem.class)
                .map(problem -> new Trouble(
                        problem.status(),
                        "",
                        problem.title(),
                        Optional.ofNullable(problem.detail()).orElse(""),
                        null,
                        problem.traceId()))
                .orElseGet(() -> Trouble.of(answer.code(), answer.reason(), ""));
    }

    /** A part of a page cannot be replaced by a form for logging in: htmx is told to load that as a page. */
    private static MutableHttpResponse<?> toLogin(HttpRequest<?> request) {
        boolean htmx = request.getHeaders().contains("HX-Request");
        String back = htmx
                ? path(request.getHeaders().get("HX-Current-URL"))
                : request.getUri().toString();
        Link login = Link.to(PagePaths.LOGIN).with("to", back.equals(PagePaths.HOME) ? null : back);
        boolean expired = PageCookies.wasHere(request);
        String href = login.with("said", expired ? Saying.EXPIRED.code() : null).href();
        MutableHttpResponse<?> answer;
        if (htmx) {
            answer = HttpResponse.status(HttpStatus.UNAUTHORIZED).header("HX-Redirect", href);
        } else if ("text/event-stream".equals(request.getHeaders().get(HttpHeaders.ACCEPT))) {
            return HttpResponse.status(HttpStatus.UNAUTHORIZED);
        } else {
            answer = HttpResponse.seeOther(URI.create(href));
        }
        for (Cookie cookie : PageCookies.ended()) {
            answer.cookie(cookie);
        }
        return answer;
    }

    private static String path(String address) {
        try {
            URI uri = URI.create(address == null ? PagePaths.HOME : address);
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (IllegalArgumentException made) {
            return PagePaths.HOME;
        }
    }
}
