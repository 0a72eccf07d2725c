package dev.shrike.admin.page.session;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/**
 * Lets no change through whose form is not from a page of the same session, and forgets a notice once it was shown. Thread-safe.
 */
@ServerFilter({PagePaths.HOME, PagePaths.PAGES + "/**", PagePaths.LOGOUT})
final class PageGuard implements Ordered {
    private final Visits visits;
    private final Csrf csrf;

    PageGuard(Visits visits, Csrf csrf) {
        this.visits = visits;
        this.csrf = csrf;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void guard(HttpRequest<?> request) {
        Optional<Visit> visit = visits.of(request);
        if (changes(request.getMethod())) {
            requireOwnForm(request, visit);
        }
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        boolean shown = visits.of(request)
                .filter(visit -> visit.notice() != null && !visit.htmx())
                .isPresent();
        boolean page = answer.getContentType()
                .filter(type -> type.getName().equals(MediaType.TEXT_HTML))
                .isPresent();
        if (shown && page && answer.code() == 200) {
            answer.cookie(PageCookies.noticeShown());
        }
    }

    private void requireOwnForm(HttpRequest<?> request, Optional<Visit> visit) {
        String token = Optional.ofNullable(request.getHeaders().get(Csrf.HEADER))
                .or(() -> FormField.of(request, Csrf.FIELD))
                .orElse("");
        boolean ours =
                visit.map(known -> csrf.matches(known.session().id(), token)).orElse(false);
        if (!ours) {
            throw ProblemException.forbidden(
                    "This form is from another session or from another place. Load the page again and repeat it.");
        }
    }

    private static boolean changes(HttpMethod method) {
        return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS;
    }
}
