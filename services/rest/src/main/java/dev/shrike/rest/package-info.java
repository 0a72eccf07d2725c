/** Shrike rest. */
package dev.shrike.rest;
