package dev.shrike.admin.page.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the person's token from the page's cookie: for pages only, so that no other site's form can reach an endpoint with it. */
@Singleton
final class CookieTokenReader implements TokenReader<HttpRequest<?>> {

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        return PagePaths.needsSession(request.getPath()) ? PageCookies.token(request) : Optional.empty();
    }
}
