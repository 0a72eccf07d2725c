/** Shrike user-api. */
package dev.shrike.users;
