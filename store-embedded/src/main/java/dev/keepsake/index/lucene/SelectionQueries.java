package dev.keepsake.index.lucene;

import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.ScopeField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A {@link Selection} in the engine's terms, with exactly the meaning of {@link Selection#includes}: project, scope, kinds,
 * state and expiry are exact as terms, the filter is pushed down where it can be and confirmed by itself where not.
 */
final class SelectionQueries {

    private SelectionQueries() {}

    /** The entries that may be proposed. */
    static Query selected(CandidateQuery query) {
        BooleanQuery.Builder all = scope(query);
        Visibility visibility = query.selection().visibility();
        BooleanQuery.Builder states = new BooleanQuery.Builder();
        for (MemoryState state : MemoryState.values()) {
            if (visibility.sees(state)) {
                states.add(new TermQuery(EntryDocument.state(state.name())), Occur.SHOULD);
            }
        }
        all.add(states.build(), Occur.FILTER);
        if (!visibility.expired()) {
            long today = LocalDate.ofInstant(visibility.now(), ZoneOffset.UTC).toEpochDay();
            all.add(LongField.newRangeQuery(EntryDocument.EXPIRES, today, Long.MAX_VALUE), Occur.FILTER);
        }
        Instant validAt = visibility.validAt();
        if (validAt != null) {
            long moment = EntryDocument.milliseconds(validAt);
            all.add(LongField.newRangeQuery(EntryDocument.VALID_FROM, Long.MIN_VALUE, moment), Occur.FILTER);
            all.add(LongField.newRangeQuery(EntryDocument.VALID_TO, after(moment), Long.MAX_VALUE), Occur.FILTER);
        }
        all.add(PushedFilter.exactly(query.selection().filter()), Occur.FILTER);
        return all.build();
    }

    /** The entries over which it is counted how common a word or a name is, see {@link Selection#counted()}. */
    static Query population(CandidateQuery query) {
        BooleanQuery.Builder all = scope(query);
        all.add(PushedFilter.exactly(query.selection().counted().filter()), Occur.FILTER);
        return all.build();
    }

    private static long after(long moment) {
        return moment == Long.MAX_VALUE ? moment : moment + 1;
    }

    private static BooleanQuery.Builder scope(CandidateQuery query) {
        Selection selection = query.selection();
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        filter(all, EntryDocument.project(selection.project()));
        for (ScopeField field : ScopeField.values()) {
            String id = selection.scope().id(field);
            if (id != null) {
                filter(all, EntryDocument.owner(field, id));
            }
        }
        BooleanQuery.Builder kinds = new BooleanQuery.Builder();
        for (EntryKind kind : EntryKind.values()) {
            if (query.kinds().contains(kind)) {
                kinds.add(new TermQuery(EntryDocument.kind(kind)), Occur.SHOULD);
            }
        }
        all.add(kinds.build(), Occur.FILTER);
        return all;
    }

    private static void filter(BooleanQuery.Builder all, Term term) {
        all.add(new TermQuery(term), Occur.FILTER);
    }
}
