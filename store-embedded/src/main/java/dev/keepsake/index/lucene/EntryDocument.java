package dev.keepsake.index.lucene;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.filter.Facets;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.ScopeField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** What is kept of an entry, and under which field names. */
final class EntryDocument {

    /** The number of this layout; a directory written under another number is filled anew. */
    static final String LAYOUT = "5";

    static final String KEY = "key";
    static final String FACETS = "facets";
    static final String VECTOR = "vector";
    static final String EXPIRES = "expires";
    static final String VALID_FROM = "valid-from";
    static final String VALID_TO = "valid-to";
    static final String CONTEXT = "context";
    static final String CIRCUMSTANCES = "circumstances";
    static final String SAID_AT = "said-at";
    static final String ORIGIN = "origin";
    static final String CATEGORY = "category";

    /** Which entries stand for all when those are too many to look at: one in 64, and of these one in 16. */
    static final Term ONE_IN_64 = new Term("sample", "64");

    static final Term ONE_IN_1024 = new Term("sample", "1024");

    private static final long NEVER = Long.MAX_VALUE;
    private static final String IDENTITY = "identity";
    private static final String PROJECT = "project";
    private static final String KIND = "kind";
    private static final String STATE = "state";
    private static final String OWNED_BY = "owned-by";
    private static final String CATEGORIZED = "categorized";
    private static final String ENTITY = "entity";
    private static final String SPEAKER = "speaker";
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
        for (String category : new HashSet<>(facets.categories())) {
            document.add(term(category(category)));
        }
        if (!facets.categories().isEmpty()) {
            document.add(term(anyCategory()));
        }
        LocalDate expiresOn = facets.expiresOn();
        document.add(new LongField(EXPIRES, expiresOn == null ? NEVER : expiresOn.toEpochDay(), Field.Store.NO));
        document.add(new LongField(VALID_FROM, milliseconds(facets.validity().from()), Field.Store.NO));
        document.add(new LongField(VALID_TO, milliseconds(facets.validity().to()), Field.Store.NO));
        document.add(new BinaryDocValuesField(FACETS, FacetsCodec.encode(facets)));
        addVector(document, VECTOR, entry.embedding());
        document.add(new Field(language.field(), Spelling.of(entry.text()), WORDS));
        addStructure(document, entry);
        return document;
    }

    private static void addVector(Document document, String field, @Nullable Embedding embedding) {
        if (embedding != null) {
            document.add(new KnnFloatVectorField(field, embedding.vector(), VectorSimilarityFunction.DOT_PRODUCT));
        }
    }

    private static void addStructure(Document document, IndexEntry entry) {
        addVector(document, CONTEXT, entry.features().inContext());
        BytesRef circumstances = CircumstancesCodec.encode(entry);
        document.add(new BinaryDocValuesField(CIRCUMSTANCES, circumstances));
        double saidAt = EntryMoments.seconds(entry.facets().createdAt());
        document.add(new NumericDocValuesField(SAID_AT, NumericUtils.doubleToSortableLong(saidAt)));
        for (TurnId origin : entry.origins()) {
            document.add(new StringField(ORIGIN, CircumstancesCodec.term(origin), Field.Store.NO));
        }
        Set<String> entities = new HashSet<>();
        for (EntityMention mention : entry.features().named()) {
            if (entities.add(mention.canonical())) {
                document.add(term(entity(mention.canonical())));
            }
        }
        for (String name : entry.speakerNames()) {
            document.add(term(speaker(name)));
        }
        // By the key alone, so that the sample of a scope is the same whatever else is stored.
        int dice = StringHelper.murmurhash3_x86_32(new BytesRef(entry.key().text()), 0);
        if (dice % 64 == 0) {
            document.add(term(ONE_IN_64));
        }
        if (dice % 1024 == 0) {
            document.add(term(ONE_IN_1024));
        }
    }

    /** The millisecond that holds a moment, since 1970; the first or the last there is for moments beyond. */
    static long milliseconds(Instant moment) {
        try {
            return moment.toEpochMilli();
        } catch (ArithmeticException beyond) {
            return moment.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** What every entry has that names this entity. */
    static Term entity(String canonical) {
        return new Term(ENTITY, ExactTerm.of(canonical));
    }

    /** What every entry has whose speaker has this name, or it as one word of it. */
    static Term speaker(String canonical) {
        return new Term(SPEAKER, ExactTerm.of(canonical));
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

    static Term category(String name) {
        return new Term(CATEGORY, ExactTerm.of(name));
    }

    /** What every entry has that is in some category. */
    static Term anyCategory() {
        return new Term(CATEGORIZED, CATEGORIZED);
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
