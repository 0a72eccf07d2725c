/** The key vault: data keys wrapped by a key-encryption key in PostgreSQL, and the fence that an erasure leaves. */
package dev.shrike.gdpr.vault;
