package dev.shrike.messaging.saga;

/**
 * What a step or its compensation does. It may be repeated with the same key and then has the effect of one call. A remote
 * one bounds its calls by timeouts, and is interrupted when its step's time is over.
 *
 * @param <S> the saga's state
 */
@FunctionalInterface
public interface StepAction<S> {

    /**
     * Does it.
     *
     * @param state as the step before left it
     * @param key the same at each attempt; what a remote party tells a repetition by
     * @return the state from here on
     * @throws SagaRefusedException to give up without another try
     * @throws Exception to be tried again after a pause
     */
    S apply(S state, StepKey key) throws Exception;
}
