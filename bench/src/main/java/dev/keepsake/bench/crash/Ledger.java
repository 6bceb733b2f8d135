package dev.keepsake.bench.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What was sent and what was acknowledged. Safe for use by many threads. */
final class Ledger {

    /** By user, text to the id that the server acknowledged. */
    private final Map<String, Map<String, String>> acknowledged = new TreeMap<>();

    /** Sent, but the server died before it answered. */
    private final Map<String, Note> unanswered = new HashMap<>();

    /** By event, the notes of which facts are being made. */
    private final Map<String, Note> begun = new HashMap<>();

    /** Texts acknowledged since the last {@link #takeFresh}. */
    private final Set<String> fresh = new HashSet<>();

    private long writes;
    private long learned;

    synchronized void sending(Note note) {
        unanswered.put(note.key(), note);
    }

    /** The server has answered with one id for each text. */
    synchronized void acknowledged(Note note, List<String> ids) {
        if (ids.size() != note.texts().size()) {
            throw new IllegalStateException("Acknowledged " + ids.size() + " memories for "
                    + note.texts().size() + " messages of " + note.key());
        }
        unanswered.remove(note.key());
        Map<String, String> known = acknowledged.computeIfAbsent(note.user(), user -> new HashMap<>());
        for (int i = 0; i < ids.size(); i++) {
            known.put(note.texts().get(i), ids.get(i));
            fresh.add(note.texts().get(i));
        }
        writes++;
    }

    /** The server has promised, under this event, to make facts of the note. */
    synchronized void promised(Note note, String event) {
        unanswered.remove(note.key());
        begun.put(event, note);
        writes++;
    }

    /** The promise was kept: these are the facts, text to id. */
    synchronized void kept(String event, Map<String, String> facts) {
        Note note = Objects.requireNonNull(begun.remove(event), "only what was promised is kept");
        acknowledged.computeIfAbsent(note.user(), user -> new HashMap<>()).putAll(facts);
        fresh.addAll(facts.keySet());
        learned += facts.size();
    }

    /** The events whose end nobody has seen yet, with their notes. */
    synchronized Map<String, Note> begun() {
        return Map.copyOf(begun);
    }

    /** How many facts were made in the background. */
    synchronized long learned() {
        return learned;
    }

    synchronized List<Note> unanswered() {
        return new ArrayList<>(unanswered.values());
    }

    synchronized Set<String> users() {
        return Set.copyOf(acknowledged.keySet());
    }

    /** Text to id. */
    synchronized Map<String, String> of(String user) {
        return Map.copyOf(acknowledged.getOrDefault(user, Map.of()));
    }

    /** The texts acknowledged since this was last asked. */
    synchronized Set<String> takeFresh() {
        Set<String> taken = Set.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    synchronized long writes() {
        return writes;
    }

    synchronized long memories() {
        return acknowledged.values().stream().mapToLong(Map::size).sum();
    }
}
