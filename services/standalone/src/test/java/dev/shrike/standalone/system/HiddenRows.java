package dev.shrike.standalone.system;

import dev.shrike.admin.page.session.Csrf;
import dev.shrike.admin.page.session.PagePaths;
import dev.shrike.standalone.api.HiddenOperations.Operation;
import dev.shrike.standalone.system.Callers.Kind;
import dev.shrike.standalone.system.Callers.Token;
import dev.shrike.standalone.system.Matrix.Verdict;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls what no document describes. Pages are called as a browser does, by the cookie of a session and with the token of its forms: so what
 * refuses is the role, and not the missing form. Nobody is led to where one logs in. The other operations want a bearer token.
 */
final class HiddenRows {

    private static final String ANY_ID = "7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01";
    /** What is internal may be for one of them only. */
    private static final List<String> SERVICES =
            List.of("tick-api", "user-api", "auth-api", "notifier", "statistics-api", "admin-api", "gateway");
    /** Media types of bodies for programs: it is not known here which of them an operation takes. */
    private static final List<String> BODIES = List.of("application/json", "application/octet-stream");

    private static final List<String> FORM = List.of("application/x-www-form-urlencoded");
    /** What a form for logging in belongs to. */
    private static final String NONCE = "matrix";

    private static final int CSRF_BYTES = 24;

    private final Callers callers;

    HiddenRows(Callers callers) {
        this.callers = callers;
    }

    void call(Operation operation, Matrix matrix) {
        String path = operation.path().replaceAll("\\{[^}]*}", ANY_ID);
        for (Kind kind : Callers.inOrder(kind -> kind.isAmong(operation.roles()))) {
            Optional<Token> token = callers.token(kind, callers.somebody());
            HttpResponse<?> answer;
            Verdict verdict;
            if (PagePaths.needsSession(path) || path.equals(PagePaths.LOGIN)) {
                answer = ask(operation.verb(), path, session(token), FORM);
                verdict = ofPage(kind, answer);
                if (verdict == Verdict.REFUSED && token.isPresent()) { // in whatever way they come
                    verdict = Verdict.of(
                            kind,
                            ask(operation.verb(), path, bearer(token.get()), FORM)
                                    .statusCode());
                }
            } else {
                answer = operation.isInternal() && kind == Kind.SERVICE
                        ? asTheServiceThatMay(operation.verb(), path)
                        : ask(
                                operation.verb(),
                                path,
                                token.map(HiddenRows::bearer).orElse(Map.of()),
                                BODIES);
                verdict = Verdict.of(kind, answer.statusCode());
            }
            matrix.cell(operation, operation.roles(), kind, verdict, Integer.toString(answer.statusCode()));
        }
    }

    private HttpResponse<?> asTheServiceThatMay(String verb, String path) {
        HttpResponse<?> answer = null;
        for (String service : SERVICES) {
            answer = ask(verb, path, bearer(callers.tokenOf(service)), BODIES);
            if (answer.statusCode() != 403) {
                return answer;
            }
        }
        return answer;
    }

    private static Verdict ofPage(Kind kind, HttpResponse<?> answer) {
        boolean ledToLogin = kind == Kind.NOBODY
                && answer.headers()
                        .firstValue("Location")
                        .filter(to -> to.startsWith(PagePaths.LOGIN))
                        .isPresent();
        return ledToLogin ? Verdict.REFUSED : Verdict.of(kind, answer.statusCode());
    }

    private HttpResponse<?> ask(String verb, String path, Map<String, String> headers, List<String> bodies) {
        if (verb.equals("GET") || verb.equals("DELETE")) {
            return callers.send(
                    request(path, headers).method(verb, BodyPublishers.noBody()).build());
        }
        HttpResponse<?> answer = null;
        for (String type : bodies) {
            answer = callers.send(request(path, headers)
                    .header("Content-Type", type)
                    .method(verb, BodyPublishers.ofString(bodies.equals(FORM) ? Csrf.FIELD + "=" + csrf(NONCE) : "{}"))
                    .build());
            if (answer.statusCode() != 415) {
                return answer;
            }
        }
        return answer;
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request = callers.request(path);
        headers.forEach(request::header);
        return request;
    }

    private static Map<String, String> bearer(Token token) {
        return Map.of("Authorization", "Bearer " + token.value());
    }

    /** A browser's: a session if there is one, and what a form for logging in belongs to. */
    private Map<String, String> session(Optional<Token> token) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Cookie", "__Secure-shrike-login=" + NONCE);
        token.ifPresent(shown -> {
            headers.merge("Cookie", "__Secure-shrike=" + shown.value(), (one, other) -> one + "; " + other);
            headers.put(Csrf.HEADER, csrf(shown.id().toString()));
        });
        return headers;
    }

    /** As the page makes it for its forms. */
    private String csrf(String id) {
        byte[] hash = callers.secret().hash("page-csrf", id.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, CSRF_BYTES));
    }
}
