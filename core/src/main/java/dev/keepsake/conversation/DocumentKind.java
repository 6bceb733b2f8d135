package dev.keepsake.conversation;

/** How a shared document is written. */
public enum DocumentKind {
    PDF,
    /** Markdown with components in it. */
    MDX,
    TEXT
}
