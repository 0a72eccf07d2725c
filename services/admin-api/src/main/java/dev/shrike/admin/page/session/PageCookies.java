package dev.shrike.admin.page.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * The page's cookies. No script reads them, no other site sends them along, and only TLS carries them; browsers take a connection to
 * this machine for as good.
 */
public final class PageCookies {
    private static final String PATH = "/admin";
    private static final String SESSION = "__Secure-shrike";
    private static final String NAME = "__Secure-shrike-name";
    private static final String NOTICE = "__Secure-shrike-notice";
    private static final String LOGIN = "__Secure-shrike-login";
    private static final Duration NAME_LIVES = Duration.ofHours(12);
    private static final Duration NOTICE_LIVES = Duration.ofMinutes(1);
    private static final Duration LOGIN_LIVES = Duration.ofHours(1);

    private PageCookies() {}

    /** Holds the person's token for as long as it is good. */
    public static Cookie session(String token, Duration lifetime) {
        return cookie(SESSION, token, lifetime);
    }

    /**
     * How the person calls themselves; shown to them alone, so it need not be trusted. It outlives the session, so that one that has
     * ended is told from none.
     */
    public static Cookie name(String name) {
        return cookie(NAME, encoded(name), NAME_LIVES);
    }

    /** Whether somebody was logged in with this browser a while ago and has not logged out. */
    public static boolean wasHere(HttpRequest<?> request) {
        return value(request, NAME).isPresent();
    }

    /** A sentence for the next page. */
    public static Cookie notice(String text) {
        return cookie(NOTICE, encoded(text), NOTICE_LIVES);
    }

    /** What a form for logging in belongs to. */
    public static Cookie login(String nonce) {
        return cookie(LOGIN, nonce, LOGIN_LIVES);
    }

    /** Cookies that end session and name. */
    public static Cookie[] ended() {
        return new Cookie[] {cookie(SESSION, "", Duration.ZERO), cookie(NAME, "", Duration.ZERO)};
    }

    static Cookie noticeShown() {
        return cookie(NOTICE, "", Duration.ZERO);
    }

    static Optional<String> token(HttpRequest<?> request) {
        return value(request, SESSION);
    }

    static Optional<String> name(HttpRequest<?> request) {
        return value(request, NAME).flatMap(PageCookies::decoded);
    }

    static Optional<String> notice(HttpRequest<?> request) {
        return value(request, NOTICE).flatMap(PageCookies::decoded);
    }

    /** What {@link #login} has set. */
    public static Optional<String> loginNonce(HttpRequest<?> request) {
        return value(request, LOGIN);
    }

    private static Optional<String> value(HttpRequest<?> request, String name) {
        return request.getCookies().findCookie(name).map(Cookie::getValue).filter(value -> !value.isBlank());
    }

    private static Cookie cookie(String name, String value, Duration lifetime) {
        return Cookie.of(name, value)
                .path(PATH)
                .httpOnly(true)
                .secure(true)
                .sameSite(SameSite.Strict)
                .maxAge(lifetime.toSeconds());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException made) {
            return Optional.empty(); // not ours: whoever made it sees nothing
        }
    }
}
