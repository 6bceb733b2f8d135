package dev.keepsake.engine.slot;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether what a pattern caught can be what the pattern is about: "moved to Porto" against "moved to the sales team". */
final class ValueTypes {

    private static final int SHORT = 3;
    private static final int LONGEST_NAME = 4;

    private static final Pattern DATE = Pattern.compile(
            "\\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|tonight|today|noon|midnight|morning|afternoon|evening"
                    + "|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|(?:jan|feb|mar|apr|jun|jul"
                    + "|aug|sept?|oct|nov|dec)\\b|next (?:week|month|year|spring|summer|autumn|fall|winter)|weekend|\\d{1,2}(?:st|nd|rd|th)"
                    + "|\\d{1,2}:\\d{2}|\\d{1,2} ?(?:am|pm|o'clock)|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.]\\d{1,2})\\b");
    private static final Pattern AMOUNT = Pattern.compile(
            "^(?:[$\u20ac\u00a3]\\s?)?\\d.*|^\\p{L}+ (?:dollars|euros|pounds|kilos|kg|meters|metres|feet).*");
    private static final Pattern NO_NAME =
            Pattern.compile("(?i)^(?:i|we|he|she|they|it|user)\\b|\\b(?:and|or|left|that|who|is)\\b");
    private static final Pattern INDEFINITE = Pattern.compile("(?i)(?:a|an|another|some|my|our|their|the local)\\b");
    private static final Pattern FIRST_WORD = Pattern.compile("^[\\p{L}'-]+");

    private ValueTypes() {}

    /** @param raw as it stands in the clause, before it was cut; {@code value} afterwards */
    static boolean fits(String type, String raw, String value) {
        return switch (type) {
            case "place" -> isPlace(raw, value);
            case "org" -> isOrganisation(raw, value);
            case "name" -> isName(raw, value);
            case "doctor" -> value.startsWith("dr");
            case "date" -> DATE.matcher(value).find();
            case "amount" -> AMOUNT.matcher(value).find();
            case "profession" -> isProfession(value);
            case "car" -> containsAny(value, Words.list("car"));
            case "school" -> containsAny(value, Words.list("school"));
            case "short" -> value.split(" ").length <= SHORT;
            default -> true;
        };
    }

    private static boolean isPlace(String raw, String value) {
        String first = firstWord(value);
        if (DATE.matcher(value).find()
                || containsAny(value, Words.list("not-place"))
                || Words.list("not-place-verb").contains(first)) {
            return false;
        }
        boolean indefinite = raw.matches("(?i)^(?:a|an|another|my|his|her|their|our)\\b.*");
        return !indefinite
                && (isCapitalised(raw) || containsAny(value, Words.list("area")) || value.split(" ").length == 1);
    }

    private static boolean isOrganisation(String raw, String value) {
        if (Words.list("not-org").contains(value) || value.startsWith("and ")) {
            return false;
        }
        // "Joined a mentorship program for LGBTQ youth" tells of no employer.
        if (INDEFINITE.matcher(raw).lookingAt() && containsAny(value, Words.list("circle"))) {
            return false;
        }
        return isCapitalised(raw) || containsAny(value, Words.list("org-noun"));
    }

    private static boolean isName(String raw, String value) {
        return Character.isUpperCase(raw.codePointAt(0))
                && !NO_NAME.matcher(raw).find()
                && value.split(" ").length <= LONGEST_NAME;
    }

    private static boolean isProfession(String value) {
        String last = value.replaceFirst(" (?:at|for|in|of|with|from|by|on|who|that) .*$", "")
                .replaceFirst("^.* ", "");
        if (Words.list("not-profession").contains(last)
                || Words.list("not-profession").contains(value)) {
            return false;
        }
        return Words.list("profession").contains(last)
                || (last.length() > 4
                        && Words.list("profession-ending").stream().anyMatch(last::endsWith));
    }

    /** Whether a word of it is a name. */
    private static boolean isCapitalised(String raw) {
        for (String word : raw.replaceFirst("^(?i:the|a|an|in|at)\\s+", "").split("[ -]")) {
            if (!word.isEmpty() && (Character.isUpperCase(word.codePointAt(0)) || Character.isDigit(word.charAt(0)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsAny(String value, Set<String> phrases) {
        String padded = " " + value.toLowerCase(Locale.ROOT) + " ";
        return phrases.stream().anyMatch(phrase -> padded.contains(" " + phrase + " "));
    }

    private static String firstWord(String value) {
        var matcher = FIRST_WORD.matcher(value);
        return matcher.find() ? matcher.group() : "";
    }
}
