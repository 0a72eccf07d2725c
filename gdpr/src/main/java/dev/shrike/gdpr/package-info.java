/** Shrike gdpr. */
package dev.shrike.gdpr;
