/** Shrike auth-api. */
package dev.shrike.auth;
