/**
 * Becoming a user. A registration has two homes, the profile here and the credentials in auth-api, and survives a crash
 * between them: the row is pending until auth-api has the credentials, and only then published. Whoever repeats the request
 * goes on where it stopped; what nobody goes on with is removed after an hour.
 */
package dev.shrike.users.registration;
