/**
 * A service's part in an erasure, as one bean: {@link dev.shrike.messaging.erasure.ErasureParticipant}. For whoever conducts
 * erasures: who takes part, and taking a person out of JetStream.
 */
package dev.shrike.messaging.erasure;
