package dev.keepsake.api;

import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.Scope;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of consolidating a scope, or would come of it.
 *
 * @param scope whose memories
 * @param operation the operation, to undo it by; null for a dry run, and when there was nothing to change
 * @param findings in the order of the steps; a dry run has those of the run that would follow it
 * @param used what models were asked
 */
public record Consolidation(Scope scope, @Nullable UUID operation, List<Finding> findings, List<ModelUse> used) {

    public Consolidation {
        findings = List.copyOf(findings);
        used = List.copyOf(used);
    }

    /** One thing that was found, and what is done about it. */
    public sealed interface Finding {

        /** The memories it concerns. */
        List<MemoryId> memories();

        /**
         * Past its last day, or kept long enough: deleted.
         *
         * @param memory which
         * @param reason which of the two
         */
        record Outlived(MemoryId memory, Reason reason) implements Finding {

            /** Why it is deleted. */
            public enum Reason {
                LAST_DAY,
                RETENTION
            }

            @Override
            public List<MemoryId> memories() {
                return List.of(memory);
            }
        }

        /**
         * A fact that nobody has released in time: dropped.
         *
         * @param held its id in the quarantine
         */
        record Dropped(UUID held) implements Finding {
            @Override
            public List<MemoryId> memories() {
                return List.of();
            }
        }

        /**
         * Memories that say the same: one stays, with the sources of all, and the others are superseded by it.
         *
         * @param kept the one that stays
         * @param merged the others
         */
        record Duplicates(MemoryId kept, List<MemoryId> merged) implements Finding {
            public Duplicates {
                merged = List.copyOf(merged);
            }

            @Override
            public List<MemoryId> memories() {
                return Stream.concat(Stream.of(kept), merged.stream()).toList();
            }
        }

        /**
         * Pieces of one statement: joined to a new memory that supersedes them.
         *
         * @param parts the pieces
         * @param text what they are joined to
         */
        record Fragments(List<MemoryId> parts, String text) implements Finding {
            public Fragments {
                parts = List.copyOf(parts);
            }

            @Override
            public List<MemoryId> memories() {
                return parts;
            }
        }

        /**
         * Memories that cannot be true together; they stay as they are, for a person or an agent to decide.
         *
         * @param memories the memories, by id
         * @param found how that is known
         */
        record Contradiction(List<MemoryId> memories, Found found) implements Finding {

            /** How a contradiction is known. */
            public enum Found {
                /** They answer the same question about the same subject differently, in different scopes of a user. */
                SLOT,
                /** They do so in one scope, known from people of different trust. */
                TRUST,
                /** The extractor said so when it read the later one. */
                EXTRACTOR
            }

            public Contradiction {
                memories = List.copyOf(memories);
            }
        }

        /**
         * What is known of a user on one page: a new memory.
         *
         * @param text the page; a number in brackets counts in the links of the new memory, from 1
         * @param memories what it was made of; of a memory that the same run joins, its pieces
         * @param replaced the page that it supersedes, or null
         */
        record Profile(
                String text,
                List<MemoryId> memories,
                @Nullable MemoryId replaced) implements Finding {
            public Profile {
                memories = List.copyOf(memories);
            }
        }

        /**
         * A page that nothing is left of to write it from: deleted.
         *
         * @param memory the page
         */
        record Obsolete(MemoryId memory) implements Finding {
            @Override
            public List<MemoryId> memories() {
                return List.of(memory);
            }
        }

        /**
         * A step that was done without the chat model, because that could not be asked or its answer could not be used.
         *
         * @param step which
         * @param reason why, without anybody's text
         */
        record WithoutModel(ConsolidationStep step, String reason) implements Finding {
            @Override
            public List<MemoryId> memories() {
                return List.of();
            }
        }
    }
}
