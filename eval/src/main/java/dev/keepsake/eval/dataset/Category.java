package dev.keepsake.eval.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A kind of question, as its dataset sorts them.
 *
 * @param key its number or name in the dataset
 * @param title what it is called
 * @param answerable whether the conversation answers it; only then does it count in an overall figure
 */
public record Category(String key, String title, boolean answerable) implements Comparable<Category> {

    /** Questions that the conversation does not answer, in datasets that say so. */
    public static final Category ABSTENTION = new Category("abstention", "abstention", false);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** A category that is its own title. */
    static Category named(String name) {
        return new Category(name, name, true);
    }

    /** Its number and title, or its title alone where a dataset has no numbers. */
    public String heading() {
        return key.equals(title) ? title : key + " " + title;
    }

    /** Its key; a number where the dataset has numbers. */
    @JsonValue
    Object json() {
        return NUMBER.matcher(key).matches() ? (Object) Integer.valueOf(key) : key;
    }

    /** What can be answered comes first. */
    @Override
    public int compareTo(Category other) {
        int byAnswerable = Boolean.compare(other.answerable, answerable);
        return byAnswerable != 0 ? byAnswerable : key.compareTo(other.key);
    }
}
