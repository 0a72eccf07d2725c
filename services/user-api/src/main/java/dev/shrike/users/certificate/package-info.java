/**
 * Certificates of erasure: one chain for the whole platform, kept in the database, signed by a key in a file, readable for
 * whoever knows an erasure's id. What is certified comes from {@link dev.shrike.users.erasure}.
 */
package dev.shrike.users.certificate;
