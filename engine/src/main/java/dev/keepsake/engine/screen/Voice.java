package dev.keepsake.engine.screen;

import dev.keepsake.memory.Trust;

/** Who speaks in a passage, from the least to the most trusted. */
enum Voice {
    /** A system message: what an agent is told about itself. */
    SYSTEM(Trust.QUOTED),
    /** What a tool returned. */
    TOOL(Trust.QUOTED),
    /** Memories that the application has put before the model. */
    RECALLED(Trust.QUOTED),
    /** Text that gives instructions to a model or to the memory. */
    INSTRUCTING(Trust.QUOTED),
    /** Text that somebody passes on. */
    QUOTED(Trust.QUOTED),
    /** A program's own words. */
    PROGRAM(Trust.REPORTED),
    /** A person's own words. */
    PERSON(Trust.OWN);

    private final Trust trust;

    Voice(Trust trust) {
        this.trust = trust;
    }

    /** How far this voice can be trusted at most. */
    Trust trust() {
        return trust;
    }
}
