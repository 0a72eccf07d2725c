/**
 * user-api: people and their profiles ({@link dev.shrike.users.registration}, {@link dev.shrike.users.profile}) and their
 * erasure ({@link dev.shrike.users.erasure}). Whatever can be read about a person is sealed, in the database too.
 */
package dev.shrike.users;
