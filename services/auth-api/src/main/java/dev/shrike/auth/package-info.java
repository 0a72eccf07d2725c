/**
 * auth-api: what people log in with, the tokens they get for it and the key that signs these. Holds no profile; what it
 * knows of a person is user name, password hash and sessions, and an erasure removes all three.
 */
package dev.shrike.auth;
