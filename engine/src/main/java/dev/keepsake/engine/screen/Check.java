package dev.keepsake.engine.screen;

/** One thing that every fact is looked at for. Safe for use by many threads. */
interface Check {

    void examine(Docket docket);
}
