package dev.keepsake.config;

import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the sections chat and embedder, each with its list of further models. */
final class ModelSections {

    private ModelSections() {}

    static KeepsakeConfig.Chat chat(Values values, EgressChecks egress, List<Effective> effective) {
        ModelWords words = Settings.CHAT;
        List<ModelSettings> models = new ArrayList<>();
        Map<String, ModelPrices.Price> prices = new HashMap<>();
        one(values, egress, models, prices);
        boolean first = !models.isEmpty() || !values.sound(words.provider);
        for (Values part : more(words, values, egress.reading())) {
            one(part, egress, models, prices);
            effective.addAll(part.effective());
        }
        if (values.says(words.more) && !first) {
            values.missing(
                    words.more,
                    values.where(words.more),
                    "there is no first model that it could follow",
                    "name the first one in chat: provider and model");
        }
        boolean pictures = !models.isEmpty() && models.getFirst().seesPictures();
        if (values.get(words.pictures, false) && !first) {
            values.missing(
                    words.pictures,
                    values.where(words.pictures),
                    "describing pictures needs a chat model, and there is none",
                    "name one in the section chat");
        }
        LastResort lastResort = values.get(words.lastResort, LastResort.LOCAL);
        return new KeepsakeConfig.Chat(models, new ModelPrices(prices), lastResort, pictures);
    }

    /** The parts of the list of further models. */
    private static List<Values> more(ModelWords words, Values values, Reading reading) {
        List<Values> parts = new ArrayList<>();
        List<Node> more = values.get(words.more);
        for (int i = 0; more != null && i < more.size(); i++) {
            String prefix = words.more.path() + "[" + i + "].";
            parts.add(new Values(new Part(prefix, said(words, more.get(i), prefix, reading)), reading));
        }
        return parts;
    }

    private static void one(
            Values values, EgressChecks egress, List<ModelSettings> models, Map<String, ModelPrices.Price> prices) {
        ModelWords words = Settings.CHAT;
        ModelPrices.Price price = values.get(words.price);
        new ModelReader(words, values, egress).read().ifPresent(settings -> {
            models.add(settings);
            if (price != null) {
                prices.put(settings.model(), price);
            }
            if (price != null && settings.model().isEmpty() && values.sound(words.provider, words.model)) {
                values.problem(words.price, "a price needs a model by its name", "say model too");
            }
        });
    }

    /** What a part of the list says. */
    private static Map<String, Node> said(ModelWords words, Node item, String prefix, Reading reading) {
        return switch (item) {
            case Node.Text word -> ofWord(words, word, prefix, reading);
            case Node.Section section -> ofSection(words, section, prefix, reading);
            default -> {
                reading.problem(
                        item.where(),
                        prefix.substring(0, prefix.length() - 1),
                        "provider/model or a section is expected, got " + item.form(),
                        "write it like " + example(words));
                yield Map.of();
            }
        };
    }

    private static Map<String, Node> ofWord(ModelWords words, Node.Text word, String prefix, Reading reading) {
        Map<String, Node> said = OneWord.expand(words.section(), word);
        if (said.containsKey("provider")) {
            return said;
        }
        reading.problem(
                word.where(),
                prefix.substring(0, prefix.length() - 1),
                "provider/model is expected, got " + Shown.quoted(word.text()),
                "begin it with a provider, as in " + example(words) + ", or write a section with provider and model");
        return Map.of();
    }

    private static String example(ModelWords words) {
        return words.isChat() ? "groq/llama-3.3-70b-versatile" : "openai/text-embedding-3-small";
    }

    private static Map<String, Node> ofSection(ModelWords words, Node.Section section, String prefix, Reading reading) {
        Map<String, Node> said = new LinkedHashMap<>();
        Map<String, Node> guesses = new LinkedHashMap<>();
        List<String> known = words.ofOneModel().stream().map(Setting::name).toList();
        section.entries().forEach((name, node) -> {
            if (known.contains(name)) {
                said.put(name, node);
            } else if (ModelWords.OF_NO_PROVIDER.contains(name)) {
                reading.problem(
                        node.where(),
                        prefix + name,
                        "it is for all models together",
                        "say it once, in the section " + words.section());
            } else {
                Unknown.key(words.section(), prefix, name, node.where(), reading)
                        .flatMap(Settings::ofPath)
                        .map(Setting::name)
                        .filter(known::contains)
                        .ifPresent(meant -> guesses.put(meant, node));
            }
        });
        guesses.forEach(said::putIfAbsent);
        return said;
    }

    static ModelSettings embedder(Values values, EgressChecks egress) {
        return new ModelReader(Settings.EMBEDDER, values, egress)
                .read()
                .orElseGet(() -> ModelSettings.of(Provider.LOCAL, ""));
    }

    /** Those of other providers that may be changed to. */
    static List<ModelSettings> otherEmbedders(Values values, EgressChecks egress, List<Effective> effective) {
        List<ModelSettings> others = new ArrayList<>();
        for (Values part : more(Settings.EMBEDDER, values, egress.reading())) {
            new ModelReader(Settings.EMBEDDER, part, egress).read().ifPresent(others::add);
            effective.addAll(part.effective());
        }
        return others;
    }
}
