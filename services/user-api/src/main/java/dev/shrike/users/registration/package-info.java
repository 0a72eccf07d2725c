/**
 * Becoming a user. A registration has two homes, the profile here and the credentials in auth-api, and is a saga, which
 * survives a crash anywhere: the row is pending until auth-api has the credentials, and only then published. Whoever repeats
 * the request goes on where it stopped; what needs the request and is not repeated is undone after an hour. The welcome mail
 * follows from the published event: it cannot be taken back, so it comes when nothing can fail any more.
 */
package dev.shrike.users.registration;
