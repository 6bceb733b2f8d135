package dev.keepsake.index.lucene;

import dev.keepsake.filter.Facets;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.ScopeField;
import java.time.LocalDate;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/** What is kept of an entry, and under which field names. */
final class EntryDocument {

    /** The number of this layout; a directory written under another number is filled anew. */
    static final String LAYOUT = "1";

    static final String KEY = "key";
    static final String FACETS = "facets";
    static final String VECTOR = "vector";
    static final String EXPIRES = "expires";

    private static final long NEVER = Long.MAX_VALUE;
    private static final String IDENTITY = "identity";
    private static final String PROJECT = "project";
    private static final String KIND = "kind";
    private static final String STATE = "state";
    private static final String OWNED_BY = "owned-by";
    private static final FieldType WORDS = words();

    private EntryDocument() {}

    static Document of(IndexEntry entry, Language language) {
        Facets facets = entry.facets();
        Document document = new Document();
        document.add(term(identity(entry.project(), entry.key())));
        document.add(new BinaryDocValuesField(KEY, new BytesRef(entry.key().text())));
        document.add(term(project(entry.project())));
        document.add(term(kind(kindOf(entry.key()))));
        for (ScopeField field : ScopeField.values()) {
            String id = facets.scope().id(field);
            if (id != null) {
                document.add(term(owner(field, id)));
                document.add(term(anyOwner(field)));
            }
        }
        document.add(term(state(facets.state().name())));
        LocalDate expiresOn = facets.expiresOn();
        document.add(new LongField(EXPIRES, expiresOn == null ? NEVER : expiresOn.toEpochDay(), Field.Store.NO));
        document.add(new BinaryDocValuesField(FACETS, FacetsCodec.encode(facets)));
        document.add(new KnnFloatVectorField(VECTOR, entry.embedding().vector(), VectorSimilarityFunction.DOT_PRODUCT));
        document.add(new Field(language.field(), entry.text(), WORDS));
        return document;
    }

    /** The one term that only this entry has; a copy of a project may hold the same keys as its original. */
    static Term identity(ProjectId project, EntryKey key) {
        return new Term(IDENTITY, key.text() + " " + ExactTerm.of(project.value()));
    }

    static Term project(ProjectId project) {
        return new Term(PROJECT, ExactTerm.of(project.value()));
    }

    static Term kind(EntryKind kind) {
        return new Term(KIND, kind.name());
    }

    static Term state(String state) {
        return new Term(STATE, state);
    }

    static Term owner(ScopeField field, String id) {
        return new Term(ownerField(field), ExactTerm.of(id));
    }

    static String ownerField(ScopeField field) {
        return "owner-" + field.key();
    }

    /** What every entry has that names some owner in this field. */
    static Term anyOwner(ScopeField field) {
        return new Term(OWNED_BY, field.key());
    }

    private static EntryKind kindOf(EntryKey key) {
        return switch (key) {
            case EntryKey.OfMemory memory -> EntryKind.MEMORY;
            case EntryKey.OfTurn turn -> EntryKind.TURN;
        };
    }

    private static StringField term(Term term) {
        return new StringField(term.field(), term.text(), Field.Store.NO);
    }

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }
}
