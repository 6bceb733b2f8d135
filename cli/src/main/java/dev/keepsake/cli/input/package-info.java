/** What commands read: conversations from text, JSON and JSONL, and exports of this program and of Mem0. */
@NullMarked
package dev.keepsake.cli.input;

import org.jspecify.annotations.NullMarked;
