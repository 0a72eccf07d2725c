package dev.shrike.admin.page.session;

import dev.shrike.rest.identity.Roles;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells whose visit a request is, once the framework has looked at its token. Thread-safe. */
@Singleton
public final class Visits {
    private final Csrf csrf;

    Visits(Csrf csrf) {
        this.csrf = csrf;
    }

    /** The visit; empty when nobody is logged in by the page's cookie. Services have no business here, whatever they put into one. */
    public Optional<Visit> of(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class)
                .filter(_ ->
                        request.getHeaders().getAuthorization().isEmpty()) // then the cookie was not what was looked at
                .filter(who -> who.getAttributes().containsKey("jti"))
                .filter(who -> !who.getRoles().contains(Roles.SERVICE))
                .flatMap(who -> PageCookies.token(request).map(token -> visit(request, who, token)));
    }

    private Visit visit(HttpRequest<?> request, Authentication who, String token) {
        Session session = new Session(
                UUID.fromString(who.getName()),
                who.getAttributes().get("jti").toString(),
                PageCookies.name(request).orElse(""),
                List.copyOf(who.getRoles()),
                token);
        return new Visit(
                session,
                request.getUri().toString(),
                request.getHeaders().contains("HX-Request"),
                csrf.token(session.id()),
                PageCookies.notice(request).orElse(null));
    }
}
