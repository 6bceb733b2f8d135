package dev.keepsake.index.lucene;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.scope.ScopeField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * A filter in the engine's terms.
 *
 * @param query matches every entry that the filter matches, and maybe more
 * @param exact whether it matches no more than those
 */
record PushedFilter(Query query, boolean exact) {

    /** A filter of more parts than this is left to {@link FacetsQuery}; Lucene refuses queries of 1024 clauses. */
    private static final int MOST_PARTS = 250;

    private static final PushedFilter UNKNOWN = new PushedFilter(MatchAllDocsQuery.INSTANCE, false);

    static PushedFilter of(Filter filter) {
        return partsOf(filter) > MOST_PARTS ? UNKNOWN : push(filter);
    }

    /** This filter's query, with the entries that it wrongly lets through taken out. */
    static Query exactly(Filter filter) {
        PushedFilter pushed = of(filter);
        if (pushed.exact) {
            return pushed.query;
        }
        return new BooleanQuery.Builder()
                .add(pushed.query, Occur.FILTER)
                .add(new FacetsQuery(filter), Occur.FILTER)
                .build();
    }

    private static PushedFilter push(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> parts) -> all(parts);
            case Filter.Or(List<Filter> parts) -> any(parts);
            case Filter.Not(Filter part) -> not(push(part));
            case Filter.Exists(Field.Owner(ScopeField owner), boolean expected) -> {
                PushedFilter exists = new PushedFilter(new TermQuery(EntryDocument.anyOwner(owner)), true);
                yield expected ? exists : not(exists);
            }
            case Filter.Exists(Field.Categories categories, boolean expected) -> {
                PushedFilter exists = new PushedFilter(new TermQuery(EntryDocument.anyCategory()), true);
                yield expected ? exists : not(exists);
            }
            case Filter.Exists exists -> UNKNOWN;
            case Filter.Condition(Field.Owner(ScopeField owner), var operator, AttributeValue value) ->
                condition(operator, value, options -> oneOwner(owner, options));
            case Filter.Condition(Field.Categories categories, var operator, AttributeValue value) ->
                operator == Operator.CONTAINS
                        ? oneCategory(List.of(value))
                        : condition(operator, value, PushedFilter::oneCategory);
            case Filter.Condition condition -> UNKNOWN;
        };
    }

    /** A comparison of something whose being one of several values is {@code oneOf}. */
    private static PushedFilter condition(
            Operator operator, AttributeValue value, Function<List<AttributeValue>, PushedFilter> oneOf) {
        return switch (operator) {
            case EQ -> oneOf.apply(List.of(value));
            case NE -> not(oneOf.apply(List.of(value)));
            case IN -> oneOf.apply(elements(value));
            case NIN -> not(oneOf.apply(elements(value)));
            case GT, GTE, LT, LTE, CONTAINS, ICONTAINS -> UNKNOWN;
        };
    }

    private static PushedFilter all(List<Filter> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        boolean exact = true;
        for (Filter part : parts) {
            PushedFilter pushed = push(part);
            all.add(pushed.query, Occur.FILTER);
            exact &= pushed.exact;
        }
        return new PushedFilter(all.build(), exact);
    }

    private static PushedFilter any(List<Filter> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder().add(MatchNoDocsQuery.INSTANCE, Occur.SHOULD);
        boolean exact = true;
        for (Filter part : parts) {
            PushedFilter pushed = push(part);
            any.add(pushed.query, Occur.SHOULD);
            exact &= pushed.exact;
        }
        return new PushedFilter(any.build(), exact);
    }

    private static PushedFilter not(PushedFilter part) {
        if (!part.exact) {
            return UNKNOWN;
        }
        BooleanQuery.Builder rest = new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .add(part.query, Occur.MUST_NOT);
        return new PushedFilter(rest.build(), true);
    }

    private static PushedFilter oneOwner(ScopeField owner, List<AttributeValue> values) {
        return oneOf(EntryDocument.ownerField(owner), id -> EntryDocument.owner(owner, id), values);
    }

    private static PushedFilter oneCategory(List<AttributeValue> values) {
        return oneOf(EntryDocument.CATEGORY, EntryDocument::category, values);
    }

    /** Exact for texts; a text can also equal a point in time, which only the filter itself knows. */
    private static PushedFilter oneOf(String field, Function<String, Term> term, List<AttributeValue> values) {
        List<BytesRef> terms = new ArrayList<>();
        for (AttributeValue value : values) {
            if (!(value instanceof AttributeValue.Text(String text))) {
                return UNKNOWN;
            }
            terms.add(term.apply(text).bytes());
        }
        return new PushedFilter(new TermInSetQuery(field, terms), true);
    }

    private static List<AttributeValue> elements(AttributeValue value) {
        return value instanceof AttributeValue.Items(List<AttributeValue> elements) ? elements : List.of(value);
    }

    private static int partsOf(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> parts) ->
                1 + parts.stream().mapToInt(PushedFilter::partsOf).sum();
            case Filter.Or(List<Filter> parts) ->
                1 + parts.stream().mapToInt(PushedFilter::partsOf).sum();
            case Filter.Not(Filter part) -> 1 + partsOf(part);
            case Filter.Exists exists -> 1;
            case Filter.Condition condition -> 1;
        };
    }
}
