package dev.shrike.admin.page.session;

import dev.shrike.rest.identity.ServiceSecret;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Tokens that forms of a session carry: a keyed hash of the session's id, so that any instance checks what any other made, and none
 * keeps anything. Thread-safe.
 */
@Singleton
public final class Csrf {
    /** The form's field. */
    public static final String FIELD = "csrf";
    /** The header by which htmx sends it. */
    public static final String HEADER = "X-CSRF-Token";

    private static final String USE = "page-csrf";
    private static final int BYTES = 24;

    private final ServiceSecret secret;

    Csrf(ServiceSecret secret) {
        this.secret = secret;
    }

    /** The token of what this id names: a session, or a form for logging in. */
    public String token(String id) {
        byte[] hash = secret.hash(USE, id.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    }

    /** Whether it is the token of that id; takes equally long for every wrong one. */
    public boolean matches(String id, String token) {
        return MessageDigest.isEqual(
                token(id).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
