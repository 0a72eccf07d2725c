/** The check of a build that every field which looks personal is sealed, or was considered by a person who says why not. */
package dev.shrike.schemas.personal;
