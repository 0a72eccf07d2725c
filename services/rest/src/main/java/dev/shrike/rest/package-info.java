/**
 * The conventions that every REST service of Shrike shares: problem answers ({@link dev.shrike.rest.problem}), who is
 * calling ({@link dev.shrike.rest.identity}), repeated requests ({@link dev.shrike.rest.idempotency}) and erased people
 * ({@link dev.shrike.rest.erased}).
 *
 * <p>Having this module on the class path is enough: its defaults (snake_case JSON, strict numbers, 1 MB requests) come
 * with it, see {@link dev.shrike.rest.settings}. A service with a database adds {@code classpath:db/rest} to the Flyway
 * locations of its datasource.
 */
package dev.shrike.rest;
