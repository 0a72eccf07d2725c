/** Shrike admin-api. */
package dev.shrike.admin;
