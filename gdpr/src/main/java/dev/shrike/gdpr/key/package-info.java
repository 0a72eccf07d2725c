/** Data keys: what they are, how to ask for one, and the only places where their bytes may leave them. */
package dev.shrike.gdpr.key;
