package dev.keepsake.config;

import java.util.List;

/** How a chat model chooses its words. */
final class SamplingWords {

    private final String section;

    final Setting<Double> temperature;
    final Setting<Double> topP;
    final Setting<Integer> topK;
    final Setting<Integer> maximumReply;
    final Setting<Boolean> reasons;
    final Setting<String> effort;

    SamplingWords(String section) {
        this.section = section;
        temperature = of("temperature", Kinds.number(0, 2), "How freely it chooses its words; not sent without it.")
                .withExample("0.2");
        topP = of("top-p", Kinds.number(0.001, 1), "From how much of the likely words it chooses; not sent without it.")
                .withExample("0.9");
        topK = of(
                        "top-k",
                        Kinds.whole(1, 1_000_000),
                        "From how many of the likeliest words it chooses; not sent without it.")
                .withExample("40");
        maximumReply = of(
                        "maximum-reply",
                        Kinds.whole(1, 1_000_000),
                        "At most so many tokens in a reply, where a request does not say so itself.")
                .withExample("2000");
        reasons = of(
                "reasons",
                Kinds.SWITCH,
                "Whether it reasons before it answers and therefore takes no temperature, top-p and top-k; told by its name"
                        + " without it.");
        effort = of("effort", Kinds.TEXT, "How long a model that reasons may do so.")
                .withExample("low");
    }

    List<Setting<?>> all() {
        return List.of(temperature, topP, topK, maximumReply, reasons, effort);
    }

    private <T> Setting<T> of(String name, Kind<T> kind, String meaning) {
        return Setting.of(section, name, kind, meaning);
    }
}
