package dev.keepsake.filter;

import dev.keepsake.scope.ScopeField;

/** What a condition looks at. */
public sealed interface Field {

    /** The id of one owner. */
    record Owner(ScopeField field) implements Field {}

    /** A caller's attribute; {@code key} is the whole key, dots have no meaning in it. */
    record Attribute(String key) implements Field {}

    /** The text of the memory. */
    record Text() implements Field {}

    /** When it was learned. */
    record CreatedAt() implements Field {}

    /** When it last changed. */
    record UpdatedAt() implements Field {}

    /** Its last day; compared as the midnight (UTC) that begins it. */
    record ExpiresOn() implements Field {}

    /** The speaker's name. */
    record Actor() implements Field {}

    /** The drawers it was put into, as a list; absent while it was put into none. */
    record Categories() implements Field {}

    /** The memory's id. */
    record Id() implements Field {}
}
