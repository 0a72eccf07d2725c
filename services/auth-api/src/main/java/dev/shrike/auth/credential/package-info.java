/** What people log in with: user name and Argon2id hash. user-api puts and deletes it through internal endpoints. */
package dev.shrike.auth.credential;
