/**
 * Proves erasures by scanning every place that this service is told of: {@link dev.shrike.users.verification.VerificationScan} for
 * the erasure itself, {@code /gdpr/verifications} for admins.
 */
package dev.shrike.users.verification;
