package dev.keepsake.engine.entity;

import dev.keepsake.entity.EntityKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names in Korean, where particles cling to words: whoever is addressed by a form of respect or has a particle that only
 * persons have, a surname with two more syllables, and what stands before the verbs of living, going and coming.
 */
final class KoreanNames {

    /** From the longest to the shortest, so that the longest is taken off. */
    static final List<String> PARTICLES = List.of(
            "\uc774\ub77c\uace0",
            "\uc73c\ub85c\ubd80\ud130",
            "\uc5d0\uc11c\ub294",
            "\uc5d0\uac8c\uc11c",
            "\ud55c\ud14c\uc11c",
            "\uc5d0\uc11c",
            "\uc5d0\uac8c",
            "\ud55c\ud14c",
            "\uc73c\ub85c",
            "\uc774\ub791",
            "\uae4c\uc9c0",
            "\ubd80\ud130",
            "\uc774\ub294",
            "\uc774\uac00",
            "\uc774\uc758",
            "\ub77c\uace0",
            "\ub791",
            "\uc5d0\ub294",
            "\uc774\uc57c",
            "\uc785\ub2c8\ub2e4",
            "\uc608\uc694",
            "\uc774\uc5d0\uc694",
            "\uaed8\uc11c",
            "\ucc98\ub7fc",
            "\ubcf4\ub2e4",
            "\uaed8",
            "\uc740",
            "\ub294",
            "\uc774",
            "\uac00",
            "\uc744",
            "\ub97c",
            "\uc758",
            "\uc640",
            "\uacfc",
            "\ub3c4",
            "\ub9cc",
            "\uc5d0",
            "\ub85c",
            "\uc57c",
            "\uc544");

    private static final List<String> OF_PERSONS = List.of(
            "\ud55c\ud14c\uc11c", "\uc5d0\uac8c\uc11c", "\ud55c\ud14c", "\uc5d0\uac8c", "\uaed8\uc11c", "\uaed8");
    private static final List<String> OF_SUBJECTS = List.of(
            "\uc774\ub791",
            "\ub791",
            "\uc640",
            "\uacfc",
            "\uc740",
            "\ub294",
            "\uc774\uac00",
            "\uc774",
            "\uac00",
            "\ub97c",
            "\uc744",
            "\uc758");
    private static final List<String> OF_PLACES = List.of("\uc5d0\uc11c", "\uc73c\ub85c", "\uc5d0", "\ub85c");
    private static final List<String> RESPECT = List.of("\uc120\uc0dd\ub2d8", "\uc528", "\ub2d8");
    /** live, go, went, move, travel, come, be born, study abroad, business trip, work */
    private static final List<String> MOTION = List.of(
            "\uc0b4",
            "\uac04",
            "\uac08",
            "\uac11",
            "\uac14",
            "\uac00",
            "\uc774\uc0ac",
            "\uc5ec\ud589",
            "\uc654",
            "\ud0dc\uc5b4",
            "\uc720\ud559",
            "\ucd9c\uc7a5",
            "\uc77c\ud558",
            "\uc77c\ud588",
            "\uadfc\ubb34",
            "\ub2e4\ub140",
            "\ub2e4\ub2c8",
            "\uacf5\ubd80");

    private static final int SYLLABLES = 3;
    private static final int LONGEST_NAME = 5;

    private KoreanNames() {}

    static List<Find> in(List<Word> words) {
        List<Find> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).writing() == Writing.HANGUL) {
                Find find = read(words, i);
                if (find != null) {
                    found.add(find);
                }
            }
        }
        return found;
    }

    private static @Nullable Find read(List<Word> words, int at) {
        String word = words.get(at).lower();
        int start = words.get(at).start();
        String stem = withoutParticle(word, PARTICLES);
        for (String respect : RESPECT) {
            if (stem.endsWith(respect) && isPerson(stem.substring(0, stem.length() - respect.length()))) {
                return Find.of(start, start + stem.length() - respect.length(), EntityKind.PERSON);
            }
        }
        if (isAddressed(words, at) && !UncasedWords.KIN.contains(word)) {
            return Find.of(start, start + word.length(), EntityKind.PERSON);
        }
        String person = withoutParticle(word, OF_PERSONS);
        if (person.length() < word.length() && isPerson(person)) {
            return Find.of(start, start + person.length(), EntityKind.PERSON);
        }
        String subject = withoutParticle(word, OF_SUBJECTS);
        if (subject.length() == SYLLABLES && isSurnamed(subject, word) && isPerson(subject)) {
            return Find.of(start, start + subject.length(), EntityKind.PERSON);
        }
        return place(words, at);
    }

    private static boolean isAddressed(List<Word> words, int at) {
        if (at + 1 >= words.size() || words.get(at + 1).gap() != Gap.SPACE) {
            return false;
        }
        String next = words.get(at + 1).lower();
        return RESPECT.stream()
                .anyMatch(respect -> next.startsWith(respect)
                        && (next.equals(respect) || PARTICLES.contains(next.substring(respect.length()))));
    }

    private static boolean isSurnamed(String name, String word) {
        return name.length() < word.length() && UncasedWords.KOREAN_SURNAMES.contains(name.codePointAt(0));
    }

    private static @Nullable Find place(List<Word> words, int at) {
        Word word = words.get(at);
        String place = withoutParticle(word.lower(), OF_PLACES);
        boolean moves = place.length() < word.lower().length()
                && at + 1 < words.size()
                && MOTION.stream().anyMatch(words.get(at + 1).lower()::startsWith);
        boolean named =
                place.length() >= 2 && place.length() <= LONGEST_NAME && !UncasedWords.NO_PLACES.contains(place);
        return moves && named && !UncasedWords.KIN.contains(place)
                ? Find.of(word.start(), word.start() + place.length(), EntityKind.PLACE)
                : null;
    }

    private static boolean isPerson(String name) {
        return name.length() >= 2
                && name.length() <= LONGEST_NAME
                && !UncasedWords.KIN.contains(name)
                && !name.endsWith(RESPECT.getLast());
    }

    static String withoutParticle(String word, List<String> particles) {
        for (String particle : particles) {
            if (word.length() > particle.length() + 1 && word.endsWith(particle)) {
                return word.substring(0, word.length() - particle.length());
            }
        }
        return word;
    }
}
