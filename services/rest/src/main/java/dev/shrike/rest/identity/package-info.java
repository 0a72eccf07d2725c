/**
 * Who is calling. People carry ES256 tokens signed with auth-api's key, services carry HS256 tokens signed with a
 * key that follows from the secret they share and their name; either kind is refused with the other's algorithm, and everything else is refused too.
 *
 * <p>A service asks {@link dev.shrike.rest.identity.Caller#of}. The process that issues tokens sets
 * {@code shrike.token.key-file}; the others set {@code shrike.auth.jwks-url}. All set {@code shrike.service.secret}.
 */
package dev.shrike.rest.identity;
