package dev.keepsake.bench.search;

/** What a question is like, because what it names decides which signals are asked. */
enum Asked {
    PLAIN,
    NAMING_A_SPEAKER,
    NAMING_A_PLACE,
    NAMING_A_TIME,
    FOR_THE_LATEST
}
