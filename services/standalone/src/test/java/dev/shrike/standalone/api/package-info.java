/** Checks of the APIs as the build describes them: complete, unbroken, and who may call what. */
package dev.shrike.standalone.api;
