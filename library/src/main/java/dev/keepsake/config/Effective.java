package dev.keepsake.config;

/**
 * A value that counts, and who said so.
 *
 * @param key the setting's whole name
 * @param value as one would write it; a secret is hidden
 * @param where where it was said
 */
public record Effective(String key, String value, Where where) {}
