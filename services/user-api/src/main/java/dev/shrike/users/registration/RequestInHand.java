package dev.shrike.users.registration;

/**
 * The request whose thread runs the saga. Profile and password are readable in it only: they are never written down, so a
 * step that needs them waits for the same request when its process has died.
 */
final class RequestInHand {
    private static final ScopedValue<RegistrationRequest> REQUEST = ScopedValue.newInstance();

    private RequestInHand() {}

    /** Does the work with the request in hand. */
    static <T, X extends Throwable> T hold(RegistrationRequest request, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(REQUEST, request).call(work);
    }

    /** @throws IllegalStateException when nobody waits for the registration */
    static RegistrationRequest get() {
        return REQUEST.orElseThrow(() -> new IllegalStateException("Only the request itself can go on with this step"));
    }
}
